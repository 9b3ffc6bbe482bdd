import { describe, expect, test } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { moveOf, WARNING_ACTIONS, WARNING_STATES } from "@/lib/transparency/consumer-warning";

// state, action, who may, where it leads. Everything that does not stand here is refused.
const ROWS = `
draft | write | case_officer supervisor | draft
draft | approve | supervisor | approved
draft | withdraw | supervisor | withdrawn
approved | publish | supervisor | published
approved | withdraw | supervisor | withdrawn
published | withdraw | supervisor | withdrawn
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

const CHECKED = { state: "draft", writtenById: "somebody", approvedById: "another", home: true } as const;
const actor = (id: string, ...roles: Role[]) => ({ id, permissions: permissionsOf(roles) });

describe("N33 role × state × action", () => {
  test.each(cells)("N33 $role · $state · $action → $to", ({ state, action, role, row, to }) => {
    const move = moveOf({ ...CHECKED, state }, action, actor("me", role));
    if (to !== "refused") expect(move).toEqual({ ok: true, to });
    else expect(move).toEqual({ ok: false, reason: row ? "not_permitted" : "illegal_from_state" });
  });

  test("N33 two people stand behind an approved text, whoever tries", () => {
    const me = actor("me", "supervisor");
    const approve = (writtenById: string | null) => moveOf({ ...CHECKED, writtenById }, "approve", me);
    expect(approve(null)).toEqual({ ok: false, reason: "not_checked" });
    expect(approve("me")).toEqual({ ok: false, reason: "own_text" });
    expect(approve("other")).toMatchObject({ ok: true });
  });

  test("SEC-09 two people stand behind a publication: nobody lets out what they approved, whatever they hold", () => {
    const everything = actor("me", "supervisor", "custodian", "administrator");
    const approved = { ...CHECKED, state: "approved" } as const;
    const publish = (change: object) => moveOf({ ...approved, ...change }, "publish", everything);
    expect(publish({ approvedById: "me" })).toEqual({ ok: false, reason: "own_approval" });
    expect(publish({ writtenById: "me" })).toEqual({ ok: true, to: "published" });
    expect(publish({ home: false })).toEqual({ ok: false, reason: "not_home" });
  });
});
