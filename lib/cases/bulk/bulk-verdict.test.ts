import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { permissionsOf } from "@/lib/access/roles";
import { deciding } from "@/lib/cases/bulk/bulk.fixture";
import type { BulkSubject } from "@/lib/cases/bulk/bulk-subject";
import { verdictOn } from "@/lib/cases/bulk/bulk-verdict";
import type { BulkWish } from "@/lib/cases/bulk/bulk-wish";

const at = new Date("2026-11-30T02:00:00Z");
const later = new Date("2026-11-30T02:10:00Z");
const [me, other, colleague, target] = Array.from({ length: 4 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
];

function row(more: Partial<BulkSubject> = {}): BulkSubject {
  return {
    trackId: randomUUID(),
    caseId: randomUUID(),
    organisationId: randomUUID(),
    reference: "ZP26-2222-2222",
    title: "店",
    position: { track: "report", state: "received" },
    version: 0,
    spent: [],
    ownWork: [],
    own: true,
    permissions: permissionsOf(["reviewer"]),
    claim: { claimedById: null, claimedUntil: null },
    assignment: null,
    heldUntil: null,
    recused: [],
    reading: "read",
    ...more,
  };
}

const hold = { kind: "hold", until: "2026-12-03", reason: "platform", note: "" } as const;
const assign = { kind: "assign", to: colleague } as const;
const verify = deciding("verify");
const join = deciding("join", { ground: "same_shop", note: "同一店铺", target: "ZP26-7KQ4-M2XD" });
const ALL: readonly BulkWish[] = [assign, hold, verify, join];

function verdicts(subject: BulkSubject, wishes = ALL): string[] {
  const weighing = { chain: [target], at };
  return wishes.map((wish) => {
    const verdict = verdictOn({ id: me }, subject, { ...weighing, wish });
    return verdict.ok ? "ok" : verdict.reason;
  });
}

const all = (reason: string) => ALL.map(() => reason);
const supervisor = permissionsOf(["supervisor"]);
const others = { claimedById: other, claimedUntil: later };

/** A row, and what the preview says of it to assign, hold, verify and join. */
const GRID: readonly [string, Partial<BulkSubject>, readonly string[]][] = [
  ["free and read", { permissions: supervisor }, all("ok")],
  ["never opened", { reading: "unread" }, all("unread")],
  ["changed since it was read", { reading: "changed_since_read" }, all("changed_since_read")],
  ["from which I stepped back", { recused: [me] }, all("recused")],
  ["that I may not take", { permissions: permissionsOf(["intake"]) }, all("out_of_reach")],
  ["of another office", { own: false }, ["out_of_reach", "out_of_reach", "ok", "target_unknown"]],
  ["in my own hands", { permissions: supervisor, claim: { ...others, claimedById: me } }, all("ok")],
  ["in other hands", { permissions: supervisor, claim: others }, ["ok", "taken", "taken", "taken"]],
  ["whose claim is over", { permissions: supervisor, claim: { ...others, claimedUntil: at } }, all("ok")],
  ["assigned by no supervisor", {}, ["not_permitted", "ok", "ok", "ok"]],
  ["that is the colleague's already", { assignment: { id: "a", toId: colleague } }, ["already_so", "ok", "ok", "ok"]],
  ["from which the colleague stepped back", { recused: [colleague] }, ["colleague_recused", "ok", "ok", "ok"]],
  ["laid aside already", { permissions: supervisor, heldUntil: later }, ["ok", "already_so", "ok", "ok"]],
  [
    "being verified",
    { permissions: supervisor, position: { track: "report", state: "verifying" } },
    ["ok", "ok", "illegal_from_state", "ok"],
  ],
  [
    "that has ended",
    { permissions: supervisor, position: { track: "report", state: "closed" } },
    ["ok", "ended", "illegal_from_state", "illegal_from_state"],
  ],
  [
    "of the other track",
    { permissions: supervisor, position: { track: "complaint", state: "received" } },
    ["ok", "ok", "other_track", "other_track"],
  ],
  ["that is itself the target", { permissions: supervisor, caseId: target }, ["ok", "ok", "ok", "target_unknown"]],
];

describe("C12 what passes the preview", () => {
  it.each(GRID)("a row %s", (_, more, expected) => {
    expect(verdicts(row(more))).toEqual(expected);
  });

  it("says what the state of a row allows instead", () => {
    const subject = row({ position: { track: "report", state: "verifying" } });
    const verdict = verdictOn({ id: me }, subject, { wish: verify, chain: [], at });
    expect(verdict).toMatchObject({ legal: ["request_supplement", "join", "mark_duplicate", "transfer"] });
  });

  it("asks the table who may, what is done once only, and what is for somebody else", () => {
    const verifying = { position: { track: "report", state: "verifying" } } as const;
    const extend = deciding("extend_verification", { ground: "complex", note: "批准" });
    expect(verdicts(row(verifying), [extend])).toEqual(["not_permitted"]);
    const spent = { ...verifying, permissions: supervisor, spent: ["extend_verification"] } as const;
    expect(verdicts(row(spent), [extend])).toEqual(["already_done"]);
    const decided = { position: { track: "report", state: "decided" }, permissions: supervisor } as const;
    expect(verdicts(row({ ...decided, ownWork: ["decide"] }), [deciding("publish", {})])).toEqual(["own_work"]);
  });

  it("lets nobody be given what is another's, but anybody take what is nobody's", () => {
    expect(verdicts(row(), [{ kind: "assign", to: me }])).toEqual(["ok"]);
    expect(verdicts(row({ assignment: { id: "a", toId: other } }), [{ kind: "assign", to: me }])).toEqual([
      "not_permitted",
    ]);
  });
});
