import { db } from "@/lib/infra/db/client";
import { COUNTED_TO } from "./metrics";

/** What waits, as the database tells it. Ages are in seconds. */
export type Backlog = {
  jobs: readonly { name: string; waiting: number; oldestSeconds: number }[];
  notices: readonly { channel: string; waiting: number; oldestSeconds: number }[];
  tracksOpen: number;
  tracksOverdue: number;
  /** Entries in the audit record, all lanes together. */
  auditEntries: number;
};

type Waiting = { name: string; waiting: number; oldest: number };

/** Reads the backlog in four short statements. @throws when the database is away. */
export async function readBacklog(): Promise<Backlog> {
  const jobs = await db.$queryRaw<Waiting[]>`
    SELECT name, count(*)::int AS waiting, extract(epoch FROM now() - min(start_after))::float AS oldest
    FROM (SELECT name, start_after FROM pgboss.job WHERE state < 'active' AND start_after <= now() LIMIT ${COUNTED_TO}) AS due
    GROUP BY name`;
  const notices = await db.$queryRaw<Waiting[]>`
    SELECT channel AS name, count(*)::int AS waiting, extract(epoch FROM now() - min(created_at))::float AS oldest
    FROM (SELECT channel, created_at FROM notice WHERE sent_at IS NULL AND given_up_at IS NULL
          ORDER BY created_at LIMIT ${COUNTED_TO}) AS waiting
    GROUP BY channel`;
  const [tracks] = await db.$queryRaw<{ open: number; overdue: number }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT FROM track WHERE open LIMIT ${COUNTED_TO}) AS a) AS open,
           (SELECT count(*)::int FROM (SELECT FROM track WHERE open AND due_at < now() LIMIT ${COUNTED_TO}) AS b) AS overdue`;
  const [audit] = await db.$queryRaw<{ entries: number }[]>`SELECT sum(seq)::float AS entries FROM audit_lane`;
  return {
    jobs: jobs.map(({ name, waiting, oldest }) => ({ name, waiting, oldestSeconds: oldest })),
    notices: notices.map(({ name, waiting, oldest }) => ({ channel: name, waiting, oldestSeconds: oldest })),
    tracksOpen: tracks?.open ?? 0,
    tracksOverdue: tracks?.overdue ?? 0,
    auditEntries: audit?.entries ?? 0,
  };
}
