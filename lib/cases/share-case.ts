import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { letGoOfPartner } from "@/lib/cases/let-go-of-partner";
import { recordEvent } from "@/lib/cases/record-event";
import { SHARE_FIELDS, type ShareField, type ShareTerms, shareEnd, shareSchema } from "@/lib/cases/share";
import { db, inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export type ShareCase = ShareTerms & { reference: string; onceKey: string };
export type ShareCaseResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "already_shared" }
  | { ok: false; reason: "unreadable"; fields: readonly ShareField[] };

/**
 * Lets another organisation see a case of ours, so far, for such of its people, until such a day; on record on both
 * sides. One share at a time with the same organisation: the one before is ended first. A second click changes nothing.
 */
export async function shareCase(staff: Staff, input: ShareCase, at: Date = new Date()): Promise<ShareCaseResult> {
  const may = authorise(staff, "case:share");
  if (!may.ok) return may;
  const parsed = shareSchema.safeParse(input);
  const until = parsed.success ? shareEnd(parsed.data.until, at) : null;
  const partner = parsed.success ? await partnerOf(staff, parsed.data.organisation) : null;
  if (!parsed.success || !until || !partner) {
    const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]);
    const late = parsed.success && !until ? ["until"] : [];
    const nobody = parsed.success && !partner ? ["organisation"] : [];
    const faults = [...wrong, ...late, ...nobody];
    return { ok: false, reason: "unreadable", fields: SHARE_FIELDS.filter((field) => faults.includes(field)) };
  }
  const found = await findCase(staff, input.reference, "case:share");
  if (!found) return { ok: false, reason: "not_found" };
  if (await isRecused({ caseId: found.id, staffId: staff.id })) return RECUSED;
  const { profile, mark, reason } = parsed.data;
  const onceKey = `${staff.id}:${input.onceKey}`;
  const terms = { caseId: found.id, organisationId: partner.id, profile, mark, reason, until, onceKey };
  try {
    await inTransaction((tx) => share(tx, { ...terms, sharedById: staff.id, sharedAt: at }, partner.name));
    return { ok: true };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const first = await db.caseShare.findUnique({ where: { onceKey }, select: { id: true } });
    return first ? { ok: true } : { ok: false, reason: "already_shared" };
  }
}

function partnerOf({ organisationId }: Staff, id: string) {
  return db.organisation.findUnique({ where: { id, NOT: { id: organisationId } }, select: { id: true, name: true } });
}

type NewShare = {
  caseId: string;
  organisationId: string;
  profile: string;
  mark: string;
  reason: string;
  until: Date;
  onceKey: string;
  sharedById: string;
  sharedAt: Date;
};

async function share(tx: Tx, data: NewShare, partner: string): Promise<void> {
  const { caseId, organisationId, profile, mark, sharedAt: at, until } = data;
  await lockCase(tx, caseId);
  // One that has run out by itself makes room, and what was under way under it is over.
  const { count } = await tx.caseShare.updateMany({
    where: { caseId, organisationId, endedAt: null, until: { lte: at } },
    data: { endedAt: at },
  });
  const over = count === 0 ? [] : await letGoOfPartner(tx, { caseId, organisationId, byId: data.sharedById, at });
  const { id: shareId } = await tx.caseShare.create({ data, select: { id: true } });
  const actor = { kind: "staff", id: data.sharedById } as const;
  await recordEvent(tx, { caseId, kind: "shared", actor, told: false, data: { partner, profile, mark }, at });
  const said = { shareId, profile, mark, until: until.toISOString() };
  const theirs = { kind: "organisation", id: organisationId } as const;
  await appendAudit(tx, [
    ...over,
    { actor, action: "case.shared", subject: { kind: "case", id: caseId }, data: { ...said, organisationId }, at },
    { actor, action: "share.received", subject: theirs, data: { ...said, caseId }, at },
  ]);
}
