import { describe, expect, it } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import {
  APPROVAL_ACTS,
  APPROVAL_MOVES,
  type ApprovalAct,
  type Asked,
  refusalOf,
  standingOf,
} from "@/lib/cases/approvals/approval";

const at = new Date("2026-11-29T04:00:00Z");
const hour = (n: number) => new Date(at.getTime() + n * 3_600_000);
const asked: Asked = {
  act: "identity_reveal",
  askedById: "asker",
  decision: null,
  lapsesAt: hour(1),
  usableUntil: null,
};
const person = (id: string, ...roles: Role[]) => ({ id, permissions: permissionsOf(roles) });

/** Whose word it takes, act by act. */
const DECIDER = {
  identity_reveal: "custodian",
  hold_lift: "supervisor",
  case_export: "supervisor",
  bad_faith: "supervisor",
  early_disposal: "supervisor",
} as const satisfies Record<ApprovalAct, Role>;

describe.each(APPROVAL_ACTS)("SEC-09 who may answer what was asked: %s", (act) => {
  // Columns: approve, refuse, take back; by somebody else, then by whoever asked.
  it.each(ROLES)("SEC-09 %s, of another's request", (role) => {
    const actor = person("me", role);
    const said = APPROVAL_MOVES.map((move) => refusalOf({ ...asked, act }, move, { actor, at }) ?? "may");
    const expected = role === DECIDER[act] ? "may may not_yours" : "not_permitted not_permitted not_yours";
    expect(said.join(" ")).toBe(expected);
  });

  it.each(ROLES)("SEC-09 %s together with the one who decides, of their own request", (role) => {
    const actor = person("asker", role, DECIDER[act]);
    const said = APPROVAL_MOVES.map((move) => refusalOf({ ...asked, act }, move, { actor, at }) ?? "may");
    expect(said).toEqual(["own_request", "own_request", "may"]);
  });
});

describe("C18 where a request stands", () => {
  it.each([
    [{}, "waiting"],
    [{ lapsesAt: at }, "lapsed"],
    [{ decision: "approved", usableUntil: hour(1) }, "approved"],
    [{ decision: "approved", usableUntil: at }, "spent"],
    [{ decision: "approved", usableUntil: hour(1), lapsesAt: hour(-1) }, "approved"],
    [{ decision: "approved", usableUntil: null }, "done"],
    [{ decision: "refused" }, "refused"],
    [{ decision: "taken_back" }, "taken_back"],
  ] as const)("C18 %j is %s", (change, standing) => {
    expect(standingOf({ ...asked, ...change }, at)).toBe(standing);
  });

  it.each(["approved", "refused", "taken_back"])("C18 nothing is answered twice: %s", (decision) => {
    const answered = { ...asked, decision };
    for (const move of APPROVAL_MOVES) {
      expect(refusalOf(answered, move, { actor: person("me", "custodian"), at })).toBe("already_decided");
    }
  });

  it("C18 nothing is answered too late", () => {
    const late = { actor: person("me", "custodian"), at: hour(1) };
    expect(refusalOf(asked, "approve", late)).toBe("lapsed");
  });
});
