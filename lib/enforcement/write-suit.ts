import { createHash } from "node:crypto";
import type { z } from "zod";
import { RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { casesUnder, isRecusedFromSuit, lockCases } from "@/lib/enforcement/cases-of-suit";
import { findSuit, lockSuit, type Suit } from "@/lib/enforcement/find-suit";
import { holdFor } from "@/lib/enforcement/hold-words";
import { namedCases } from "@/lib/enforcement/named-cases";
import { noteOnCases } from "@/lib/enforcement/note-on-cases";
import { type PaperProblems, problemsIn, type TypedPapers, writeSchema } from "@/lib/enforcement/schema";
import { WRITE_PERMISSION } from "@/lib/enforcement/suit";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

/** `version` is the suit's when its page was made. */
export type WriteSuit = TypedPapers & { id: string; version: number };
export type WriteSuitResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "stale" | "illegal_from_state" }
  | { ok: false; reason: "fields"; problems: PaperProblems; unknown: readonly string[] };

type Writing = {
  id: string;
  version: number;
  papers: z.output<typeof writeSchema>;
  caseIds: readonly string[];
  at: Date;
};

/**
 * Keeps the papers of a suit that is not filed yet, and which cases it rests on. `stale`: somebody else wrote since; the
 * same words once more are answered as the first time.
 */
export async function writeSuit(staff: Staff, input: WriteSuit, at: Date = new Date()): Promise<WriteSuitResult> {
  const may = authorise(staff, WRITE_PERMISSION);
  if (!may.ok) return may;
  const { id, version, ...typed } = input;
  if (!(await findSuit(staff, id))) return { ok: false, reason: "not_found" };
  const parsed = writeSchema.safeParse(typed);
  if (!parsed.success) return { ok: false, reason: "fields", problems: problemsIn(parsed.error.issues), unknown: [] };
  const named = await namedCases(staff, parsed.data.cases);
  if (!named.ok) return { ok: false, reason: "fields", problems: { cases: "unknown" }, unknown: named.unknown };
  return inTransaction((tx) => write(tx, staff, { id, version, papers: parsed.data, caseIds: named.ids, at }));
}

async function write(tx: Tx, staff: Staff, writing: Writing): Promise<WriteSuitResult> {
  const { id, version, papers, caseIds, at } = writing;
  const suit = await lockSuit(tx, staff, id);
  if (!suit) return { ok: false, reason: "not_found" };
  if (suit.state !== "prepared") return { ok: false, reason: "illegal_from_state" };
  if (suit.version !== version) return isSame(suit, writing) ? { ok: true } : { ok: false, reason: "stale" };
  await lockCases(tx, [...new Set([...suit.cases.map((one) => one.id), ...caseIds])].toSorted());
  if (await isRecusedFromSuit(staff.id, [...(await casesUnder(id, tx)), ...caseIds], tx)) return RECUSED;
  const { defendant, complaint, harm, claims } = papers;
  const { count } = await tx.publicInterestSuit.updateMany({
    where: { id, version, state: "prepared" },
    data: { defendant, complaint, harm, claims: [...claims], version: version + 1 },
  });
  if (count === 0) return { ok: false, reason: "stale" };
  const before = suit.cases.map((one) => one.id);
  const added = caseIds.filter((one) => !before.includes(one));
  await tx.suitCase.deleteMany({ where: { suitId: id, caseId: { notIn: [...caseIds] } } });
  await tx.suitCase.createMany({ data: added.map((caseId) => ({ suitId: id, caseId })) });
  const removed = before.filter((one) => !caseIds.includes(one));
  const data = { complaint: digest(complaint), harm: digest(harm), claims: [...claims], removed };
  const hold = holdFor(defendant);
  const said = { event: "suit_prepared", action: "suit.written", told: null, hold, data } as const;
  await noteOnCases(tx, { suitId: id, staffId: staff.id, caseIds: added, ...said, at });
  return { ok: true };
}

/** Words stay out of the audit record; that they were these can be shown all the same. */
export function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function isSame(suit: Suit, { version, papers, caseIds }: Writing): boolean {
  const cases = suit.cases.map(({ id }) => id).toSorted();
  return (
    suit.version === version + 1 &&
    suit.defendant === papers.defendant &&
    suit.complaint === papers.complaint &&
    suit.harm === papers.harm &&
    `${suit.claims}` === `${papers.claims}` &&
    `${cases}` === `${caseIds}`
  );
}
