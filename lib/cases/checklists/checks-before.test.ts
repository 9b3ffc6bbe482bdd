import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { deciding, previewed } from "@/lib/cases/bulk/bulk.fixture";
import { caseForTest } from "@/lib/cases/case.fixture";
import { drafted, ticked } from "@/lib/cases/checklists/list.fixture";
import { saveChecklist } from "@/lib/cases/checklists/save-checklist";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { previewDecision } from "@/lib/cases/preview-decision";
import { readCase } from "@/lib/cases/read-case";
import { recordPlace } from "@/lib/cases/record-place";
import { shareCase } from "@/lib/cases/share-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

let supervisor: Staff;
let [office, reference]: [string, string] = ["", ""];
const refuse = { track: "complaint", action: "not_accept", ground: "outside_competence" } as const;
const accept = { track: "complaint", version: "0", action: "accept", message: "已受理。", note: "属实" } as const;

beforeEach(async () => {
  office = await organisationForTest();
  supervisor = await staffOfForTest(office, "supervisor");
  const place = { zh: "查过经营地", en: "Place looked for", proof: "jurisdiction_shown" };
  const heard = { zh: "听过商家的说法", en: "Seller heard" };
  const list = drafted(
    0,
    { ...heard, before: ["accept", "end_mediation"] },
    { ...place, before: ["accept"] },
    { zh: "只是建议" },
  );
  expect(await saveChecklist(supervisor, "cashback_card", list)).toMatchObject({ ok: true });
  const made = await caseForTest();
  reference = made.reference;
  await db.case.update({ where: { id: made.caseId }, data: { organisationId: office } });
  await claimCase(supervisor, reference);
});

const openItems = (result: object) =>
  ("checks" in result ? (result.checks as { zh: string }[]) : []).map(({ zh }) => zh);

describe("C11 a required item stops the step", () => {
  test("C11 N27 before mediation ends, in whichever way it ends", async () => {
    await db.track.updateMany({ where: { case: { reference }, kind: "complaint" }, data: { state: "mediation" } });
    const words = { ground: "no_agreement", message: "没有谈拢。", note: "两次调解。" };
    for (const action of ["end_mediation", "end_mediation_keep_clue"] as const) {
      const asked = { reference, track: "complaint", version: "0", action, ...words } as const;
      expect(openItems(await decideCase(supervisor, asked))).toEqual(["听过商家的说法"]);
    }
  });

  test("C11 by name, in the preview and in the decision; ticked and proved, the step goes through", async () => {
    const asked = { ...accept, reference };
    for (const answer of [await previewDecision(supervisor, asked), await decideCase(supervisor, asked)]) {
      expect(answer).toMatchObject({ ok: false, reason: "checks_open" });
      expect(openItems(answer)).toEqual(["听过商家的说法", "查过经营地"]);
    }
    await ticked(supervisor, reference, { state: "not_applicable", note: "平台已下架该店" });
    expect(openItems(await decideCase(supervisor, asked))).toEqual(["查过经营地"]);
    await recordPlace(supervisor, { reference, place: "not_shown", region: "", address: "" });
    expect(await previewDecision(supervisor, asked)).toMatchObject({ ok: true });
    expect(await decideCase(supervisor, asked)).toMatchObject({ ok: true, to: "accepted" });
  });

  test("C11 nothing has moved when it was stopped, and the case is still in hand", async () => {
    await decideCase(supervisor, { ...accept, reference, onceKey: randomUUID() });
    const row = await db.case.findUniqueOrThrow({ where: { reference }, include: { tracks: true, decisions: true } });
    expect(row.tracks.map(({ state, version }) => [state, version])).toEqual([
      ["received", 0],
      ["received", 0],
    ]);
    expect([row.decisions.length, row.claimedById]).toEqual([0, supervisor.id]);
  });

  test("C11 other steps do not wait for it", async () => {
    const words = { version: "0", message: "不归我们管。", note: "所在地在外省" };
    expect(await decideCase(supervisor, { ...refuse, ...words, reference })).toMatchObject({ ok: true });
  });

  test("C11 an item that was opened again stops it again", async () => {
    await recordPlace(supervisor, { reference, place: "not_shown", region: "", address: "" });
    await ticked(supervisor, reference);
    await ticked(supervisor, reference, { state: "open" });
    expect(openItems(await decideCase(supervisor, { ...accept, reference }))).toEqual(["听过商家的说法"]);
  });

  test("C11 a partner who handles the case is stopped, too, and is not told by what", async () => {
    const theirs = await organisationForTest();
    const partner = await staffOfForTest(theirs, "case_officer");
    const terms = {
      profile: "handle",
      mark: "partners",
      until: addDays(shanghaiDate(new Date()), 1),
      reason: "协查",
    } as const;
    const shared = { ...terms, organisation: theirs, reference, onceKey: randomUUID() } as const;
    expect(await shareCase(supervisor, shared)).toMatchObject({ ok: true });
    await db.case.update({ where: { reference }, data: { claimedById: null, claimedUntil: null } });
    await claimCase(partner, reference);
    const stopped = { ok: false, reason: "checks_open", checks: [] };
    expect(await previewDecision(partner, { ...accept, reference })).toEqual(stopped);
    expect(await decideCase(partner, { ...accept, reference })).toEqual(stopped);
  });

  test("C12 a bulk order says so beforehand, case by case, and takes the case once the list is done", async () => {
    const words = { track: "complaint", message: "已受理。", note: "属实" } as const;
    const { id: trackId } = await db.track.findFirstOrThrow({ where: { case: { reference }, kind: "complaint" } });
    await readCase(supervisor, reference);
    const verdicts = async () => (await previewed(supervisor, deciding("accept", words), [trackId])).verdicts;
    expect(await verdicts()).toEqual(["checks_open"]);
    await ticked(supervisor, reference);
    await recordPlace(supervisor, { reference, place: "not_shown", region: "", address: "" });
    expect(await verdicts()).toEqual(["ok"]);
  });
});
