import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { assignCase } from "@/lib/cases/assign-case";
import { readBadFaith } from "@/lib/cases/bad-faith/read-bad-faith";
import { deciding, NOTHING_TYPED, platformIn, previewed, readCases } from "@/lib/cases/bulk/bulk.fixture";
import { checkWish } from "@/lib/cases/bulk/bulk-wish";
import { chooseRows } from "@/lib/cases/bulk/choose-rows";
import { placeBulkOrder } from "@/lib/cases/bulk/place-bulk-order";
import { previewBulk } from "@/lib/cases/bulk/preview-bulk";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { readMoney } from "@/lib/cases/money/read-money";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { readCase } from "@/lib/cases/read-case";
import { readGrades } from "@/lib/cases/read-grades";
import { readRecusal } from "@/lib/cases/read-recusal";
import { recordEvent } from "@/lib/cases/record-event";
import { db, inTransaction } from "@/lib/infra/db/client";

let reviewer: Staff;
let officer: Staff;
beforeAll(async () => {
  reviewer = await staffForTest("reviewer");
  officer = await staffForTest("case_officer");
});

const verify = deciding("verify");
const verdictsOn = async (made: { trackId: (kind: "report") => string }) =>
  (await previewed(reviewer, verify, [made.trackId("report")])).verdicts;

describe("C12 a case that was not read", () => {
  it("is never part of an order, and is once it was opened by this very person", async () => {
    const made = await caseForTest();
    expect(await verdictsOn(made)).toEqual(["unread"]);
    await readCase(officer, made.reference);
    expect(await verdictsOn(made)).toEqual(["unread"]);
    await readCase(reviewer, made.reference);
    expect(await verdictsOn(made)).toEqual(["ok"]);
  });

  it("stays unread when only a page beside it was opened (UX-08)", async () => {
    const made = await caseForTest();
    const opened = await Promise.all([
      readRecusal(reviewer, made.reference),
      readMoney(reviewer, made.reference),
      readLitigation(reviewer, made.reference),
      readGrades(reviewer, made.reference),
      readPreservation(reviewer, made.reference),
      readBadFaith(reviewer, made.reference),
    ]);
    expect(opened.map(({ ok }) => ok)).not.toContain(false);
    expect(await verdictsOn(made)).toEqual(["unread"]);
    const parts = await db.$queryRaw<{ part: string }[]>`
      SELECT payload::jsonb -> 'data' ->> 'part' AS part FROM audit_entry
      WHERE payload::jsonb -> 'subject' ->> 'id' = ${made.caseId} AND payload::jsonb ->> 'action' = 'case.read'`;
    const on = ["bad_faith", "grades", "litigation", "money", "preservation", "recusal"];
    expect(parts.map(({ part }) => part).toSorted()).toEqual(on);
  });

  it("is unread again when the reporter or a colleague has added something, until it is opened once more", async () => {
    const [made] = await readCases(1, reviewer, officer);
    if (!made) return;
    const { caseId } = made;
    const event = { caseId, kind: "evidence_added", actor: { kind: "reporter" }, told: false } as const;
    await inTransaction((tx) => recordEvent(tx, { ...event, at: new Date() }));
    expect(await verdictsOn(made)).toEqual(["changed_since_read"]);
    await readCase(reviewer, made.reference);
    expect(await verdictsOn(made)).toEqual(["ok"]);
    await addNote(officer, { reference: made.reference, body: "先别动", onceKey: randomUUID() });
    expect(await verdictsOn(made)).toEqual(["changed_since_read"]);
  });

  it("stays read after one's own work on it, and when others only pass it on", async () => {
    const [made] = await readCases(1, reviewer);
    if (!made) return;
    await addNote(reviewer, { reference: made.reference, body: "看过了", onceKey: randomUUID() });
    await assignCase(officer, { reference: made.reference, to: officer.id, seen: "" });
    expect(await verdictsOn(made)).toEqual(["ok"]);
  });

  it("is not let into an order that was put together by hand", async () => {
    const made = await caseForTest();
    const rows = [{ trackId: made.trackId("report"), version: 0, assignmentId: "" }];
    const order = { wish: verify, rows, seenAt: new Date(), onceKey: randomUUID(), platformIn };
    expect(await placeBulkOrder(reviewer, order)).toEqual({ ok: false, reason: "nothing_left" });
  });
});

describe("C12 the preview", () => {
  it("names who has a case in hand, and leaves out the rows of others without a word about them", async () => {
    const [made] = await readCases(1, reviewer);
    if (!made) return;
    await claimCase(officer, made.reference);
    const strange = { tracks: ["report"], at: new Date(), behaviour: "x", platform: "x", shopName: "x" } as const;
    const { openCase } = await import("@/lib/cases/open-case");
    const organisationId = await organisationForTest();
    const { caseId } = await inTransaction((tx) =>
      openCase(tx, { ...strange, title: "别家的", searchable: [], organisationId }),
    );
    const foreign = await db.track.findFirstOrThrow({ where: { caseId } });
    const preview = await previewBulk(reviewer, {
      wish: verify,
      trackIds: [foreign.id, made.trackId("report")],
      platformIn,
    });
    expect(preview).toMatchObject({ gone: 1, rows: [{ verdict: { reason: "taken" }, holder: officer.name }] });
    expect(JSON.stringify(preview)).not.toContain("别家的");
  });

  it("shows a case once to be assigned, and each of its tracks to be laid aside", async () => {
    const [made] = await readCases(1, officer);
    if (!made) return;
    const ids = [made.trackId("report"), made.trackId("complaint")];
    const hold = { kind: "hold", until: "2026-12-03", reason: "platform", note: "" } as const;
    expect((await previewed(officer, { kind: "assign", to: officer.id }, ids)).verdicts).toEqual(["ok"]);
    expect((await previewed(officer, hold, ids)).verdicts).toEqual(["ok", "ok"]);
  });

  it("says what has happened to a track meanwhile", async () => {
    const [made] = await readCases(1, reviewer);
    if (!made) return;
    await claimCase(reviewer, made.reference);
    await decideCase(reviewer, { reference: made.reference, track: "report", version: 0, action: "verify" });
    expect(await verdictsOn(made)).toEqual(["illegal_from_state"]);
  });

  it("is for those who may take cases", async () => {
    const auditor = await staffForTest("auditor");
    const asked = { wish: verify, trackIds: [randomUUID()], platformIn };
    expect(await previewBulk(auditor, asked)).toEqual({ ok: false, reason: "not_permitted" });
  });
});

