import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { previewDecision } from "@/lib/cases/preview-decision";
import { readCase } from "@/lib/cases/read-case";
import type { Action } from "@/lib/cases/step";
import { actionsOfColleagues, allowedActions, transition } from "@/lib/cases/transitions";
import { db } from "@/lib/infra/db/client";

const supervisor = ["supervisor"] as const;

describe("C18 what one person did, another looks at", () => {
  test.each([
    ["investigating", "decide", ["investigate"], false],
    ["investigating", "decide", ["verify", "file"], true],
    ["decided", "publish", ["decide"], false],
    ["decided", "publish", ["investigate"], true],
    ["appealed", "publish", ["decide", "record_appeal"], false],
    ["investigating", "close", ["investigate"], true],
  ] as const)("%s: %s after one's own %j: %s", (state, action, ownWork, may) => {
    const asking = { track: "report", state, roles: supervisor, ownWork } as const;
    const asked = {
      action,
      ground: action === "decide" ? "fine" : "completed",
      message: "告知",
      note: "核对",
    } as const;
    const wish = action === "publish" ? { action, message: "告知" } : asked;
    expect(allowedActions(asking).includes(action)).toBe(may);
    expect(actionsOfColleagues(asking).includes(action)).toBe(!may);
    expect(transition(asking, wish)).toMatchObject(may ? { ok: true } : { ok: false, reason: "own_work" });
  });
});

describe("C18 SEC-09 a fine, and a merchant's name in public, are impossible alone", () => {
  let one: Staff;
  let other: Staff;
  let reference: string;

  beforeAll(async () => {
    one = await staffForTest("supervisor", "case_officer");
    other = await staffForTest("supervisor");
    ({ reference } = await caseForTest({ tracks: ["report"] }));
  });

  const wishOf = async (action: Action, ground = "") => {
    const { version } = await db.track.findFirstOrThrow({ where: { case: { reference } } });
    return { reference, track: "report", action, ground, message: "告知", note: "核对", target: "", version } as const;
  };
  async function does(staff: Staff, action: Action, ground?: string) {
    await claimCase(staff, reference);
    return decideCase(staff, await wishOf(action, ground));
  }
  const view = async (staff: Staff) => {
    const read = await readCase(staff, reference);
    if (!read.ok) throw new Error(read.reason);
    return read.view.tracks[0];
  };

  test("whoever investigated is refused the decision, told that it is a colleague's, and nothing moves", async () => {
    for (const action of ["verify", "file", "investigate"] as const)
      expect(await does(one, action)).toMatchObject({ ok: true });
    expect(await does(one, "decide", "fine")).toEqual({ ok: false, reason: "own_work" });
    expect(await previewDecision(one, await wishOf("decide", "fine"))).toEqual({ ok: false, reason: "own_work" });
    expect(await view(one)).toMatchObject({ position: { state: "investigating" }, forColleagues: ["decide"] });
    expect((await view(one))?.actions).not.toContain("decide");
  });

  test("two tabs of one person are one person", async () => {
    const wish = await wishOf("decide", "fine");
    const tabs = await Promise.all([decideCase(one, wish), decideCase(one, wish)]);
    expect(tabs.map((answer) => answer.ok)).toEqual([false, false]);
  });

  test("another decides; publishing is then not theirs, and is the first one's", async () => {
    await db.case.update({ where: { reference }, data: { claimedById: null, claimedUntil: null } });
    expect(await does(other, "decide", "fine")).toMatchObject({ ok: true, to: "decided" });
    expect(await does(other, "publish")).toEqual({ ok: false, reason: "own_work" });
    await db.case.update({ where: { reference }, data: { claimedById: null, claimedUntil: null } });
    expect(await does(one, "publish")).toMatchObject({ ok: true, to: "published" });
  });
});
