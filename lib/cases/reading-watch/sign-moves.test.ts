import { describe, expect, it } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { SIGN_MOVES, type SignMarks, signRefusal } from "@/lib/cases/reading-watch/sign-moves";

const at = new Date("2026-11-29T04:00:00Z");
const open: SignMarks = { staffId: "meant", askedAt: null, answeredAt: null, setAsideAt: null };
const asked = { ...open, askedAt: at };
const STATES: Record<string, SignMarks> = {
  open,
  asked,
  answered: { ...asked, answeredAt: at },
  set_aside: { ...open, setAsideAt: at },
};
const person = (id: string, ...roles: Role[]) => ({ id, permissions: permissionsOf(roles) });
const row = (sign: SignMarks, actor: ReturnType<typeof person>) =>
  SIGN_MOVES.map((move) => signRefusal(sign, move, actor) ?? "may").join(" ");

describe("T5 who may settle a sign (ask, set aside, answer)", () => {
  it.each(ROLES)("T5 %s, of another's reading", (role) => {
    const expected = role === "auditor" ? "may may not_yours" : "not_permitted not_permitted not_yours";
    expect(row(open, person("me", role))).toBe(expected);
  });

  it.each(ROLES)("T5 %s, of their own reading: only an answer to what was asked", (role) => {
    const expected = role === "auditor" ? "own_sign own_sign may" : "not_permitted not_permitted may";
    expect(row(asked, person("meant", role))).toBe(expected);
  });

  it.each([
    ["open", "may may not_yours", "illegal_from_state"],
    ["asked", "illegal_from_state may not_yours", "may"],
    ["answered", "illegal_from_state may not_yours", "illegal_from_state"],
    ["set_aside", "illegal_from_state illegal_from_state not_yours", "illegal_from_state"],
  ])("T5 from %s", (state, auditor, answer) => {
    const sign = STATES[state] ?? open;
    expect(row(sign, person("me", "auditor"))).toBe(auditor);
    expect(signRefusal(sign, "answer", person("meant"))).toBe(answer === "may" ? null : answer);
  });
});
