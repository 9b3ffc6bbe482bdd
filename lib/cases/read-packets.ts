import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { staffNames } from "@/lib/cases/queries";
import { itemSeen } from "@/lib/evidence/packet/describe-item";
import { describedItem } from "@/lib/evidence/packet/list-items";
import type { Nature } from "@/lib/evidence/packet/packet";
import { db } from "@/lib/infra/db/client";

/** A job is tried three times within this. */
export const STUCK_AFTER_MS = 30 * 60_000;

export type PacketState = "waiting" | "ready" | "failed" | "stuck";
export type PacketView = {
  id: string;
  state: PacketState;
  failure: string | null;
  askedBy: string;
  askedAt: Date;
  sha256: string | null;
  bytes: number;
  counts: { items: number; entries: number; proven: number; stamps: number } | null;
};
export type EarlierWords = { purpose: string; content: string; nature: string; by: string; at: Date };
export type ListedItem = {
  id: string;
  n: number;
  kind: string;
  purpose: string;
  content: string;
  nature: Nature;
  /** See itemSeen. */
  seen: string;
  /** What staff wrote of it before, the latest first. */
  earlier: readonly EarlierWords[];
  said: { when: string; where: string };
};
export type ReadPacketsResult =
  | { ok: true; reference: string; items: readonly ListedItem[]; packets: readonly PacketView[] }
  | NotPermitted
  | { ok: false; reason: "not_found" };

const SHOWN = 20;

function packetRows(caseId: string) {
  return db.evidencePacket.findMany({
    where: { caseId },
    orderBy: { askedAt: "desc" },
    take: SHOWN,
    select: {
      id: true,
      askedById: true,
      askedAt: true,
      readyAt: true,
      failure: true,
      sha256: true,
      bytes: true,
      summary: true,
    },
  });
}

type Row = Awaited<ReturnType<typeof packetRows>>[number];

function stateOf({ readyAt, failure, askedAt }: Row, now: Date): PacketState {
  if (readyAt) return "ready";
  if (failure) return "failed";
  return now.getTime() - askedAt.getTime() > STUCK_AFTER_MS ? "stuck" : "waiting";
}

function evidenceRows(caseId: string) {
  return db.evidence.findMany({
    where: { caseId },
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      kind: true,
      source: true,
      capturedOn: true,
      capturedWhere: true,
      listings: {
        orderBy: { version: "desc" },
        select: { purpose: true, content: true, nature: true, at: true, staffId: true },
      },
    },
  });
}

function listedItems(rows: Awaited<ReturnType<typeof evidenceRows>>, names: ReadonlyMap<string, string>): ListedItem[] {
  return rows.map((row) => {
    const { purpose, content, nature } = describedItem(row);
    const said = { when: row.capturedOn ?? "", where: row.capturedWhere ?? "" };
    const [last, ...before] = row.listings;
    const earlier = before.map(({ staffId, ...words }) => ({ ...words, by: names.get(staffId) ?? "" }));
    const words = { purpose, content, nature, seen: itemSeen(last), earlier };
    return { id: row.id, n: row.position, kind: row.kind, ...words, said };
  });
}

/** The packets of a case and what the list will say of each item. That somebody looked is on record first. */
export async function readPackets(staff: Staff, reference: string, now = new Date()): Promise<ReadPacketsResult> {
  const may = authorise(staff, "packet:make");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "packet:make");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "packets", at: now });
  const [evidence, rows] = await Promise.all([evidenceRows(found.id), packetRows(found.id)]);
  const names = await staffNames(staff, [
    ...rows.map(({ askedById }) => askedById),
    ...evidence.flatMap(({ listings }) => listings.map(({ staffId }) => staffId)),
  ]);
  const items = listedItems(evidence, names);
  const packets = rows.map((row) => ({
    id: row.id,
    state: stateOf(row, now),
    failure: row.failure,
    askedBy: names.get(row.askedById) ?? "",
    askedAt: row.askedAt,
    sha256: row.sha256,
    bytes: Number(row.bytes ?? 0),
    counts: row.summary as PacketView["counts"],
  }));
  return { ok: true, reference: found.reference, items, packets };
}
