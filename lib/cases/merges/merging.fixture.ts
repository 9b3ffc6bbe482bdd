import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { caseForTest } from "@/lib/cases/case.fixture";
import { mergeCase } from "@/lib/cases/merges/merge-case";
import { previewMerge } from "@/lib/cases/merges/preview-merge";
import { placeCase } from "@/lib/cases/place-case";
import type { TrackKind } from "@/lib/cases/track";
import { db, inTransaction } from "@/lib/infra/db/client";

type Person = Staff;
export type Opened = Awaited<ReturnType<typeof caseForTest>>;

/** A case that only reports, at its place in the queue. */
export async function reportForTest(at: Date, tracks: readonly TrackKind[] = ["report"]): Promise<Opened> {
  const opened = await caseForTest({ at, tracks });
  await inTransaction((tx) => placeCase(tx, { caseId: opened.caseId, at }));
  return opened;
}

type Wishes = { reference: string; into: string; at: Date };

/** What the page would hand in after both were shown side by side. */
export async function seenTogether(staff: Person, { reference, into, at }: Wishes) {
  const seen = await previewMerge(staff, { reference, into }, at);
  if (!seen.ok) throw new Error(seen.reason);
  const { one, head } = seen;
  const said = { ground: "same_shop", reason: "同一家店、同一张卡", onceKey: randomUUID() };
  return { reference, into, ...said, head: head.reference, version: one.version, headVersion: head.version };
}

/** Looks at both and merges the first into the second. */
export async function merged(staff: Person, wishes: Wishes) {
  return mergeCase(staff, await seenTogether(staff, wishes), wishes.at);
}

export async function versionOf({ caseId }: { caseId: string }): Promise<number> {
  const where = { caseId_kind: { caseId, kind: "report" } };
  return (await db.track.findUniqueOrThrow({ where, select: { version: true } })).version;
}
