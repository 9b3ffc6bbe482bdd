import pg from "pg";
import type { BadEntry, ChainEntry, LaneHead } from "./chain";
import { ChainVerifier } from "./chain-verifier";

const batchRows = 20_000;

/** `entriesPerSecond` is the whole run, reading included; `checkedPerSecond` the checking alone. */
export type AuditVerdict = {
  ok: boolean;
  entries: number;
  firstBad?: BadEntry;
  entriesPerSecond: number;
  checkedPerSecond: number;
};

type Row = [lane: number, seq: string, atSeconds: number, payload: string, prevHash: string, hash: string];

/**
 * Reads the whole audit record from the database at `url` and checks every link and head under `key`. One snapshot, so
 * that writers neither wait nor disturb it; one batch in memory while the next one is on its way.
 */
export async function verifyAudit(url: string, key: Buffer): Promise<AuditVerdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const started = performance.now();
    const verifier = new ChainVerifier(key);
    const read = await consumeAll(client, verifier);
    const firstBad = read.bad ?? verifier.finish(await readHeads(client));
    const perSecond = (ms: number) => Math.round((verifier.entries / Math.max(ms, 1)) * 1_000);
    return {
      ok: !firstBad,
      entries: verifier.entries,
      entriesPerSecond: perSecond(performance.now() - started),
      checkedPerSecond: perSecond(read.checkingMs),
      ...(firstBad && { firstBad }),
    };
  } finally {
    await client.end();
  }
}

type Read = { bad: BadEntry | null; checkingMs: number };

async function consumeAll(client: pg.Client, verifier: ChainVerifier): Promise<Read> {
  let rows = await readAfter(client, -1, "0");
  let bad: BadEntry | null = null;
  let checkingMs = 0;
  while (rows.length > 0 && !bad) {
    const [lane, seq] = rows.at(-1) ?? [0, "0"];
    const coming = readAfter(client, lane, seq);
    const started = performance.now();
    bad = consumeBatch(verifier, rows);
    checkingMs += performance.now() - started;
    rows = await coming;
  }
  return { bad, checkingMs };
}

function consumeBatch(verifier: ChainVerifier, rows: readonly Row[]): BadEntry | null {
  for (const row of rows) {
    const bad = verifier.consume(entryOf(row));
    if (bad) return bad;
  }
  return null;
}

function entryOf([lane, seq, atSeconds, payload, prevHash, hash]: Row): ChainEntry {
  return { lane, seq: BigInt(seq), atSeconds, payload, prevHash, hash };
}

async function readAfter(client: pg.Client, lane: number, seq: string): Promise<Row[]> {
  const { rows } = await client.query<Row>({
    name: "audit batch",
    text: `SELECT lane, seq, date_part('epoch', at), payload, encode(prev_hash, 'hex'), encode(hash, 'hex')
           FROM audit_entry WHERE (lane, seq) > ($1, $2) ORDER BY lane, seq LIMIT ${batchRows}`,
    values: [lane, seq],
    rowMode: "array",
  });
  return rows;
}

async function readHeads(client: pg.Client): Promise<LaneHead[]> {
  const { rows } = await client.query<Omit<LaneHead, "seq"> & { seq: string }>(
    "SELECT lane, seq, encode(hash, 'hex') AS hash, encode(mac, 'hex') AS mac FROM audit_lane ORDER BY lane",
  );
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
}
