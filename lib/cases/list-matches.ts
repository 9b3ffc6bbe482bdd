import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import type { MatchingCase } from "@/lib/cases/match";
import { matchingCases } from "@/lib/cases/matching-cases";
import { inTransaction } from "@/lib/infra/db/client";

export const MATCHES_PAGE = 25;
/** As many as one report may bring. */
const PICTURES = 20;

export type ListMatchesResult =
  | { ok: true; reference: string; matches: readonly MatchingCase[]; next: string | null }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** A key of a page: the id of a case. Anything else counts as not said. */
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of the cases that have something in common with a case (D1, D2). Which were shown is on record. */
export async function listMatches(
  staff: Staff,
  asked: { reference: string; before: string | null },
  now: Date = new Date(),
): Promise<ListMatchesResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, asked.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const before = asked.before && KEY.test(asked.before) ? asked.before : null;
  const rows = await matchingCases(staff, { id: found.id, before, limit: MATCHES_PAGE + 1, pictures: PICTURES });
  const matches = rows.slice(0, MATCHES_PAGE);
  const shown = matches.map(({ reference }) => reference).join(" ");
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "case.listed",
      subject: { kind: "staff", id: staff.id },
      data: { filter: `related=${found.reference}`, shown },
      at: now,
    }),
  );
  const last = matches.at(-1);
  return { ok: true, reference: found.reference, matches, next: rows.length > MATCHES_PAGE && last ? last.id : null };
}