describe("C12 UX-08 how many", () => {
  it("takes five hundred rows and refuses one more", async () => {
    const ids = Array.from({ length: 501 }, () => randomUUID());
    const ticked = { scope: "ticked", shown: [], list: "" } as const;
    expect(await chooseRows(reviewer, { ...ticked, ticked: ids })).toEqual({ ok: false, reason: "too_many" });
    expect(await chooseRows(reviewer, { ...ticked, ticked: ids.slice(1) })).toMatchObject({ ok: true });
    expect(await chooseRows(reviewer, { ...ticked, ticked: ["x"] })).toEqual({ ok: false, reason: "nothing_chosen" });
    const asked = { wish: verify, trackIds: ids, platformIn };
    expect(await previewBulk(reviewer, asked)).toEqual({ ok: false, reason: "too_many" });
    const rows = ids.map((trackId) => ({ trackId, version: 0, assignmentId: "" }));
    const order = { wish: verify, rows, seenAt: new Date(), onceKey: randomUUID(), platformIn };
    expect(await placeBulkOrder(reviewer, order)).toEqual({ ok: false, reason: "too_many" });
  });

  it("never takes the first five hundred of a longer list in silence", async () => {
    const staff = await staffOfForTest(await organisationForTest(), "reviewer");
    const { organisationId } = staff;
    const at = new Date();
    const cases = Array.from({ length: 501 }, (_, n) => ({
      id: randomUUID(),
      reference: `ZP26-TEST-${n}`,
      organisationId,
    }));
    const said = { behaviour: "x", platform: "long", openedAt: at };
    await db.case.createMany({
      data: cases.map((one) => ({ ...one, ...said, shopName: "", title: "", searchText: "", updatedAt: at })),
    });
    const track = {
      kind: "report",
      state: "received",
      behaviour: "x",
      platform: "long",
      organisationId,
      dueAt: at,
      rankAt: at,
    };
    await db.track.createMany({ data: cases.map(({ id: caseId }) => ({ ...track, caseId })) });
    const all = { scope: "all", list: "", ticked: [], shown: [] } as const;
    expect(await chooseRows(staff, all)).toEqual({ ok: false, reason: "too_many" });
    await db.track.updateMany({ where: { caseId: cases[0]?.id ?? "" }, data: { open: false } });
    const chosen = await chooseRows(staff, all);
    expect(chosen.ok && chosen.trackIds).toHaveLength(500);
  });

  it("means the rows that the page showed, or all of the list as the person sees it", async () => {
    const elsewhere = await staffOfForTest(await organisationForTest(), "reviewer");
    const made = await Promise.all(
      Array.from({ length: 27 }, () => caseForTest({ tracks: ["report"], platform: "bulk-list" })),
    );
    const list = "platform=bulk-list";
    const shown = made.slice(0, 25).map(({ trackId }) => trackId("report"));
    const chosen = async (staff: Staff, scope: "shown" | "all") => {
      const rows = await chooseRows(staff, { scope, list, ticked: [], shown });
      return rows.ok ? rows.trackIds.length : rows.reason;
    };
    expect(await chosen(reviewer, "shown")).toBe(25);
    expect(await chosen(reviewer, "all")).toBe(made.length);
    expect(await chosen(elsewhere, "all")).toBe("nothing_chosen");
  });
});

describe("C12 what is said once for all", () => {
  const report = (action: "join" | "not_file" | "verify") => ({ kind: "decide", track: "report", action }) as const;

  it.each([
    [{ kind: "assign" }, { to: "nobody" }, "colleague_unknown"],
    [{ kind: "hold" }, { until: "2026-12-03" }, "reason_missing"],
    [{ kind: "hold" }, { reason: "platform", until: "2020-01-01" }, "date_unknown"],
    [report("join"), {}, "ground_missing"],
    [report("join"), { ground: "same_shop", note: "x" }, "target_missing"],
    [report("join"), { ground: "same_shop", note: "x", target: "ZP26-2222-2222" }, "target_unknown"],
    [report("verify"), { message: "很".repeat(10_001) }, "too_long"],
    [report("not_file"), {}, "not_permitted"],
  ] as const)("%j with %j is refused as %s", async (act, typed, reason) => {
    expect(await checkWish(reviewer, { act, typed: { ...NOTHING_TYPED, ...typed } }, new Date())).toEqual({
      ok: false,
      reason,
    });
  });
});
