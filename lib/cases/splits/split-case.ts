import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { findCase } from "@/lib/cases/find-case";
import { lockBoth, type TwoRefusal } from "@/lib/cases/merges/lock-both";
import { writtenText } from "@/lib/cases/schema";
import { openSplit } from "@/lib/cases/splits/open-split";
import { openedBefore } from "@/lib/cases/splits/opened-before";
import { type Leaving, type SplitRefusal, splitChoices } from "@/lib/cases/splits/split-choices";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

/** Longest line that tells staff what a case is about, in characters. */
const LONGEST_TITLE = 120;

const splitSchema = z.object({
  reference: z.string(),
  /** Numbers of those whose report leaves. */
  reporters: z.array(z.string()).readonly(),
  /** Ids of files that the new case refers to. */
  files: z.array(z.string()).readonly(),
  title: writtenText
    .refine((text) => text !== "", { error: "title_missing" })
    .refine((text) => [...text].length <= LONGEST_TITLE, { error: "title_too_long" }),
  reason: writtenText.refine((text) => text !== "", { error: "empty" }),
  /** Of the report, as the page showed it. */
  version: z.coerce.number().int(),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});
export type SplitCase = z.input<typeof splitSchema>;
export type SplitField = "reporters" | "title" | "reason";
export type SplitCaseResult =
  | { ok: true; opened: string }
  | NotPermitted
  | TwoRefusal
  | { ok: false; reason: "not_found" | "stale" }
  | { ok: false; reason: "refused"; rule: SplitRefusal }
  | { ok: false; reason: "fields"; problems: Partial<Record<SplitField, string>> };

type Splitting = z.output<typeof splitSchema> & { caseId: string; at: Date };

/**
 * Opens a case of its own from what turned out to be another matter (D9): reporters go over with their number, code and
 * clocks; files stay with the submission that they came with, and are referred to. Merging the new case back undoes it.
 */
export async function splitCase(staff: Staff, input: SplitCase, at: Date = new Date()): Promise<SplitCaseResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = splitSchema.safeParse(input);
  const none = input.reporters.length + input.files.length === 0;
  if (!parsed.success || none) {
    const issues = parsed.success ? [] : parsed.error.issues;
    const problems = issues.map(({ path, message }) => [String(path[0]), message] as const);
    return {
      ok: false,
      reason: "fields",
      problems: { ...(none && { reporters: "none" }), ...Object.fromEntries(problems) },
    };
  }
  const splitting = { ...parsed.data, caseId: found.id, onceKey: `${staff.id}:${parsed.data.onceKey}`, at };
  try {
    return await inTransaction((tx) => split(tx, staff, splitting));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await openedBefore(splitting)) ?? { ok: false, reason: "stale" };
  }
}

async function split(tx: Tx, staff: Staff, splitting: Splitting): Promise<SplitCaseResult> {
  const { caseId, at } = splitting;
  const before = await openedBefore(splitting, tx);
  if (before) return before;
  const offered = await splitChoices(tx, caseId);
  const leaving = offered.reporters.filter(({ reference }) => splitting.reporters.includes(reference));
  const along = await carriedAlong(tx, leaving);
  const ids = [caseId, ...leaving.map((one) => one.caseId), ...along];
  const taken = await lockBoth(tx, { ids, staffId: staff.id, at });
  if (taken) return taken;
  const now = await splitChoices(tx, caseId);
  const files = now.files.filter(({ id }) => splitting.files.includes(id));
  const still = leaving.filter((one) => now.reporters.some(({ reference }) => reference === one.reference));
  const gone = still.length < splitting.reporters.length || files.length < splitting.files.length;
  if (gone || now.version !== splitting.version) return { ok: false, reason: "stale" };
  if (now.refusal) return { ok: false, reason: "refused", rule: now.refusal };
  const opened = await openSplit(tx, staff, { ...splitting, leaving, along, files: files.map(({ id }) => id) });
  return { ok: true, opened };
}

/** What is carried on in those who leave goes over unasked: it is nothing for whoever has stepped back from it. */
async function carriedAlong(tx: Tx, leaving: readonly Leaving[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { caseId } of leaving) ids.push(...(await carriedCases(caseId, tx)).map((one) => one.caseId));
  return ids;
}
