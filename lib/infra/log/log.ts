import pino from "pino";

/**
 * The process's log: one JSON line an event. Callers give names and numbers of ours, never what a person wrote,
 * sent or is called (SEC-14); JSON's own quoting keeps line breaks from forging entries.
 */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** A line of a stack: `at name (file:1:2)`. A message of several lines may hold others that begin alike. */
const PLACE = /^\s+at .*(?::\d+:\d+|native|<anonymous>)\)?$/;

/** What of an error may be logged: its class, code and where it arose. Messages may quote what a person typed. */
export function errorFacts(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = (error as { code?: unknown }).code;
  const at = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => PLACE.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { name: error.name, ...(typeof code === "string" ? { code } : {}), at };
}
