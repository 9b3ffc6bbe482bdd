import { hash as hashOnce } from "node:crypto";
import pg from "pg";
import { type AuditInput, auditPayload } from "@/lib/audit/audit-entry";
import { emptyTail, entryHash, headMac, laneCount } from "@/lib/audit/chain";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { secrets, settings } from "@/lib/infra/env";
import type { PartResult } from "./result";
import { setStage, strikeStage } from "./stage";
import { median } from "./table";

const ENTRIES = 240_000;
const BATCH = 10_000;
const ROUNDS = 5;
/** Entries a second, reading included. */
const PROMISED = 200_000;

type Written = { lane: number; seq: number; at: Date; payload: string; prev: string; hash: string };

/** An entry like the most frequent one, a look at a case. */
function payload(number: number, at: Date): string {
  const id = `0190f3c0-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
  const look: AuditInput = { actor: { kind: "staff", id }, action: "case.read", subject: { kind: "case", id } };
  return auditPayload(look, at);
}

/** Lanes of equal length, whole and sealed. */
function* chain(): Generator<Written, void> {
  const start = Date.UTC(2026, 10, 1);
  for (let lane = 0; lane < laneCount; lane++) {
    let tail = emptyTail(lane);
    for (let seq = 1; seq <= ENTRIES / laneCount; seq++) {
      const at = new Date(start + seq * 1_000);
      const next = { lane, seq: BigInt(seq), payload: payload(seq, at) };
      const hash = entryHash(tail.hash, next);
      yield { lane, seq, at, payload: next.payload, prev: tail.hash, hash };
      tail = { lane, seq: next.seq, hash };
    }
  }
}

async function write(client: pg.Client, entries: readonly Written[]): Promise<void> {
  const column = (name: keyof Written) => entries.map((entry) => entry[name]);
  await client.query(
    `INSERT INTO audit_entry (lane, seq, at, payload, prev_hash, hash)
     SELECT lane, seq, at, payload, decode(prev, 'hex'), decode(hash, 'hex')
     FROM unnest($1::int[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
       AS entry (lane, seq, at, payload, prev, hash)`,
    [column("lane"), column("seq"), column("at"), column("payload"), column("prev"), column("hash")],
  );
}

async function seal(client: pg.Client, tail: Written): Promise<void> {
  const { lane, seq, hash } = tail;
  const mac = headMac(secrets().auditKey, { lane, seq: BigInt(seq), hash });
  await client.query(
    "UPDATE audit_lane SET seq = $2, hash = decode($3, 'hex'), mac = decode($4, 'hex') WHERE lane = $1",
    [lane, seq, hash, mac],
  );
}

/** Fills the record of a database that has none. @returns the bytes that go through the hash, an item an entry. */
async function writeRecord(url: string): Promise<Buffer[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hashed: Buffer[] = [];
  let batch: Written[] = [];
  for (const entry of chain()) {
    batch.push(entry);
    hashed.push(Buffer.concat([Buffer.alloc(41), Buffer.from(entry.payload)]));
    if (entry.seq === ENTRIES / laneCount) await seal(client, entry);
    if (batch.length < BATCH) continue;
    await write(client, batch);
    batch = [];
  }
  await write(client, batch);
  await client.query("VACUUM ANALYZE audit_entry");
  await client.end();
  return hashed;
}

/** How fast the same bytes can be hashed at all. */
function hashesPerSecond(inputs: readonly Buffer[]): number {
  const started = performance.now();
  for (const input of inputs) hashOnce("sha256", input, "hex");
  return (inputs.length / (performance.now() - started)) * 1_000;
}

const round = (value: number) => Math.round(value / 1_000) * 1_000;

/** How fast the audit record is verified, beside hashing the same bytes alone. On a database of its own: a record begins empty. */
export async function measureAudit(): Promise<PartResult> {
  const stage = await setStage(settings().databaseUrl ?? "", "audit_record");
  return measureOn(stage.databaseUrl).finally(() => strikeStage(stage));
}

async function measureOn(url: string): Promise<PartResult> {
  const hashed = await writeRecord(url);
  const runs: { whole: number; checking: number; floor: number }[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    const verdict = await verifyAudit(url, secrets().auditKey);
    if (!verdict.ok || verdict.entries !== ENTRIES) throw new Error("the record of the bench is not whole");
    runs.push({ whole: verdict.entriesPerSecond, checking: verdict.checkedPerSecond, floor: hashesPerSecond(hashed) });
  }
  const [whole, checking, floor] = (["whole", "checking", "floor"] as const).map((key) =>
    median(runs.map((run) => run[key])),
  );
  const row = (what: string, value = 0) => ({
    what,
    "entries/s": round(value).toLocaleString("en"),
    "of the floor": (value / (floor ?? 1)).toFixed(2),
  });
  return {
    title: "Verifying the audit record",
    method: `${ENTRIES.toLocaleString("en")} entries in ${laneCount} lanes; ${ROUNDS} whole verifications in turns with hashing the same bytes.`,
    tables: [
      {
        caption: "Speed",
        rows: [
          row("read from the database and checked", whole),
          row("checked alone", checking),
          row("floor: SHA-256 of the same bytes", floor),
        ],
      },
    ],
    promises: [
      {
        what: "audit entries read and verified a second (EVD-02)",
        target: `≥ ${PROMISED.toLocaleString("en")}`,
        measured: round(whole ?? 0).toLocaleString("en"),
        kept: (whole ?? 0) >= PROMISED,
      },
    ],
    notes: [
      "Reading is the larger part: each entry crosses the database's socket with its payload and two hashes in hexadecimal.",
    ],
  };
}
