import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { checkWish } from "@/lib/cases/bulk/bulk-wish";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { joined, joiningOf, steppedBack } from "@/lib/cases/joining/joining.fixture";
import { type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { previewDecision } from "@/lib/cases/preview-decision";
import { releaseCase } from "@/lib/cases/release-case";

const at = new Date();
const REFUSED = { ok: false, reason: "target_recused" };

let [staff, officer]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  [staff, officer] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
});

const taken = (who: Staff, { reference }: Opened) => claimCase(who, reference, at);

describe("C27 whoever stepped back from the case to join", () => {
  test.each(["join", "mark_duplicate"] as const)(
    "C27 C8 takes no step %s, nor where that case went on to another one",
    async (action) => {
      const [one, main, top] = [await reportForTest(at), await reportForTest(at), await reportForTest(at)];
      await joined(staff, { one: main, into: top, at });
      for (const from of [top, main]) {
        const who = await staffForTest("supervisor");
        await steppedBack(who, from, { at });
        await taken(who, one);
        const wish = await joiningOf({ one, into: main, action });
        expect(await previewDecision(who, wish, at)).toEqual(REFUSED);
        expect(await decideCase(who, wish, at)).toEqual(REFUSED);
        const { ground = "", message = "", note = "", target = "" } = wish;
        const typed = { to: "", until: "", reason: "", ground, message, note, target, reply: "" };
        const order = { act: { kind: "decide", track: "report", action }, typed } as const;
        expect(await checkWish(who, order, at)).toEqual(REFUSED);
        await releaseCase(who, one.reference, at);
      }
      expect(await versionOf(one)).toBe(0);
      expect(await joined(staff, { one, into: main, at, action })).toMatchObject({ ok: true });
    },
  );

  test("C27 of stepping back and joining at the same moment, what comes second knows of the first", async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, main] = [await reportForTest(at), await reportForTest(at)];
      const who = await staffForTest("supervisor");
      await taken(who, one);
      const wish = await joiningOf({ one, into: main });
      const [decided] = await Promise.all([decideCase(who, wish, at), steppedBack(who, main, { at })]);
      expect(decided.ok ? "joined before" : decided.reason).toMatch(/^(joined before|target_recused)$/);
    }
  });

  test("C27 of two people who join A to B and B to A at once, one wins and nobody waits for ever", async () => {
    const [one, other] = [await reportForTest(at), await reportForTest(at)];
    await taken(staff, one);
    await taken(officer, other);
    const [there, back] = [await joiningOf({ one, into: other }), await joiningOf({ one: other, into: one })];
    const results = await Promise.all([decideCase(staff, there, at), decideCase(officer, back, at)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await versionOf(one), await versionOf(other)].toSorted()).toEqual([0, 1]);
  });

  test("C27 a body outside is no case", async () => {
    const one = await reportForTest(at);
    await taken(staff, one);
    const said = { ground: "other_office", message: "已转", note: "管辖", target: "某区局" };
    const transfer = { reference: one.reference, track: "report", action: "transfer", version: 0, ...said } as const;
    expect(await decideCase(staff, transfer, at)).toMatchObject({ ok: true });
  });
});
