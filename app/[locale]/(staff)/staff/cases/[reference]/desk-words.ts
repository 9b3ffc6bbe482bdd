import type { CaseView, TrackView } from "@/lib/cases/case-view";
import { dateTime, shortDueDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { stateLabel } from "../../queue-items";

/** Whose the case is, in one sentence. */
export function assignedWords(t: Translator, { desk: { assignment } }: CaseView): string {
  if (!assignment) return t("desk.assign.nobody");
  const { to, by, toId, byId, at, standIn } = assignment;
  const date = dateTime(t.locale, at);
  const said = t(toId === byId ? "desk.assign.self" : "desk.assign.by", { to, by, date });
  if (!standIn) return said;
  const last = shortDueDate(t.locale, new Date(standIn.until.getTime() - 1));
  return `${said} ${t("desk.assign.standIn", { to, name: standIn.name, date: last })}`;
}

/** Where a track stands, and until when it is laid aside. */
export function heldWords(t: Translator, { desk: { holds } }: CaseView, track: TrackView): string {
  const hold = holds.find(({ trackId }) => trackId === track.id);
  const state = stateLabel(t, track.position);
  if (!hold) return t("desk.hold.not", { state });
  const reason = t(`desk.hold.reasons.${hold.reason}`);
  return t("desk.hold.until", { state, reason, by: hold.by, date: shortDueDate(t.locale, hold.until) });
}

/** The same, or what became of the question: its answer, or who took the case up. */
export function answeredWords(t: Translator, view: CaseView): string {
  const { escalation, answered, assignment } = view.desk;
  if (escalation) return escalatedWords(t, view);
  // An answer gives the case back in the same moment.
  if (answered && (!assignment || answered.at >= assignment.at)) {
    const said = t("desk.escalate.answered", { by: answered.by, date: dateTime(t.locale, answered.at) });
    return `${said} ${answered.answer}`;
  }
  return assignment ? assignedWords(t, view) : escalatedWords(t, view);
}

/** Whether a supervisor is asked about the case. */
export function escalatedWords(t: Translator, { desk: { escalation } }: CaseView): string {
  if (!escalation) return t("desk.escalate.not");
  const reason = t(`desk.escalate.reasons.${escalation.reason}`);
  return t("desk.escalate.asked", { by: escalation.by, date: dateTime(t.locale, escalation.at), reason });
}
