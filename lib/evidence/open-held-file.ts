import { caseScope } from "@/lib/access/case-scope";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type WhyHeld, whyHeld } from "@/lib/evidence/held-file";
import { db, inTransaction } from "@/lib/infra/db/client";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const SELECT = {
  id: true,
  caseId: true,
  position: true,
  kind: true,
  mime: true,
  bytes: true,
  sha256: true,
  workingCopyKey: true,
  copyVerdict: true,
  copyReason: true,
  source: true,
  receivedAt: true,
  heldDecisions: {
    orderBy: { id: "desc" },
    take: 1,
    select: { decision: true, because: true, staffId: true, at: true },
  },
} as const;

export type WantedFile = { reference: string; evidenceId: string };

/** A file with the last thing that somebody decided about it; null when no case that they may decide about has such a file. */
export async function findHeldFile(staff: Staff, { reference, evidenceId }: WantedFile) {
  if (!UUID.test(evidenceId)) return null;
  const scope = { reference, AND: [caseScope(staff, "evidence:release", new Date())] };
  return db.evidence.findFirst({ where: { id: evidenceId, case: scope }, select: SELECT });
}

export type HeldFileView = {
  position: number;
  kind: string;
  mime: string;
  bytes: number;
  sha256: string;
  source: string;
  receivedAt: Date;
  why: WhyHeld;
  /** Whether there is a picture to show: what could not be drawn before it was sealed cannot be drawn any more. */
  canBeShown: boolean;
  last: { decision: string; because: string; by: string; at: Date } | null;
};

export type OpenHeldFileResult =
  | { ok: true; view: HeldFileView }
  | NotPermitted
  | { ok: false; reason: "not_found" | "not_held" };

type Found = NonNullable<Awaited<ReturnType<typeof findHeldFile>>>;

export function canBeShown({ copyVerdict, workingCopyKey }: Pick<Found, "copyVerdict" | "workingCopyKey">): boolean {
  return copyVerdict === null || workingCopyKey !== null;
}

async function viewOf(found: Found, why: WhyHeld): Promise<HeldFileView> {
  const { position, kind, mime, bytes, sha256, source, receivedAt, heldDecisions } = found;
  const last = heldDecisions[0];
  const who = last && (await db.staff.findUnique({ where: { id: last.staffId }, select: { name: true } }));
  return {
    ...{ position, kind, mime, bytes, sha256, source, receivedAt, why },
    canBeShown: canBeShown(found),
    last: last ? { decision: last.decision, because: last.because, by: who?.name ?? "", at: last.at } : null,
  };
}

/** What is known of a held file, for whoever decides about it: everything but what is in it. That they looked is on record. */
export async function openHeldFile(staff: Staff, wanted: WantedFile, at = new Date()): Promise<OpenHeldFileResult> {
  const may = authorise(staff, "evidence:release");
  if (!may.ok) return may;
  const found = await findHeldFile(staff, wanted);
  if (!found) return { ok: false, reason: "not_found" };
  const why = whyHeld(found, at);
  if (!why) return { ok: false, reason: "not_held" };
  const { id, caseId, sha256 } = found;
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "evidence.viewed",
      subject: { kind: "evidence", id },
      data: { caseId, form: "held", sha256 },
      at,
    }),
  );
  return { ok: true, view: await viewOf(found, why) };
}
