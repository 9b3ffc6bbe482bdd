import { describe, expect, test } from "vitest";
import { conflictIn } from "@/lib/access/role-conflict";
import { can, isRole, PERMISSIONS, ROLES, type Role } from "@/lib/access/roles";

// Columns: intake, reviewer, case officer, supervisor, auditor, administrator, custodian.
const GRID = {
  "case:read": "y y y y y - -",
  "case:claim": "- y y y - - -",
  "case:assign": "- - - y - - -",
  "case:share": "- - - y - - -",
  "case:decide:triage": "- y y y - - -",
  "case:decide:handling": "- - y y - - -",
  "case:decide:final": "- - - y - - -",
  "evidence:view": "- y y y - - -",
  "evidence:unmask": "- - y y - - -",
  "evidence:release": "- - y y - - -",
  "evidence:burn": "- - - y - - -",
  "contact:reveal": "- - y y - - -",
  "identity:approve": "- - - - - - y",
  "hold:place": "- - y y - - -",
  "hold:lift": "- - - y - - -",
  "case:export": "- - y y - - -",
  "export:approve": "- - - y - - -",
  "disposal:review": "- - - y - - -",
  "disposal:approve": "- - - y - - -",
  "note:add": "y y y y - - -",
  "message:send": "- y y y - - -",
  "intake:record": "y y y y - - -",
  "packet:make": "- - y y - - -",
  "search:tidy": "- - - y - - -",
  "rules:change": "- - - y - - -",
  "replies:change": "- - - y - - -",
  "checklists:change": "- - - y - - -",
  "law:change": "- - - - - y -",
  "staff:manage": "- - - - - y -",
  "audit:read": "- - - - y - -",
} as const satisfies Record<(typeof PERMISSIONS)[number], string>;

const rows = PERMISSIONS.flatMap((permission) =>
  GRID[permission]
    .split(" ")
    .map((cell, column) => ({ role: ROLES[column] as Role, permission, granted: cell === "y" })),
);

describe("SEC-05 role × permission", () => {
  test.each(rows)("SEC-05 $role · $permission · granted: $granted", ({ role, permission, granted }) => {
    expect(can([role], permission)).toBe(granted);
  });

  test.each(PERMISSIONS)("SEC-05 a person without a role is refused %s", (permission) => {
    expect(can([], permission)).toBe(false);
  });

  test("SEC-05 two roles give what either gives and no more", () => {
    const both: Role[] = ["intake", "administrator"];
    const granted = PERMISSIONS.filter((permission) => can(both, permission));
    expect(granted).toEqual(
      PERMISSIONS.filter((permission) => can(["intake"], permission) || can(["administrator"], permission)),
    );
  });
});

describe("roles in one person", () => {
  test("an auditor is neither administrator nor decides cases", () => {
    expect(conflictIn({ roles: ["auditor", "administrator"], named: [] })).toEqual(["auditor", "administrator"]);
    expect(conflictIn({ roles: ["supervisor", "auditor"], named: [] })).toEqual(["auditor", "supervisor"]);
  });

  test("a reviewer may also take reports in", () => {
    expect(conflictIn({ roles: ["intake", "reviewer"], named: [] })).toBeNull();
  });

  test("a role that is not on the list is no role", () => {
    expect(isRole("reviewer")).toBe(true);
    expect(isRole("root")).toBe(false);
    expect(isRole("toString")).toBe(false);
  });
});
