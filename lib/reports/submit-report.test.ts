import pg from "pg";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { openContact } from "@/lib/infra/identity-vault";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { addDraftFile } from "./add-draft-file";
import type { ReportFacts } from "./facts";
import { receiptPublicKeys } from "./issued-receipt";
import { readDraft } from "./read-draft";
import { readReceipt } from "./read-receipt";
import { checkReceipt, receiptMatchesFiles } from "./receipt";
import { saveAnswers } from "./save-answers";
import { verifySecretCode } from "./secret-code-hash";
import { type SubmitReport, submitReport } from "./submit-report";
import { answerDraft } from "./testing/answered-draft";

const DAY_MS = 86_400_000;
const owner = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

function submission(token: string, address = "192.0.2.1"): SubmitReport {
  return { token, locale: "zh", address, puzzle: "" };
}

async function accepted(token: string, at = new Date()) {
  const result = await submitReport(submission(token), at);
  if (!result.ok) throw new Error(result.reason);
  return result.receipt;
}

async function counts(): Promise<Record<string, number>> {
  const { rows } = await owner.query(`
    SELECT (SELECT count(*) FROM "case")::int AS cases, (SELECT count(*) FROM track)::int AS tracks,
           (SELECT count(*) FROM case_clock)::int AS clocks, (SELECT count(*) FROM submission)::int AS submissions,
           (SELECT count(*) FROM case_key)::int AS keys, (SELECT count(*) FROM evidence)::int AS evidence,
           (SELECT count(*) FROM case_event)::int AS events, (SELECT count(*) FROM audit_entry)::int AS entries,
           (SELECT count(*) FROM pgboss.job)::int AS jobs`);
  return rows[0];
}

async function picture(shade: number): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 90, channels: 3, background: { r: shade, g: 90, b: 40 } } })
    .png()
    .toBuffer();
}

async function addPicture(token: string, shade: number): Promise<void> {
  const file = { name: `shot-${shade}.png`, content: [await picture(shade)] };
  const added = await addDraftFile({ token, address: "192.0.2.1", kind: "chat", file });
  if (!added.ok) throw new Error(added.reason);
}

describe("submitting a report", () => {
  test("opens both tracks with their clocks and tells by when to expect what (A14, N18)", async () => {
    const before = await counts();
    const { receipt, token, code } = await accepted(await answerDraft(), new Date("2026-03-04T02:00:00Z"));
    expect(receipt.reference).toMatch(/^ZP26-/);
    expect(code).toMatch(/^\d{24}$/);
    expect(receipt.promises.map(({ ruleId, by }) => [ruleId, by])).toEqual([
      ["first_human_answer", "2026-03-05"],
      ["decide_acceptance", "2026-03-13"],
      ["handle_complaint", "2026-03-13"],
      ["decide_filing", "2026-03-25"],
    ]);
    expect(checkReceipt(token, receiptPublicKeys())).toMatchObject({ genuine: true, statement: { finding: "none" } });
    const after = await counts();
    expect({ ...after, jobs: 0 }).toEqual({
      cases: (before.cases ?? 0) + 1,
      tracks: (before.tracks ?? 0) + 2,
      clocks: (before.clocks ?? 0) + 5,
      submissions: (before.submissions ?? 0) + 1,
      keys: (before.keys ?? 0) + 1,
      evidence: before.evidence,
      events: (before.events ?? 0) + 1,
      entries: (before.entries ?? 0) + 1,
      jobs: 0,
    });
  });

  test("keeps the facts, seals the contact and stores only a slow hash of the code (SEC-03)", async () => {
    const { receipt, code } = await accepted(await answerDraft());
    const row = await db.case.findUniqueOrThrow({
      where: { reference: receipt.reference },
      include: { submission: true, key: true },
    });
    expect(row).toMatchObject({ behaviour: "incentivised_review", platform: "taobao", shopName: "好味零食铺" });
    const facts = row.submission?.facts as unknown as ReportFacts;
    expect(facts).toMatchObject({ where: { itemId: "673212345678" }, seen: { offers: ["red_packet"] } });
    expect(JSON.stringify(facts)).not.toContain("li.lei");
    expect(openContact(row.id, row.submission?.sealedContact ?? new Uint8Array())).toBe("li.lei@example.com");
    expect(await verifySecretCode(secrets().pepper, code, row.key?.codeHash ?? "")).toBe(true);
    const { rows } = await owner.query("SELECT payload FROM audit_entry");
    expect(rows.map((entry) => entry.payload).join()).not.toMatch(new RegExp(`${code}|li\\.lei|haowei888`));
  });

  test("needs no contact at all (A1)", async () => {
    const token = await answerDraft({ contact: { contactKind: "none", contact: "", updates: false } });
    const { receipt } = await accepted(token);
    const row = await db.submission.findFirstOrThrow({ where: { case: { reference: receipt.reference } } });
    expect(row).toMatchObject({ sealedContact: null, contactKind: null, updatesWanted: false });
  });

  test("makes every file evidence, and the receipt names each by its hash (A4, A15)", async () => {
    const token = await answerDraft();
    for (const shade of [10, 20, 30]) await addPicture(token, shade);
    const { receipt, token: signed } = await accepted(token);
    const evidence = await db.evidence.findMany({
      where: { case: { reference: receipt.reference } },
      orderBy: { position: "asc" },
    });
    expect(evidence.map(({ sha256, bytes }) => ({ sha256, bytes }))).toEqual(
      receipt.files.map(({ sha256, bytes }) => ({ sha256, bytes })),
    );
    expect(evidence).toHaveLength(3);
    const check = checkReceipt(signed, receiptPublicKeys());
    expect(check.genuine && receiptMatchesFiles(check.statement, receipt.files)).toBe(true);
  });

  test("is refused while an answer is missing, and changes nothing", async () => {
    const token = await answerDraft({ what: { kind: "empty_parcel", paidInAdvance: false } });
    const before = await counts();
    expect(await submitReport(submission(token))).toEqual({ ok: false, reason: "incomplete" });
    expect(await counts()).toEqual(before);
    expect((await readDraft(token))?.answers.seen?.story).toContain("五星");
  });
});

