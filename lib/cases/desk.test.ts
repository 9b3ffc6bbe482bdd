import { describe, expect, it } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { holdEnd, mayAssign } from "@/lib/cases/desk";

const ME = "me";
const MOVES = [
  [null, ME],
  [ME, null],
  [null, "other"],
  [ME, "other"],
  ["other", ME],
  ["other", null],
] as const;

/** In the order of the moves above: what each role may do with a case, and with whose. */
const ALLOWED: Record<Role, string> = {
  intake: "------",
  reviewer: "xx----",
  case_officer: "xx----",
  supervisor: "xxxxxx",
  auditor: "------",
  administrator: "------",
  custodian: "------",
};

describe("C4 who may say whose a case is", () => {
  it.each(ROLES)("%s", (role) => {
    const me = { id: ME, permissions: permissionsOf([role]) };
    const grid = MOVES.map(([from, to]) => (mayAssign(me, { from, to }) ? "x" : "-")).join("");
    expect(grid).toBe(ALLOWED[role]);
  });
});

describe("the day on which a track comes back", () => {
  const now = new Date("2026-11-29T17:30:00Z"); // already the 30th in Shanghai
  it.each([
    ["2026-12-01", "2026-11-30T16:00:00.000Z"],
    ["2027-02-28", "2027-02-27T16:00:00.000Z"],
    ["2026-11-30", null],
    ["2027-03-01", null],
    ["2026-02-30", null],
    ["tomorrow", null],
    ["", null],
  ])("%s: %s", (date, end) => {
    expect(holdEnd(date, now)?.toISOString() ?? null).toBe(end);
  });
});
