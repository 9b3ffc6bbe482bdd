import { type AuditAction, auditActions } from "@/lib/audit/actions";
import type { EntryPlace } from "@/lib/audit/list-entries";

/** What an auditor looks for, as their address says it; empty: everything. */
export type AuditFilter = { staffId: string; reference: string; action: AuditAction | "" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PLACE = /^(\d{1,15})\.(\d)\.(\d{1,18})$/;

/** Reads what this address asks for; what no page of ours links to is passed over. */
export function readAuditFilter(asked: URLSearchParams): AuditFilter {
  const staffId = asked.get("who") ?? "";
  const action = auditActions.find((known) => known === asked.get("what")) ?? "";
  return {
    staffId: UUID.test(staffId) ? staffId : "",
    reference: (asked.get("case") ?? "").trim().slice(0, 40),
    action,
  };
}

export function readEntryPlace(asked: URLSearchParams): EntryPlace | null {
  const [, at, lane, seq] = PLACE.exec(asked.get("before") ?? "") ?? [];
  return at && lane && seq ? { at: new Date(Number(at)), lane: Number(lane), seq: BigInt(seq) } : null;
}

/** The address of the same question, from this entry back. */
export function auditAddress({ staffId, reference, action }: AuditFilter, before: EntryPlace | null): URLSearchParams {
  const place = before ? `${before.at.getTime()}.${before.lane}.${before.seq}` : "";
  const said = { who: staffId, case: reference, what: action, before: place };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ""));
}
