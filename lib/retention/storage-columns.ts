import { db } from "@/lib/infra/db/client";

export type StorageColumn = { table: string; column: string };

/** Columns of this form that hold something else: the key of a click. */
const OTHER_KEYS = ["once_key"];

/**
 * Every column of the database that may name a blob: texts whose name ends in `_key`. Asked of the database itself, so
 * that a table made tomorrow is not forgotten; a column we may not read makes the question fail, and nothing is removed.
 */
export async function storageColumns(): Promise<StorageColumn[]> {
  return db.$queryRaw<StorageColumn[]>`
    SELECT c.relname::text AS "table", a.attname::text AS "column"
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype
      AND a.attname LIKE '%\\_key' AND a.attname <> ALL (${OTHER_KEYS}) ORDER BY 1, 2`;
}
