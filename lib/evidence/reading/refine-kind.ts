import type { ReadField, TrackingEvent } from "@/lib/evidence/reading/reading";
import type { GuessedKind } from "@/lib/evidence/reading/screenshot-kind";

/** Two reviews this alike are hardly two people's words (Dice of their pairs of characters). */
const ALIKE = 0.45;
/** A parcel that far in so little time, hours. */
const TOO_FAST = 6;
/** Kilograms under which a parcel holds nothing. */
const TOO_LIGHT = 0.05;

/** Tells a template from honest reviews, and an odd parcel from a usual one, by what was read. */
export function refineKind(kind: GuessedKind | null, fields: readonly ReadField[], text: string): GuessedKind | null {
  if (kind?.name === "review_honest" && areAlike(fields)) return { ...kind, name: "review_template" };
  if (kind?.name === "logistics_normal" && isOdd(fields, text)) return { ...kind, name: "logistics_abnormal" };
  return kind;
}

function areAlike(fields: readonly ReadField[]): boolean {
  const texts = fields.flatMap((field) => (field.name === "reviewTexts" ? [pairsOf(field.value)] : []));
  return texts.some((a, at) => texts.slice(at + 1).some((b) => likeness(a, b) > ALIKE));
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, "")];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

function likeness(a: Set<string>, b: Set<string>): number {
  return (2 * [...a].filter((pair) => b.has(pair)).length) / Math.max(1, a.size + b.size);
}

/** Collected and signed with nothing between, or too soon after, or weighing nothing. */
function isOdd(fields: readonly ReadField[], text: string): boolean {
  const events = fields.flatMap((field) => (field.name === "trackingEvents" ? [field.value] : []));
  const weight = /(\d+(?:\.\d+)?)\s?(?:kg|千克|公斤)/i.exec(text)?.[1];
  if (weight !== undefined && Number(weight) <= TOO_LIGHT) return true;
  const signed = events.find(({ status }) => /签收/.test(status));
  const collected = events.find(({ status }) => /揽/.test(status));
  if (!signed || !collected) return false;
  return events.length <= 2 || hoursBetween(collected, signed) < TOO_FAST;
}

/** Hours from one event to another of the same year; infinite when a time cannot be understood. */
function hoursBetween(from: TrackingEvent, to: TrackingEvent): number {
  const [a, b] = [minuteOf(from.time), minuteOf(to.time)];
  return a === null || b === null ? Number.POSITIVE_INFINITY : (b - a) / 60;
}

function minuteOf(time: string): number | null {
  const [, month, day, hour, minute] = /(\d{1,2})[-./月](\d{1,2})日?\s*(\d{1,2})[:：](\d{2})/.exec(time) ?? [];
  if (minute === undefined) return null;
  return Date.UTC(2024, Number(month) - 1, Number(day), Number(hour), Number(minute)) / 60_000;
}
