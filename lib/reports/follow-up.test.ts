import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import type { StepRequest } from "@/lib/cases/transitions";
import { db, inTransaction } from "@/lib/infra/db/client";
import { openContact } from "@/lib/infra/identity-vault";
import { urlAs } from "@/lib/infra/testing/worker-database";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";
import { changeContact } from "./change-contact";
import { contestDecision } from "./contest-decision";
import { finishSupplement } from "./finish-supplement";
import { reporterCase } from "./queries";
import { readMessages } from "./read-messages";
import { sendMessage } from "./send-message";
import { type FiledCase, fileCase } from "./testing/filed-case";
import { withdrawReport } from "./withdraw-report";

const filedAt = new Date("2026-05-06T03:00:00Z");
const nextDay = new Date("2026-05-07T03:00:00Z");
const dayAfter = new Date("2026-05-08T03:00:00Z");
let filed: FiledCase;

beforeEach(async () => {
  filed = await fileCase({ at: filedAt });
});

async function trackOf(kind: "complaint" | "report") {
  return db.track.findUniqueOrThrow({ where: { caseId_kind: { caseId: filed.caseId, kind } } });
}

/** Staff move a track, as deciding a case does. */
async function staffDo(kind: "complaint" | "report", request: StepRequest, at = nextDay): Promise<void> {
  const staff = await staffForTest("supervisor" satisfies Role);
  const { id: trackId } = await trackOf(kind);
  const moved = await inTransaction((tx) =>
    applyTransition(tx, { ...request, trackId, actor: { kind: "staff", staff }, at }),
  );
  expect(moved).toMatchObject({ ok: true });
}

const refuseComplaint = () =>
  staffDo("complaint", { action: "not_accept", ground: "too_old", message: "超过三年了。", note: "核对过订单" });

async function audits(action: string): Promise<number> {
  return db.auditEntry.count({
    where: { AND: [{ payload: { contains: filed.caseId } }, { payload: { contains: `"${action}"` } }] },
  });
}

describe("messages (B2)", () => {
  const message = { body: "店家今天又发了返现卡。", onceKey: "a-key-of-twenty-letters" };

  it("a double click sends once", async () => {
    const [one, two] = await Promise.all([sendMessage(filed.session, message), sendMessage(filed.session, message)]);
    expect([one, two]).toEqual([{ ok: true }, { ok: true }]);
    expect(await db.message.count({ where: { caseId: filed.caseId } })).toBe(1);
    expect(await db.caseEvent.count({ where: { caseId: filed.caseId, kind: "message_from_reporter" } })).toBe(1);
    expect(await audits("report.message_sent")).toBe(1);
  });

  it("the same key in another case is another message", async () => {
    const other = await fileCase();
    await sendMessage(filed.session, message);
    await sendMessage(other.session, message);
    expect(await db.message.count({ where: { caseId: other.caseId } })).toBe(1);
  });

  it("are read by the office's side only when the reporter opens them", async () => {
    await refuseComplaint();
    expect((await reporterCase(filed.session))?.messages).toMatchObject([{ from: "staff", readAt: null }]);
    await readMessages(filed.session, dayAfter);
    expect((await reporterCase(filed.session))?.messages).toMatchObject([{ from: "staff", readAt: dayAfter }]);
  });

  it("thirty in ten minutes are enough", async () => {
    for (let n = 0; n < 30; n++) await sendMessage(filed.session, { ...message, onceKey: `${message.onceKey}-${n}` });
    const result = await sendMessage(filed.session, { ...message, onceKey: `${message.onceKey}-last` });
    expect(result).toMatchObject({ ok: false, reason: "too_many" });
  });
});

describe("withdrawing (B6)", () => {
  it("ends the complaint and its clocks, and leaves the report as it was", async () => {
    const report = await trackOf("report");
    expect(await withdrawReport(filed.session, "complaint", nextDay)).toMatchObject({ ok: true });
    expect(await trackOf("complaint")).toMatchObject({ state: "withdrawn", open: false });
    expect(await trackOf("report")).toEqual(report);
    const running = await db.caseClock.findMany({ where: { caseId: filed.caseId, stoppedAt: null } });
    expect(new Set(running.map(({ trackId }) => trackId))).toEqual(new Set([report.id]));
    expect(await audits("report.withdrawn")).toBe(1);
  });

  it("a report goes on without its reporter", async () => {
    expect(await withdrawReport(filed.session, "report", nextDay)).toMatchObject({ ok: true });
    expect(await trackOf("report")).toMatchObject({ state: "received", open: true });
    await staffDo("report", { action: "verify" }, dayAfter);
    expect(await withdrawReport(filed.session, "report", dayAfter)).toEqual({ ok: false, reason: "already_done" });
  });

  it.each(["complaint", "report"] as const)(
    "of a %s is answered alike at the second click, and done once",
    async (track) => {
      const first = await withdrawReport(filed.session, track, nextDay);
      expect(first.ok).toBe(true);
      expect(await withdrawReport(filed.session, track, nextDay)).toEqual(first);
      expect(await audits("report.withdrawn")).toBe(1);
    },
  );

  it("is refused when there is nothing to withdraw, and writes nothing", async () => {
    await refuseComplaint();
    expect(await withdrawReport(filed.session, "complaint", dayAfter)).toEqual({ ok: false, reason: "not_now" });
    expect(await audits("report.withdrawn")).toBe(0);
    const only = await fileCase({ tracks: ["report"] });
    expect(await withdrawReport(only.session, "complaint")).toEqual({ ok: false, reason: "no_such_track" });
  });
});

