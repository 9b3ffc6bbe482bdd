const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const MOMENT = /^(.+?)[T\s]\s*(\d{1,2}):(\d{2})(?::\d{2})?$/;

/**
 * A day as typed (2026-1-5, 2026/01/05, 2026年1月5日) or picked, as YYYY-MM-DD. Null for a day that does not exist.
 */
export function typedDay(typed: string): string | null {
  const parts = DAY.exec(typed.normalize("NFKC").trim());
  if (!parts) return null;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1990 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** A minute as typed or picked, as YYYY-MM-DDTHH:mm in China; a day alone stands for its first minute. */
export function typedMoment(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  const parts = MOMENT.exec(text);
  const day = typedDay(parts?.[1] ?? text);
  if (day === null) return null;
  const [hour, minute] = [Number(parts?.[2] ?? 0), Number(parts?.[3] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${day}T${hour.toString().padStart(2, "0")}:${minute.toString().padStart(2, "0")}`;
}

/** Now in China, in the same writing, so that the two compare as text. */
export function momentInChina(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
