import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { isUndone, requestStatus } from "@/lib/cases/data-requests/data-request";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { staffNames } from "@/lib/cases/queries";
import type { ClockStatus } from "@/lib/clocks/clock";
import { db } from "@/lib/infra/db/client";

export type DataRequestView = {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly askedAt: Date;
  readonly status: ClockStatus;
  readonly answered: {
    readonly at: Date;
    readonly by: string;
    readonly outcome: string;
    readonly ground: string | null;
    readonly words: string;
    /** Granted, and opened again since because deletion did not come. */
    readonly undone: boolean;
  } | null;
  /** Granted before and opened again: when, why, and what whoever did not agree wrote. */
  readonly reopened: { readonly at: Date; readonly because: string; readonly words: string } | null;
};
export type ReadDataRequestsResult =
  | { ok: true; reference: string; claimedByMe: boolean; requests: readonly DataRequestView[] }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** The same as a page of its own, which goes on record (PRV-06). */
export async function readDataRequests(
  staff: Staff,
  reference: string,
  at: Date = new Date(),
): Promise<ReadDataRequestsResult> {
  const read = await dataRequestsOfCase(staff, reference, at);
  const found = read.ok && (await findCase(staff, reference, "own"));
  if (found) await notePartRead(staff, { caseIds: [found.id], part: "data_requests", at });
  return read;
}

/** What the reporter of a case asks about their data, by when it is due, and what was answered; the oldest first. */
export async function dataRequestsOfCase(
  staff: Staff,
  reference: string,
  at: Date = new Date(),
): Promise<ReadDataRequestsResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const rows = await db.dataRequest.findMany({
    where: { caseId: found.id },
    orderBy: [{ askedAt: "asc" }, { reopenedAt: { sort: "asc", nulls: "first" } }],
  });
  const names = await staffNames(
    staff,
    rows.map(({ answeredById }) => answeredById),
  );
  const requests = rows.map((row): DataRequestView => {
    const { id, kind, words, askedAt, answeredAt, answeredById, outcome, ground, answer } = row;
    const undone = isUndone(row, rows);
    const by = names.get(answeredById ?? "") ?? "";
    const answered = answeredAt && { at: answeredAt, by, outcome: outcome ?? "", ground, words: answer ?? "", undone };
    const { reopenedAt, reopenedBecause, reopenedWords } = row;
    const reopened = reopenedAt && { at: reopenedAt, because: reopenedBecause ?? "", words: reopenedWords ?? "" };
    return { id, kind, words, askedAt, status: requestStatus(row, at), answered, reopened };
  });
  const { claimedById, claimedUntil } = found;
  const claimedByMe = claimedById === staff.id && claimedUntil !== null && claimedUntil > at;
  return { ok: true, reference: found.reference, claimedByMe, requests };
}