describe("contesting (B7)", () => {
  const reasons = { track: "complaint", reasons: "订单是去年的，请看第二张截图。" } as const;

  it("opens the track again, starts a clock of its own and keeps the reasons", async () => {
    await refuseComplaint();
    expect(await contestDecision(filed.session, reasons, dayAfter)).toMatchObject({ ok: true });
    expect(await trackOf("complaint")).toMatchObject({ state: "received", open: true, contestedAt: dayAfter });
    const { id: trackId } = await trackOf("complaint");
    const running = await db.caseClock.findMany({ where: { trackId, stoppedAt: null } });
    expect(running).toMatchObject([{ ruleId: "answer_contest", startedAt: dayAfter }]);
    const words = await db.message.findMany({ where: { caseId: filed.caseId, fromKind: "reporter" } });
    expect(words).toMatchObject([{ body: reasons.reasons }]);
    expect(await audits("report.contested")).toBe(1);
  });

  it("is possible once, whatever the new answer is", async () => {
    await refuseComplaint();
    const both = await Promise.all([contestDecision(filed.session, reasons), contestDecision(filed.session, reasons)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(both[1]).toEqual(both[0]);
    const other = { ...reasons, reasons: "还有一条理由。" };
    expect(await contestDecision(filed.session, other)).toMatchObject({ ok: false });
    await staffDo(
      "complaint",
      { action: "not_accept", ground: "too_old", message: "仍然超过。", note: "再次核对" },
      new Date(),
    );
    expect(await contestDecision(filed.session, reasons)).toEqual({ ok: false, reason: "already_done" });
    expect(await db.message.count({ where: { caseId: filed.caseId, fromKind: "reporter" } })).toBe(1);
  });

  it("is refused while nothing has been decided", async () => {
    expect(await contestDecision(filed.session, reasons)).toEqual({ ok: false, reason: "not_now" });
  });
});

describe("what was asked for", () => {
  it("goes back to the office when the reporter says so", async () => {
    await staffDo("report", { action: "request_supplement", ground: "shop_unclear", message: "请补充店铺链接。" });
    expect(await finishSupplement(filed.session, dayAfter)).toEqual({ ok: true });
    expect(await trackOf("report")).toMatchObject({ state: "verifying" });
    expect(await trackOf("complaint")).toMatchObject({ state: "received" });
    expect(await finishSupplement(filed.session, dayAfter)).toEqual({ ok: false, reason: "not_now" });
  });
});

describe("contact details", () => {
  it("are added, shown masked, changed and removed", async () => {
    await changeContact(filed.session, { contactKind: "email", contact: "li.lei@example.com", updates: true });
    expect((await reporterCase(filed.session))?.contact).toEqual({ kind: "email", masked: "l***@e***", updates: true });
    await changeContact(filed.session, { contactKind: "phone", contact: "13800138000", updates: false });
    expect((await reporterCase(filed.session))?.contact).toEqual({ kind: "phone", masked: "***8000", updates: false });
    const row = await db.submission.findUniqueOrThrow({ where: { caseId: filed.caseId } });
    expect(openContact(filed.caseId, row.sealedContact ?? new Uint8Array())).toBe("13800138000");
    await changeContact(filed.session, { contactKind: "none", contact: "", updates: true });
    expect(await db.submission.findUniqueOrThrow({ where: { caseId: filed.caseId } })).toMatchObject({
      sealedContact: null,
      contactKind: null,
      updatesWanted: false,
    });
    expect(await audits("report.contact_changed")).toBe(3);
  });

  it("that were taken back are written to no more, and stand nowhere in what waits (PRV-06)", async () => {
    const address = { contactKind: "email", contact: "han@example.com", updates: true } as const;
    for (const next of [{ ...address, contactKind: "none", contact: "" }, address, { ...address, updates: false }]) {
      await changeContact(filed.session, address);
      await inTransaction((tx) => notifyReporterLater(tx, { caseId: filed.caseId, template: "news", at: nextDay }));
      await changeContact(filed.session, next as typeof address);
    }
    const notices = await db.notice.findMany({ where: { caseId: filed.caseId } });
    expect(notices).toHaveLength(3);
    for (const notice of notices) {
      expect(notice.givenUpAt).toBeInstanceOf(Date);
      expect(notice.sealedAddress).toHaveLength(0);
    }
  });

  it("may be taken back by the public side's own role, which reads no address", async () => {
    const publicRole = new URL(urlAs("public")).username;
    const [may] = await db.$queryRaw<{ blank: boolean; read: boolean; send: boolean }[]>`
      SELECT has_column_privilege(role, 'notice', 'sealed_address', 'UPDATE') AS blank,
             has_column_privilege(role, 'notice', 'sealed_address', 'SELECT') AS read,
             has_column_privilege(role, 'notice', 'sent_at', 'UPDATE') AS send
      FROM (SELECT rolname AS role FROM pg_roles WHERE rolname = ${publicRole}) AS one`;
    expect(may).toEqual({ blank: true, read: false, send: false });
  });

  it("cannot be changed without end: no address book can be tried out on us", async () => {
    const one = { contactKind: "none", contact: "", updates: false } as const;
    for (let n = 0; n < 20; n++) expect(await changeContact(filed.session, one)).toEqual({ ok: true });
    expect(await changeContact(filed.session, one)).toMatchObject({ ok: false, reason: "too_many" });
  });

  it("never reach the audit record", async () => {
    await changeContact(filed.session, { contactKind: "phone", contact: "13911112222", updates: true });
    expect(await db.auditEntry.count({ where: { payload: { contains: "13911112222" } } })).toBe(0);
  });
});
