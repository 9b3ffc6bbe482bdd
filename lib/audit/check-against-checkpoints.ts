import pg from "pg";
import { type Checkpoint, noteDigest, readCheckpoint } from "./checkpoint";

/**
 * What contradicts a checkpoint that was published once:
 * - rolled_back: a lane is shorter than it had been (an old copy was put back)
 * - forked: the lane holds another entry where the checkpoint's head was
 * - missing: the table no longer holds a checkpoint that was published
 */
export type Contradiction = {
  number: bigint;
  lane?: number;
  reason: "rolled_back" | "forked" | "missing" | "malformed" | "unknown_key" | "altered";
};

async function contradictionIn(client: pg.Client, checkpoint: Checkpoint): Promise<Contradiction | null> {
  for (const { lane, to, head } of checkpoint.spans.filter((span) => span.to > 0n)) {
    const { rows } = await client.query<{ hash: string }>(
      "SELECT encode(hash, 'hex') AS hash FROM audit_entry WHERE lane = $1 AND seq = $2",
      [lane, to.toString()],
    );
    const found = rows[0]?.hash;
    if (found !== head)
      return { number: checkpoint.number, lane, reason: found === undefined ? "rolled_back" : "forked" };
  }
  return null;
}

/**
 * Holds notes that were kept outside (downloaded from the public page, say) against the record at `url` (EVD-03).
 * @returns the first contradiction, or null when the record still agrees with every note.
 */
export async function checkAgainstCheckpoints(
  url: string,
  notes: readonly string[],
  publicKeyPems: readonly string[],
): Promise<Contradiction | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const note of notes) {
      const read = readCheckpoint(note, publicKeyPems);
      if (!read.ok) return { number: 0n, reason: read.reason };
      const { rows } = await client.query<{ note: string }>("SELECT note FROM audit_checkpoint WHERE number = $1", [
        read.checkpoint.number.toString(),
      ]);
      const bad = await contradictionIn(client, read.checkpoint);
      if (bad) return bad;
      if (noteDigest(rows[0]?.note ?? null) !== noteDigest(note))
        return { number: read.checkpoint.number, reason: "missing" };
    }
    return null;
  } finally {
    await client.end();
  }
}
