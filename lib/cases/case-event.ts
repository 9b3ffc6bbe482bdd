import type { Action } from "@/lib/cases/step";

/** What can happen to a case besides the steps of its tracks. */
export const OTHER_EVENTS = [
  "received",
  "recorded_by_staff",
  "message_from_reporter",
  "message_to_reporter",
  "evidence_added",
  "contact_changed",
  "claimed",
  "released",
  "note_added",
  "clock_paused",
  "clock_resumed",
  "clock_extended",
  "recused",
  "money_recorded",
  "transaction_recorded",
  "preservation_asked",
  "reading_confirmed",
  "assigned",
  "unassigned",
  "held",
  "hold_lifted",
  "escalated",
  "escalation_taken_up",
  "escalation_answered",
  "co_reporter_joined",
  "co_reporter_told",
  "shared",
  "share_ended",
  "place_recorded",
  "approval_asked",
  "approval_approved",
  "approval_refused",
  "approval_taken_back",
] as const;

/** A step of a track, or one of the others. */
export type EventKind = Action | (typeof OTHER_EVENTS)[number];

/** Who did it. A reporter has no id: we do not know who they are. */
export type EventActor = { kind: "reporter" | "system" } | { kind: "staff"; id: string };
