import { z } from "zod";
import { earliestDay, latestDay } from "@/lib/cases/law/rule-day";
import { asKept } from "@/lib/cases/schema";
import type { ClockRule, LengthUnit } from "@/lib/clocks/clock-rule";

export const LAW_MARKS = ["L", "S", "U"] as const;

const DAYS = ["working_days", "calendar_days"] as const;
const LONG = ["months", "years"] as const;

/** The units that a version may count in. From days to years is no new version of a period but another rule. */
export function unitsOf({ length }: Pick<ClockRule, "length">): readonly LengthUnit[] {
  return DAYS.some((unit) => unit === length.unit) ? DAYS : LONG;
}

/** The longest period that is believed, in days and in months or years: more is a slip of the pen. */
const MOST_DAYS = 1_000;
const MOST_LONG = 120;

export function mostOf(rule: Pick<ClockRule, "length">): number {
  return unitsOf(rule) === DAYS ? MOST_DAYS : MOST_LONG;
}

const LONGEST = { article: 60, law: 200, source: 500, reason: 1_000 } as const;

export const VERSION_FIELDS = [
  "base",
  "amount",
  "unit",
  "extension",
  "lawZh",
  "lawEn",
  "article",
  "source",
  "mark",
  "validFrom",
  "reason",
] as const;
export type VersionField = (typeof VERSION_FIELDS)[number];
/** A version as a form hands it in; `base` is the number of the newest recorded one that it was made from, or 0. */
export type VersionInput = Readonly<Record<VersionField, string>>;

const line = (longest: number) =>
  z
    .string()
    .transform((text) => asKept(text).replace(/\s+/gu, " "))
    .refine((text) => [...text].length <= longest, { error: "too_long" });
const said = (longest: number) => line(longest).refine((text) => text !== "", { error: "missing" });
/** Also in the wide figures of a Chinese keyboard. */
const wholeNumber = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .refine((text) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= most, { error: "number" })
    .transform(Number);

const nothing = z.any().transform(() => null);
const numberOrNothing = (most: number) =>
  z.union(
    [
      z
        .string()
        .regex(/^\s*$/)
        .transform(() => null),
      wholeNumber(most),
    ],
    { error: "number" },
  );

/** A law is named with how sure we are of it; a promise of our own stays what it is and has neither. */
function lawFields({ mark, law }: ClockRule) {
  if (mark !== null) {
    const names = { lawZh: said(LONGEST.law), lawEn: said(LONGEST.law) };
    const article = line(LONGEST.article).transform((text) => text || null);
    return { ...names, article, mark: z.enum(LAW_MARKS, { error: "mark" }) };
  }
  const [lawZh, lawEn] = [law.zh, law.en].map((name) => z.any().transform(() => name));
  return { lawZh, lawEn, article: nothing, mark: nothing };
}

/** What a form for a new version of this rule must hold. */
export function versionSchema(rule: ClockRule, now: Date) {
  const most = mostOf(rule);
  return z.object({
    base: z.coerce.number().int().min(0),
    amount: wholeNumber(most),
    unit: z.enum(unitsOf(rule) as [LengthUnit, ...LengthUnit[]], { error: "unit" }),
    extension: rule.extension ? numberOrNothing(most) : nothing,
    ...lawFields(rule),
    source: said(LONGEST.source),
    validFrom: z.iso
      .date({ error: "day" })
      .refine((day) => day >= earliestDay(now), { error: "too_soon" })
      .refine((day) => day <= latestDay(now), { error: "too_far" }),
    reason: said(LONGEST.reason),
  });
}
export type ReadVersion = {
  readonly base: number;
  readonly amount: number;
  readonly unit: LengthUnit;
  readonly extension: number | null;
  readonly lawZh: string;
  readonly lawEn: string;
  readonly article: string | null;
  readonly source: string;
  readonly mark: (typeof LAW_MARKS)[number] | null;
  readonly validFrom: string;
  readonly reason: string;
};

export type VersionFault = { readonly field: VersionField; readonly reason: string };
export type ReadForm = { ok: true; version: ReadVersion } | { ok: false; faults: readonly VersionFault[] };

/** Reads the form whole: the first fault of each field, all fields at once. */
export function readVersion(rule: ClockRule, input: VersionInput, now: Date): ReadForm {
  const parsed = versionSchema(rule, now).safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  const found = issues.map(({ path, message }) => ({ field: String(path[0]) as VersionField, reason: message }));
  const unread = rule.mark !== null && input.mark === "L" && asKept(input.article) === "";
  const faults: VersionFault[] = unread ? [...found, { field: "article", reason: "article_of_read" }] : found;
  if (parsed.success && faults.length === 0) return { ok: true, version: parsed.data as ReadVersion };
  return { ok: false, faults: inOrder(faults) };
}

function inOrder(faults: readonly VersionFault[]): VersionFault[] {
  return VERSION_FIELDS.flatMap((field) => faults.find((fault) => fault.field === field) ?? []);
}

/** Why a version is taken back. */
export const withdrawalReason = said(LONGEST.reason);
