import { describe, expect, it } from "vitest";
import { permissionsOf, type Role } from "@/lib/access/roles";
import { isWorkable } from "@/lib/cases/workable";

const until = new Date("2026-12-01T00:00:00Z");
const claimOf = (staffId: string) => ({ staffId, name: "n", until });
const free = {
  claim: null,
  desk: { assignedTo: null, heldUntil: null, escalated: false, litigation: false, recused: false },
  position: { track: "report", state: "received" },
} as const;
const desk = (more: object) => ({ ...free, desk: { ...free.desk, ...more } });

describe("whose turn a row of the queue is", () => {
  it.each([
    ["nobody's", free, true, true],
    ["in my hands", { ...free, claim: claimOf("me") }, true, true],
    ["in another's hands", { ...free, claim: claimOf("other") }, false, false],
    ["assigned to me", desk({ assignedTo: { id: "me", name: "n", own: true } }), true, true],
    ["assigned to another", desk({ assignedTo: { id: "other", name: "n", own: false } }), false, false],
    ["assigned to somebody I stand in for", desk({ assignedTo: { id: "other", name: "n", own: true } }), true, true],
    ["laid aside", desk({ heldUntil: until }), false, false],
    ["escalated", desk({ escalated: true }), false, true],
    ["stepped back from", desk({ recused: true }), false, false],
    ["ended", { ...free, position: { track: "report", state: "closed" } as const }, false, false],
  ])("%s", (_, row, officers, supervisors) => {
    const turn = (role: Role) => isWorkable({ id: "me", permissions: permissionsOf([role]) }, row);
    expect([turn("reviewer"), turn("supervisor")]).toEqual([officers, supervisors]);
  });
});
