import { readSigningKey } from "@/lib/infra/crypto/signature";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { type Checkpoint, type LaneSpan, noteDigest, readCheckpoint, signCheckpoint } from "./checkpoint";
import { leafHash, merkleRoot } from "./merkle";

type Head = { lane: number; seq: bigint; hash: string };

/** What is read in one transaction; what is left waits for the next checkpoint, made at once. */
const MOST_PER_LANE = 20_000n;

function ownKey() {
  return readSigningKey(secrets().receiptKey);
}

async function lastNote(tx: Tx): Promise<{ note: string; checkpoint: Checkpoint } | null> {
  const last = await tx.auditCheckpoint.findFirst({ orderBy: { number: "desc" }, select: { note: true } });
  if (!last) return null;
  const read = readCheckpoint(last.note, [ownKey().publicKeyPem]);
  if (!read.ok) throw new Error(`audit: the last checkpoint is ${read.reason}`);
  return { note: last.note, checkpoint: read.checkpoint };
}

function spansSince(last: Checkpoint | null, heads: readonly Head[]): LaneSpan[] {
  return heads.map(({ lane, seq, hash }) => {
    const from = last?.spans.find((span) => span.lane === lane)?.to ?? 0n;
    const to = seq - from > MOST_PER_LANE ? from + MOST_PER_LANE : seq;
    return { lane, from, to, head: hash };
  });
}

/** A lane that is covered only in part is vouched for by the entry where the cover ends. */
async function headsOf(tx: Tx, spans: readonly LaneSpan[], heads: readonly Head[]): Promise<LaneSpan[]> {
  const whole = (span: LaneSpan) => heads.some(({ lane, seq }) => lane === span.lane && seq === span.to);
  return Promise.all(
    spans.map(async (span) => {
      if (whole(span)) return span;
      const where = { lane_seq: { lane: span.lane, seq: span.to } };
      const { hash } = await tx.auditEntry.findUniqueOrThrow({ where, select: { hash: true } });
      return { ...span, head: Buffer.from(hash).toString("hex") };
    }),
  );
}

/** The leaves of the spans in the order of the record: the hash of each entry. */
export async function leavesOf(spans: readonly LaneSpan[], tx: Pick<Tx, "$queryRaw"> = db): Promise<Buffer[]> {
  const leaves: Buffer[] = [];
  for (const { lane, from, to } of spans) {
    const rows = await tx.$queryRaw<{ hash: Uint8Array }[]>`
      SELECT hash FROM audit_entry WHERE lane = ${lane} AND seq > ${from} AND seq <= ${to} ORDER BY seq`;
    leaves.push(...rows.map(({ hash }) => leafHash(Buffer.from(hash))));
  }
  return leaves;
}

/**
 * Signs the state of all lanes and covers every entry since the last checkpoint with one Merkle root, so that one time
 * stamp an hour stands for all of them (EVD-03).
 * @returns the number of the new checkpoint, or null when nothing was written since the last.
 */
export async function makeCheckpoint(at = new Date()): Promise<bigint | null> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7301955)`; // two workers must not make the same number
    const heads = await tx.$queryRaw<
      Head[]
    >`SELECT lane, seq, encode(hash, 'hex') AS hash FROM audit_lane ORDER BY lane`;
    const last = await lastNote(tx);
    const spans = await headsOf(tx, spansSince(last?.checkpoint ?? null, heads), heads);
    const due = spans.reduce((sum, { from, to }) => sum + Number(to - from), 0);
    if (due === 0) return null;
    const leaves = await leavesOf(spans, tx);
    const number = (last?.checkpoint.number ?? 0n) + 1n;
    const root = merkleRoot(leaves);
    const note = signCheckpoint(
      {
        number,
        at,
        previous: noteDigest(last?.note ?? null),
        spans,
        leaves: leaves.length,
        root: root.toString("hex"),
      },
      ownKey(),
    );
    await tx.auditCheckpoint.create({ data: { number, at, note, root: new Uint8Array(root) } });
    return number;
  });
}
