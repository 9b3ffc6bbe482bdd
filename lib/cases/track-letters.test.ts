import { expect, test } from "vitest";
import type { EventView, MessageView } from "@/lib/cases/case-view";
import { trackLetters } from "@/lib/cases/track-letters";

const at = new Date("2026-03-03T02:00:00Z");
const staff = { kind: "staff", name: "林" } as const;
const event = (id: string, more: Partial<EventView>): EventView => ({
  id,
  kind: "accept",
  track: "complaint",
  by: staff,
  at,
  told: true,
  data: { decisionId: id },
  note: null,
  ...more,
});
const message = (decisionId: string | null): MessageView => ({
  id: `m${decisionId}`,
  by: staff,
  at,
  body: `给${decisionId}`,
  decisionId,
});

test("N18 a track's letters are what the office told on this track, with the words that were sent, the latest first", () => {
  const events = [
    event("1", {}),
    event("2", { kind: "end_mediation" }),
    event("3", { kind: "verify", track: "report" }),
    event("4", { kind: "withdraw", by: { kind: "reporter", name: null } }),
    event("5", { kind: "claimed", track: null, told: false }),
  ];
  const letters = trackLetters({ events, messages: [message("2"), message(null)] }, "complaint");
  expect(letters.map(({ id, body }) => [id, body])).toEqual([
    ["2", "给2"],
    ["1", null],
  ]);
  expect(trackLetters({ events, messages: [] }, "report")).toMatchObject([{ id: "3", body: null }]);
});
