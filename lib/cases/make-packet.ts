import { appendAudit } from "@/lib/audit/append-entry";
import { type CaseOfPacket, packetContents } from "@/lib/cases/packet-contents";
import { packBag } from "@/lib/evidence/packet/bag";
import { factorFacts } from "@/lib/evidence/packet/factors";
import { measureItems } from "@/lib/evidence/packet/measure-items";
import { packetBag } from "@/lib/evidence/packet/packet-files";
import { itemRows } from "@/lib/evidence/packet/queries";
import { Tally } from "@/lib/evidence/tally";
import { db, inTransaction, type Prisma } from "@/lib/infra/db/client";
import { putBlob, removeBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";

const ABOUT = {
  id: true,
  reference: true,
  platform: true,
  shopName: true,
  behaviour: true,
  openedAt: true,
  submission: { select: { channel: true, receivedAt: true, receipt: true } },
} as const;

type Packet = { id: string; askedById: string; case: CaseOfPacket };
type Made = { storageKey: string; sha256: string; bytes: bigint; summary: Prisma.InputJsonObject };

/**
 * Packs what somebody asked for (lib/cases/ask-for-packet.ts). Run twice, it does nothing the second time. The hash of
 * the packet goes into the audit record: a packet that turns up later can be told from one that was made up.
 * @param nameOfPlatform what people call a platform, by its code; empty for one that is on no list.
 * @throws when a file cannot be read; the job is tried again.
 */
export async function makePacketNow(
  { packetId }: { packetId: string },
  nameOfPlatform: (platform: string) => string,
  at = new Date(),
): Promise<void> {
  const where = { id: packetId, readyAt: null, failure: null };
  const packet = await db.evidencePacket.findFirst({
    where,
    select: { id: true, askedById: true, case: { select: ABOUT } },
  });
  if (!packet) return;
  const measured = await measureItems(await itemRows(packet.case.id));
  if (!measured.ok) {
    await db.evidencePacket.updateMany({ where, data: { failure: measured.reason } });
    return;
  }
  const contents = await packetContents(packet.case, measured.items, nameOfPlatform(packet.case.platform));
  const files = measured.items.flatMap((item) => item.files);
  const tally = new Tally();
  const storageKey = newStorageKey();
  const archive = await packBag(packet.case.reference, await packetBag(contents, files));
  await putBlob(storageKey, tally.over(archive));
  const summary = { ...factorFacts(contents), asOf: contents.asOf };
  await conclude(packet, { storageKey, sha256: tally.sha256(), bytes: BigInt(tally.bytes), summary }, at);
}

/** Of two workers at the same packet, the second one's archive goes. */
async function conclude(packet: Packet, made: Made, at: Date): Promise<void> {
  const won = await inTransaction(async (tx) => {
    const where = { id: packet.id, readyAt: null };
    const { count } = await tx.evidencePacket.updateMany({ where, data: { ...made, readyAt: at } });
    if (count === 0) return false;
    await appendAudit(tx, {
      actor: { kind: "staff", id: packet.askedById },
      action: "packet.made",
      subject: { kind: "case", id: packet.case.id },
      data: { packetId: packet.id, sha256: made.sha256, bytes: Number(made.bytes) },
      at,
    });
    return true;
  });
  if (!won) await removeBlob(made.storageKey);
}
