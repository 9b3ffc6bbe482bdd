import type { Reading } from "@/lib/evidence/reading/reading";

/** What a labelled screenshot truly shows; see the README beside the pictures. */
export type Label = {
  readonly kind: string;
  readonly transcript: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly degradation: readonly string[];
  readonly hidden?: { readonly fields?: Readonly<Record<string, unknown>> };
};

/** Values compare without white space, full width equal to half width. */
export function plain(value: unknown): string {
  const text = typeof value === "object" && value !== null ? Object.values(value).join("|") : String(value);
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** 1 - edit distance ÷ length of the label, not below 0. */
export function accuracyInOrder(label: readonly string[], read: readonly string[]): number {
  const [a, b] = [[...plain(label.join(""))], [...plain(read.join(""))]];
  return Math.max(0, 1 - editDistance(a, b) / a.length);
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((letter, row) => {
    const now = [row + 1];
    b.forEach((other, at) => {
      const swapped = (before[at] ?? 0) + (letter === other ? 0 : 1);
      now.push(Math.min(swapped, (before[at + 1] ?? 0) + 1, (now[at] ?? 0) + 1));
    });
    before = now;
  });
  return before.at(-1) ?? 0;
}

/** Share of the label's characters that were read somewhere. */
export function accuracyAnyOrder(label: readonly string[], read: readonly string[]): number {
  const left = new Map<string, number>();
  for (const letter of plain(read.join(""))) left.set(letter, (left.get(letter) ?? 0) + 1);
  const letters = [...plain(label.join(""))];
  const found = letters.filter((letter) => {
    const rest = left.get(letter) ?? 0;
    left.set(letter, rest - 1);
    return rest > 0;
  });
  return found.length / letters.length;
}

export type FieldScore = { readonly right: number; readonly read: number; readonly labelled: number };
export type Miss = { readonly name: string; readonly value: string; readonly fault: "missed" | "wrong" };

/** Counts values, lists as sets, by the README's rules for what is not to be held against a reader. */
export function scoreFields(label: Label, reading: Reading): FieldScore & { readonly misses: readonly Miss[] } {
  const wanted = new Set(
    Object.entries(label.fields).flatMap(([name, value]) => valuesOf(value).map((v) => `${name} ${v}`)),
  );
  const forgiven = forgivenBy(label);
  const all = new Set(reading.fields.map((field) => `${field.name} ${plain(field.value)}`));
  const read = [...all].filter((key) => wanted.has(key) || !forgiven(key));
  const misses = [
    ...[...wanted].filter((key) => !all.has(key)).map((key) => missOf(key, "missed")),
    ...read.filter((key) => !wanted.has(key)).map((key) => missOf(key, "wrong")),
  ];
  return { right: read.filter((key) => wanted.has(key)).length, read: read.length, labelled: wanted.size, misses };
}

function missOf(key: string, fault: Miss["fault"]): Miss {
  const [name = "", value = ""] = key.split(" ");
  return { name, value, fault };
}

function valuesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(plain);
}

/** The phone's clock, dates on a chart's axis, times of tracking events, and what is hidden on the picture. */
function forgivenBy({ fields, hidden, transcript, kind }: Label): (key: string) => boolean {
  const hiddenKeys = Object.entries(hidden?.fields ?? {}).flatMap(([name, value]) =>
    valuesOf(value).map((v) => `${name} ${v}`),
  );
  const events = Array.isArray(fields.trackingEvents) ? fields.trackingEvents : [];
  const times = events.map((event: { time: string }) => `times ${plain(event.time)}`);
  const clock = `times ${/^\d{1,2}:\d{2}/.exec(transcript[0] ?? "")?.[0] ?? "-"}`;
  const keys = new Set([...hiddenKeys, ...times, clock]);
  return (key) => keys.has(key) || (kind === "sales_ranking" && /^times \d{1,2}[-./]\d{1,2}$/.test(key));
}
