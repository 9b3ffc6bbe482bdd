import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { STUCK_AFTER_MS } from "@/lib/cases/read-packets";
import { inTransaction } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

export type AskForPacketResult =
  | { ok: true; packetId: string }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" };

/** Has the evidence packet of a case made by the worker. While one is being made, another click gets the same one. */
export async function askForPacket(staff: Staff, reference: string, at = new Date()): Promise<AskForPacketResult> {
  const may = authorise(staff, "packet:make");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "packet:make");
  if (!found) return { ok: false, reason: "not_found" };
  const caseId = found.id;
  return inTransaction(async (tx): Promise<AskForPacketResult> => {
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const since = new Date(at.getTime() - STUCK_AFTER_MS);
    const under = await tx.evidencePacket.findFirst({
      where: { caseId, readyAt: null, failure: null, askedAt: { gt: since } },
      select: { id: true },
    });
    if (under) return { ok: true, packetId: under.id };
    const data = { caseId, askedById: staff.id, askedAt: at };
    const { id: packetId } = await tx.evidencePacket.create({ data, select: { id: true } });
    await enqueue(tx, "make-packet", { packetId });
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, {
      actor,
      action: "packet.asked",
      subject: { kind: "case", id: caseId },
      data: { packetId },
      at,
    });
    return { ok: true, packetId };
  });
}
