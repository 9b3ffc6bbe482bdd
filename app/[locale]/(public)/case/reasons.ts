import type { Visit } from "@/app/_server/visit";
import { contestSchema } from "@/lib/reports/message-schema";
import { readStep } from "@/lib/reports/read-step";

/** Reasons that are given once: as they are kept, or a sentence on what is wrong with them. */
export function readReasons({ t }: Visit, typed: string): { ok: true; reasons: string } | { ok: false; error: string } {
  const read = readStep(contestSchema, { reasons: typed });
  if (read.ok) return { ok: true, reasons: read.answers.reasons };
  const { reason = "missing", values = {} } = read.problems[0] ?? {};
  if (reason !== "too_long") return { ok: false, error: t(`case.problems.${reason}`, values) };
  const { count = 0, max = 0 } = values;
  return { ok: false, error: t("case.problems.too_long_once", { count, max, over: count - max }) };
}