describe("submitting the same report again (REL-03)", () => {
  test("fifty times at once opens one case and gives one receipt", async () => {
    const token = await answerDraft();
    await addPicture(token, 77);
    const before = await counts();
    const results = await Promise.all(Array.from({ length: 50 }, () => submitReport(submission(token))));
    const receipts = new Set(results.map((result) => JSON.stringify(result)));
    expect(receipts.size).toBe(1);
    expect([...receipts][0]).toContain('"ok":true');
    const after = await counts();
    expect(after).toMatchObject({
      cases: (before.cases ?? 0) + 1,
      evidence: (before.evidence ?? 0) + 1,
      events: (before.events ?? 0) + 1,
      entries: (before.entries ?? 0) + 2, // the case, and the file
    });
  });

  test("gives the same receipt for a day, and after that nothing is left of it", async () => {
    const token = await answerDraft();
    const at = new Date();
    const first = await accepted(token, at);
    const almost = new Date(at.getTime() + DAY_MS - 1);
    expect(await accepted(token, almost)).toEqual(first);
    expect(await readReceipt(token, almost)).toEqual(first);
    expect(await readReceipt(token, new Date(at.getTime() + DAY_MS))).toBeNull();
    expect(await readDraft(token, new Date(at.getTime() + DAY_MS))).toBeNull();
  });

  test("is not started over by a late answer: the draft is closed and empty", async () => {
    const token = await answerDraft();
    const first = await accepted(token);
    const view = await saveAnswers(token, "wish", { wish: "report", demand: "" });
    expect(view).toMatchObject({ submitted: true, answers: {} });
    expect(await readReceipt(token)).toEqual(first);
  });
});

describe("when something breaks half-way (REL-01)", () => {
  test.each(["case_clock", "evidence", "submission", "case_key", "case_event", "audit_entry"])(
    "nothing is written when %s cannot be, and the draft can be sent again",
    async (table) => {
      const token = await answerDraft();
      await addPicture(token, 40 + table.length);
      const before = await counts();
      await owner.query(`
        CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
        CREATE TRIGGER break_it BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION break_it()`);
      await expect(submitReport(submission(token))).rejects.toThrow();
      await owner.query("DROP FUNCTION break_it CASCADE");
      expect(await counts()).toEqual(before);
      expect((await readDraft(token))?.files).toHaveLength(1);
      expect((await accepted(token)).receipt.files).toHaveLength(1);
    },
  );
});

describe("the lane without script", () => {
  test("stays open for a whole phone network and closes for a flood, losing nothing (ABU-05)", async () => {
    const address = "2001:db8:5:6::1";
    const at = new Date();
    await owner.query("DELETE FROM rate_window");
    const { addressPrefix, takeTicket } = await import("@/lib/infra/rate-limit/rate-limit");
    for (let n = 0; n < 59; n++) {
      await takeTicket("submit", addressPrefix(address), { limit: 60, windowSeconds: 600 });
    }
    const [honest, late] = [await answerDraft(), await answerDraft()];
    expect(await submitReport(submission(honest, "2001:db8:5:6::2"), at)).toMatchObject({ ok: true });
    const refused = await submitReport(submission(late, "2001:db8:5:6::3"), at);
    expect(refused).toMatchObject({ ok: false, reason: "too_many" });
    expect((await readDraft(late))?.answers.seen).toBeDefined();
    expect(await submitReport(submission(honest, "2001:db8:5:6::2"), at)).toMatchObject({ ok: true });
    expect(await submitReport(submission(late, "2001:db8:7::1"), at)).toMatchObject({ ok: true });
  });
});
