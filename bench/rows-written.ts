import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

/** A row as JSON, and the table it belongs to. */
export type WrittenRow = { table: string; columns: readonly string[]; row: string };

/** Parents before children. Tables that are only changed by a report, never added to, are left out. */
const TABLES = [
  "draft",
  "draft_file",
  "case",
  "track",
  "case_clock",
  "submission",
  "case_key",
  "case_event",
  "evidence",
  "notice",
  "audit_entry",
  "rate_window",
  "pgboss.job",
];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [quoted(table)],
  );
  return rows.map(({ name }) => name);
}

function quoted(table: string): string {
  return table
    .split(".")
    .map((name) => `"${name}"`)
    .join(".");
}

/** The organisation was there before the report, and stays the same one. */
const OWNER = /"(?:organisation_id|owner_id)": "([0-9a-f-]{36})"/g;

const idsIn = ({ row }: WrittenRow) => row.match(UUID) ?? [];

/** The case among the rows, and all that names it or names what names it; and what names nothing, like counters. */
export function withTheCase(rows: readonly WrittenRow[]): WrittenRow[] {
  const ids = new Set(rows.filter(({ table }) => table === "case").flatMap(idsIn));
  for (let before = -1; before < ids.size; ) {
    before = ids.size;
    for (const row of rows) {
      const named = idsIn(row);
      if (named.some((id) => ids.has(id))) for (const id of named) ids.add(id);
    }
  }
  return rows.filter((row) => idsIn(row).length === 0 || idsIn(row).some((id) => ids.has(id)));
}

/**
 * The rows that one report adds or changes, as they stand afterwards. The worker may still be at earlier reports; no
 * other report may arrive.
 */
export async function rowsWrittenBy(client: pg.Client, work: () => Promise<unknown>): Promise<WrittenRow[]> {
  const before = await client.query<{ next: string }>(
    "SELECT txid_snapshot_xmax(txid_current_snapshot())::text AS next",
  );
  await work();
  const found: WrittenRow[] = [];
  for (const table of TABLES) {
    const columns = await columnsOf(client, table);
    const { rows } = await client.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${quoted(table)} t WHERE t.xmin::text::bigint >= $1::bigint`,
      [before.rows[0]?.next],
    );
    found.push(...rows.map(({ row }) => ({ table, columns, row })));
  }
  return withTheCase(found);
}

/**
 * The same rows once more, under names of their own: every id, every keyed hash that must be unique, the number of the
 * case and the place in the audit record. `place` is a number that no other copy has.
 */
export function copyOf(rows: readonly WrittenRow[], place: number): WrittenRow[] {
  const fresh = new Map<string, string>();
  const kept = new Set(rows.flatMap(({ row }) => [...row.matchAll(OWNER)].map(([, id]) => id)));
  const renamed = (id: string) =>
    (kept.has(id) ? id : undefined) ?? fresh.get(id) ?? fresh.set(id, randomUUID()).get(id) ?? id;
  const number = `ZP26-${place.toString(36).padStart(8, "0")}`;
  return rows.map(({ table, columns, row }, at) => {
    const text = row
      .replace(UUID, renamed)
      .replace(/"ZP\d\d-\w{4}-\w{4}"/g, `"${number}"`)
      .replace(
        /("(?:token_hash|key)": "\\\\x)[0-9a-f]{64}/g,
        (_, start: string) => start + randomBytes(32).toString("hex"),
      )
      .replace(/"seq": \d+/g, `"seq": ${1_000_000_000 + place * 1_000 + at}`);
    return { table, columns, row: text };
  });
}

/** One transaction with all of them, flushed when it returns. */
export async function writeRows(client: pg.Client, rows: readonly WrittenRow[]): Promise<void> {
  await client.query("BEGIN");
  for (const { table, columns, row } of rows) {
    const names = columns.map((name) => `"${name}"`).join(", ");
    const text = `INSERT INTO ${quoted(table)} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${quoted(table)}, $1)`;
    await client.query({ name: `write ${table}`, text, values: [row] });
  }
  await client.query("COMMIT");
}
