import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";
import { type FiledCase, fileCase } from "@/lib/reports/testing/filed-case";
import { moveBatch } from "@/lib/retention/move-batch";
import { proposeDisposal } from "@/lib/retention/propose-disposal";

/** A day of this test's own: whatever period runs, it is counted from here. */
export const TODAY = new Date("2031-03-15T04:00:00Z");
export const yearsAgo = (years: number, days = 0) => new Date(Date.UTC(2031 - years, 2, 15, 4) - days * 86_400_000);

export type Office = { organisationId: string; first: Staff; second: Staff };

/** An organisation of its own, so that nothing of other tests is due in it, with two people who dispose. */
export async function officeForTest(): Promise<Office> {
  const organisationId = await organisationForTest();
  const [first, second] = [
    await staffOfForTest(organisationId, "supervisor"),
    await staffOfForTest(organisationId, "supervisor"),
  ];
  return { organisationId, first, second };
}

const CONTACT = { kind: "email", address: "zhang.san@example.com" } as const;

/** A case of this office that was received then, and ended as it came unless it is still open. */
export async function caseOf({ organisationId }: Office, at: Date, open = false): Promise<FiledCase> {
  const filed = await fileCase({ at, contact: CONTACT });
  await db.case.update({ where: { id: filed.caseId }, data: { organisationId } });
  if (!open) await endTracks(filed.caseId);
  return filed;
}

/** Ends every track, with nothing but the state of it. */
export async function endTracks(caseId: string): Promise<void> {
  await db.track.updateMany({ where: { caseId, kind: "report" }, data: { state: "closed", open: false } });
  await db.track.updateMany({ where: { caseId, kind: "complaint" }, data: { state: "withdrawn", open: false } });
}

export async function proposed({ first }: Office, at = TODAY): Promise<string> {
  const made = await proposeDisposal(first, at);
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

/** What the page of a batch would send. */
export async function move(staff: Staff, id: string, move: "review" | "approve" | "refuse", words = "") {
  const { version } = await db.disposalBatch.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return moveBatch(staff, { id, move, version: `${version}`, words }, TODAY);
}

/** Proposed, reviewed by the first and approved by the second. */
export async function approvedBatch(office: Office): Promise<string> {
  const id = await proposed(office);
  for (const done of [await move(office.first, id, "review"), await move(office.second, id, "approve")]) {
    if (!done.ok) throw new Error(done.reason);
  }
  return id;
}

export const once = () => randomUUID();
