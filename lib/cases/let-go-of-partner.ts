import { profilesWith } from "@/lib/access/share-profile";
import type { AuditInput } from "@/lib/audit/audit-entry";
import { letGo } from "@/lib/cases/desk-change";
import { endHolds } from "@/lib/cases/end-holds";
import { colleaguesAmong } from "@/lib/cases/queries";
import { recordEvent } from "@/lib/cases/record-event";
import { positionOf } from "@/lib/cases/track";
import type { Tx } from "@/lib/infra/db/client";

export type Parting = {
  caseId: string;
  organisationId: string;
  /** Who ended the share, or gives another one. */
  byId: string;
  at: Date;
};

/**
 * What the people of a partner have under way in a case ends with their share, unless another one lets them go on: nobody
 * else could end it. Their claim is given back, what they laid aside comes back, and their question is withdrawn. Returns
 * what the audit record is to say of it, for whoever writes to it last.
 */
export async function letGoOfPartner(tx: Tx, parting: Parting): Promise<AuditInput[]> {
  const { caseId, organisationId, byId, at } = parting;
  const covering = { caseId, organisationId, profile: { in: profilesWith("case:claim") } };
  if ((await tx.caseShare.count({ where: { ...covering, endedAt: null, until: { gt: at } } })) > 0) return [];
  const { claimedById } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { claimedById: true } });
  const holds = await tx.trackHold.findMany({
    where: { track: { caseId }, endedAt: null, until: { gt: at } },
    select: { byId: true, track: { select: { id: true, kind: true, state: true } } },
  });
  const theirs = await colleaguesAmong(
    { organisationId },
    [claimedById ?? [], holds.map((hold) => hold.byId)].flat(),
    tx,
  );
  if (claimedById && theirs.has(claimedById)) await letGo(tx, caseId, claimedById);
  const said: AuditInput[] = [];
  const actor = { kind: "staff", id: byId } as const;
  const subject = { kind: "case", id: caseId } as const;
  for (const { track } of holds.filter((hold) => theirs.has(hold.byId))) {
    const trackKind = positionOf(track.kind, track.state).track;
    await endHolds(tx, { caseId, trackId: track.id, because: "share_ended", byId, at });
    await recordEvent(tx, { caseId, trackKind, kind: "hold_lifted", actor, told: false, at });
    said.push({ actor, action: "case.hold_lifted", subject, data: { track: trackKind }, at });
  }
  const asked = { caseId, organisationId, closedAt: null };
  const data = { outcome: "withdrawn", closedById: byId, closedAt: at };
  const { count } = await tx.caseEscalation.updateMany({ where: asked, data });
  if (count > 0) said.push({ actor, action: "case.escalation_withdrawn", subject, at });
  return said;
}
