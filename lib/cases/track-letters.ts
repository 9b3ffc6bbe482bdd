import type { CaseView } from "@/lib/cases/case-view";
import { ACTIONS, type Action } from "@/lib/cases/step";
import type { TrackKind } from "@/lib/cases/track";

/** What the office told the reporter with a step of one track; `body` is null where only the standard sentence went out. */
export type TrackLetter = {
  readonly id: string;
  readonly action: Action;
  readonly at: Date;
  readonly body: string | null;
};

/** The letters of one track, the latest first. Letters of the other track and free messages are not among them. */
export function trackLetters(
  { events, messages }: Pick<CaseView, "events" | "messages">,
  track: TrackKind,
): TrackLetter[] {
  return events
    .flatMap((event): TrackLetter[] => {
      const action = ACTIONS.find((known) => known === event.kind);
      if (!action || event.track !== track || !event.told || event.by.kind !== "staff") return [];
      const { decisionId } = event.data;
      const words = messages.find((message) => decisionId !== undefined && message.decisionId === decisionId);
      return [{ id: event.id, action, at: event.at, body: words?.body ?? null }];
    })
    .toReversed();
}
