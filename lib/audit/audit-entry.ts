import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/infra/crypto/canonical-json";
import type { AuditAction } from "./actions";
import { laneCount } from "./chain";

export type AuditActor = { kind: "staff" | "reporter"; id: string } | { kind: "reporter" | "system" };
export type AuditSubject = {
  kind:
    | "case"
    | "report"
    | "evidence"
    | "staff"
    | "notice"
    | "audit"
    | "organisation"
    | "rules"
    | "law"
    | "reply"
    | "checklist"
    | "warning"
    | "export"
    | "suit"
    | "bulk"
    | "disposal";
  id: string;
};

/**
 * Who did what to what. `data` holds ids, states and grounds, never the reporter's words, a code or a contact: an audit
 * entry can never be removed. `at` is now unless the seed of a demonstration world says otherwise.
 */
export type AuditInput = {
  actor: AuditActor;
  action: AuditAction;
  subject: AuditSubject;
  data?: { readonly [key: string]: Json | undefined };
  at?: Date;
};

/** The lane of a subject: everything about one subject stands in one lane, in order. */
export function laneOf(subjectId: string): number {
  return createHash("sha256").update(subjectId, "utf8").digest().readUInt8() % laneCount;
}

/** The text of an entry, which is what the chain protects. */
export function auditPayload({ actor, action, subject, data = {} }: AuditInput, at: Date): string {
  return canonicalJson({ action, actor, at: at.toISOString(), data, subject });
}
