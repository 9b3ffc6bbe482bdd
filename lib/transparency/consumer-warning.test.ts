import { describe, expect, test } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { moveOf, WARNING_ACTIONS, WARNING_STATES } from "@/lib/transparency/consumer-warning";

// state, action, who may, where it leads. Everything that does not stand here is refused.
const ROWS = `
draft | write | case_officer supervisor | draft
draft | approve | supervisor | approved
draft | withdraw | supervisor | withdrawn
approved | withdraw | supervisor | withdrawn
`;
const GRANTED = ROWS.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

const cells = WARNING_STATES.flatMap((state) =>
  WARNING_ACTIONS.flatMap((action) => {
    const row = GRANTED.find(([from, step]) => from === state && step === action);
    return ROLES.map((role) => ({
      state,
      action,
      role,
      row,
      to: row?.[2]?.split(" ").includes(role) ? row[3] : "refused",
    }));
  }),
);

const actor = (id: string, ...roles: Role[]) => ({ id, permissions: permissionsOf(roles) });

describe("N33 role × state × action", () => {
  test.each(cells)("N33 $role · $state · $action → $to", ({ state, action, role, row, to }) => {
    const move = moveOf({ state, writtenById: "somebody" }, action, actor("me", role));
    if (to !== "refused") expect(move).toEqual({ ok: true, to });
    else expect(move).toEqual({ ok: false, reason: row ? "not_permitted" : "illegal_from_state" });
  });

  test("N33 two people stand behind an approved text, whoever tries", () => {
    const me = actor("me", "supervisor");
    expect(moveOf({ state: "draft", writtenById: null }, "approve", me)).toEqual({ ok: false, reason: "not_checked" });
    expect(moveOf({ state: "draft", writtenById: "me" }, "approve", me)).toEqual({ ok: false, reason: "own_text" });
    expect(moveOf({ state: "draft", writtenById: "other" }, "approve", me)).toMatchObject({ ok: true });
  });
});
