import { describe, expect, it } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { appealRefusal, type Mark, standingOf } from "@/lib/cases/bad-faith/bad-faith-mark";

const at = new Date("2026-11-29T04:00:00Z");
const hour = (n: number) => new Date(at.getTime() + n * 3_600_000);
const mark: Mark = {
  askedById: "asker",
  approvedById: "approver",
  expiresAt: hour(1),
  appealedAt: null,
  appealDecidedAt: null,
  lifted: false,
};
const appealed = { ...mark, appealedAt: hour(-1) };
const person = (id: string, ...roles: Role[]) => ({ id, permissions: permissionsOf(roles) });

describe("ABU-06 where a mark stands", () => {
  it.each([
    [{}, "in_force"],
    [{ appealedAt: at }, "appealed"],
    [{ appealedAt: at, appealDecidedAt: at }, "kept"],
    [{ appealedAt: at, appealDecidedAt: at, lifted: true }, "lifted"],
    [{ expiresAt: at }, "over"],
    [{ expiresAt: at, appealedAt: at }, "over"],
  ] as const)("ABU-06 %j is %s", (change, standing) => {
    expect(standingOf({ ...mark, ...change }, at)).toBe(standing);
  });
});

describe("ABU-06 who may decide about an appeal: a third person", () => {
  it.each(ROLES)("ABU-06 %s, who had no part in it", (role) => {
    expect(appealRefusal(appealed, person("third", role), at)).toBe(role === "supervisor" ? null : "not_permitted");
  });

  it.each(["asker", "approver"])("ABU-06 never the %s, whatever else they hold", (id) => {
    const everything = person(id, "supervisor", "case_officer", "custodian", "administrator");
    expect(appealRefusal(appealed, everything, at)).toBe("own_mark");
  });

  it.each([
    [{ appealedAt: null }],
    [{ appealDecidedAt: at }],
    [{ appealDecidedAt: at, lifted: true }],
    [{ expiresAt: at }],
  ])("ABU-06 nothing is decided where nothing waits: %j", (change) => {
    expect(appealRefusal({ ...appealed, ...change }, person("third", "supervisor"), at)).toBe("illegal_from_state");
  });
});
