import type { Readable } from "node:stream";
import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { sha256Of } from "@/lib/evidence/tally";
import { db, inTransaction } from "@/lib/infra/db/client";
import { streamBlob } from "@/lib/infra/storage/storage";

export type HandOutPacketResult =
  | { ok: true; content: Readable; fileName: string; sha256: string; bytes: number }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "altered" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Gives a packet to a member of staff, and notes that they have it. Only while it is still the one that was made. */
export async function handOutPacket(
  staff: Staff,
  wanted: { reference: string; packetId: string },
  at = new Date(),
): Promise<HandOutPacketResult> {
  const may = authorise(staff, "packet:make");
  if (!may.ok) return may;
  const { reference, packetId } = wanted;
  const found = UUID.test(packetId)
    ? await db.evidencePacket.findFirst({
        where: { id: packetId, case: { reference, AND: [caseScope(staff, "packet:make", at)] } },
        select: { caseId: true, storageKey: true, sha256: true, bytes: true },
      })
    : null;
  if (!found?.storageKey || !found.sha256) return { ok: false, reason: "not_found" };
  const { caseId, storageKey, sha256 } = found;
  if (await isRecused({ caseId, staffId: staff.id })) return RECUSED;
  const altered = (await sha256Of(streamBlob(storageKey))) !== sha256;
  await inTransaction((tx) =>
    appendAudit(tx, {
      at,
      actor: { kind: "staff", id: staff.id },
      action: "packet.downloaded",
      subject: { kind: "case", id: caseId },
      data: { packetId, sha256, altered: altered || undefined },
    }),
  );
  if (altered) return { ok: false, reason: "altered" };
  const fileName = `${reference}-${sha256.slice(0, 8)}.zip`;
  return { ok: true, content: streamBlob(storageKey), fileName, sha256, bytes: Number(found.bytes) };
}
