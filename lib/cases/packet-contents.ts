import { readRoleBook } from "@/lib/access/role-book";
import { readCheckpoint } from "@/lib/audit/checkpoint";
import type { InclusionProof } from "@/lib/audit/inclusion-proof";
import { publicSigningKey } from "@/lib/audit/queries";
import { decisionRows, reasonOf } from "@/lib/cases/packet-reasons";
import { listItems } from "@/lib/evidence/packet/list-items";
import type { MeasuredItem } from "@/lib/evidence/packet/measure-items";
import {
  type CustodyLine,
  type PackedCheckpoint,
  type PackedProof,
  type PacketContents,
  proofPath,
} from "@/lib/evidence/packet/packet";
import { type ProvenRow, proveCustody } from "@/lib/evidence/packet/prove-custody";
import { checkpointRows } from "@/lib/evidence/packet/queries";
import { db } from "@/lib/infra/db/client";

type People = ReadonlyMap<string, { name: string; roles: readonly string[] }>;

/** Who handled an item or decided, by name and roles; nothing else that is kept about staff. */
async function peopleIn(ids: readonly (string | undefined)[]): Promise<People> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const select = { id: true, name: true, roles: true } as const;
  const rows = await db.staff.findMany({ where: { id: { in: wanted } }, select });
  const heldBy = await readRoleBook(rows.map(({ roles }) => roles));
  return new Map(
    rows.map(({ id, name, roles }) => {
      const held = heldBy(roles);
      return [id, { name, roles: [...held.roles, ...held.named.map((role) => role.name)] }];
    }),
  );
}

type Payload = { action: string; actor: { kind: string; id?: string } };
const payloadOf = ({ payload }: ProvenRow) => JSON.parse(payload) as Payload;

function custodyLine(row: ProvenRow, n: number, people: People): CustodyLine {
  const { lane, payload, prevHash, hash, proof } = row;
  const { action, actor } = payloadOf(row);
  const person = actor.kind === "staff" && actor.id ? people.get(actor.id) : undefined;
  const by = { kind: actor.kind, ...(person && { name: person.name, roles: person.roles }) };
  const seq = row.seq.toString();
  const proven = proof ? proofPath(lane, seq) : null;
  return { n, lane, seq, at: row.at.toISOString(), action, by, prevHash, hash, payload, proof: proven };
}

function numberOf({ note }: InclusionProof): string {
  const read = readCheckpoint(note, [publicSigningKey()]);
  if (!read.ok) throw new Error(`packet: a proof under a checkpoint that is ${read.reason}`);
  return read.checkpoint.number.toString();
}

/** The sheets of the proofs, each naming its checkpoint instead of repeating the note. */
function proofsOf(rows: readonly ProvenRow[]): PackedProof[] {
  const numbers = new Map<string, string>();
  return rows.flatMap(({ proof }) => {
    if (!proof) return [];
    const checkpoint = numbers.get(proof.note) ?? numberOf(proof);
    numbers.set(proof.note, checkpoint);
    const { lane, seq, hash, index, count, path } = proof;
    return [{ lane, seq, hash, index, count, path, checkpoint }];
  });
}

async function checkpointsOf(proofs: readonly PackedProof[]): Promise<PackedCheckpoint[]> {
  const numbers = [...new Set(proofs.map(({ checkpoint }) => checkpoint))].map(BigInt);
  return (await checkpointRows(numbers)).map(({ number, note, stamps }) => ({
    number: number.toString(),
    path: `checkpoints/${number}.txt`,
    note,
    stamps: stamps.map(({ authority, token, stampedAt }, at) => ({
      path: `stamps/${number}-${at + 1}.tst`,
      authority: new URL(authority).host,
      at: stampedAt.toISOString(),
      token: Buffer.from(token),
    })),
  }));
}

export type CaseOfPacket = {
  id: string;
  reference: string;
  platform: string;
  shopName: string;
  behaviour: string;
  openedAt: Date;
  submission: { channel: string; receivedAt: Date; receipt: string } | null;
};

function latest(times: readonly string[]): string {
  return times.toSorted().at(-1) ?? "";
}

/**
 * Everything that a packet says, from what the case is now. No word of the reporter's goes in, and nothing about them;
 * the office's letters to them and its own notes stay outside, too: they may call people by name.
 */
export async function packetContents(
  about: CaseOfPacket,
  measured: readonly MeasuredItem[],
  platform: string,
): Promise<PacketContents> {
  const items = listItems(measured);
  const rows = await proveCustody(items.map(({ evidenceId }) => evidenceId));
  const decisions = await decisionRows(about.id);
  const people = await peopleIn([
    ...rows.map((row) => payloadOf(row).actor.id),
    ...decisions.map((one) => one.staffId),
  ]);
  const byItem = items.flatMap(({ n, evidenceId }) =>
    rows.filter((row) => row.evidenceId === evidenceId).map((row) => custodyLine(row, n, people)),
  );
  const proofs = proofsOf(rows);
  const reasons = decisions.map((row) => reasonOf(row, people));
  const receivedAt = (about.submission?.receivedAt ?? about.openedAt).toISOString();
  const listed = measured.flatMap(({ row }) => row.listings.map(({ at }) => at.toISOString()));
  const { reference, shopName: shop, behaviour, submission } = about;
  return {
    reference,
    platform,
    shop,
    behaviour,
    channel: submission?.channel ?? "",
    receivedAt,
    asOf: latest([receivedAt, ...listed, ...byItem.map(({ at }) => at), ...reasons.map(({ at }) => at)]),
    receipt: submission?.receipt || null,
    publicKeyPem: publicSigningKey(),
    items,
    custody: byItem,
    proofs,
    checkpoints: await checkpointsOf(proofs),
    reasons,
  };
}
