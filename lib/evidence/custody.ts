import type { AuditActor, AuditInput } from "@/lib/audit/audit-entry";
import type { AttachedEvidence } from "@/lib/evidence/attach-evidence";
import { db } from "@/lib/infra/db/client";

/** One touch of a file, as it stands in the audit record; `lane`, `seq` and `hash` lead to its place in the chain. */
export type CustodyEntry = {
  lane: number;
  seq: bigint;
  /** Hex. */
  hash: string;
  at: Date;
  action: string;
  actor: { kind: string; id?: string };
  data: { readonly [key: string]: unknown };
};

type Row = { lane: number; seq: bigint; hash: string; at: Date; payload: string };

/** Every touch of a file since it was received, in order. The caller has checked that the asker may read the case. */
export async function custodyOf(evidenceId: string): Promise<readonly CustodyEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT lane, seq, encode(hash, 'hex') AS hash, at, payload FROM audit_entry
    WHERE (payload::jsonb -> 'subject' ->> 'id') = ${evidenceId} ORDER BY seq`;
  return rows.map(({ payload, ...row }) => {
    const { action, actor, data } = JSON.parse(payload) as Pick<CustodyEntry, "action" | "actor" | "data">;
    return { ...row, action, actor, data };
  });
}

type Received = { caseId: string; actor: AuditActor; files: readonly AttachedEvidence[]; at: Date };

/** The first line of each file's custody. For the caller's own call of appendAudit, which must be the only one. */
export function receivedEntries({ caseId, actor, files, at }: Received): AuditInput[] {
  return files.map(({ id, sha256, bytes, hasThumbnail }) => ({
    actor,
    action: "evidence.received",
    subject: { kind: "evidence", id },
    data: { caseId, sha256, bytes, thumbnail: hasThumbnail },
    at,
  }));
}
