import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { claimCase } from "@/lib/cases/claim-case";
import { merged } from "@/lib/cases/merges/merging.fixture";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { translatorFor } from "@/lib/i18n/translator";
import { hashToken, randomToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { visitorFormToken } from "@/lib/infra/session/visitor";
import { askAboutData } from "@/lib/reports/ask-about-data";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import { report, type SentReport } from "@/lib/reports/testing/co-reporting";
import { answerDataRequest } from "@/lib/retention/answer-data-request";
import * as page from "../route";
import * as copies from "./route";

const t = translatorFor("zh");
const MINE = "卡上写着加微信返五元，我拍了下来。";
const CONTACT = "li.lei.own-copy@example.com";
const THEIRS = "另一个人写的经过，与我无关。";
const THEIR_CONTACT = "han.meimei.own-copy@example.com";
const NOTE = "内部备注：先查快递。";
const WRITTEN = "请补充订单截图。";

type Asked = SentReport & { token: string; request: string };
let officer: Staff;
let mine: Asked;
beforeAll(async () => {
  officer = await staffForTest("supervisor");
  mine = await asked(MINE, CONTACT);
});

/** A report about the same shop, opened on a phone with number and code, whose reporter wants a copy. */
async function asked(story: string, contact: string): Promise<Asked> {
  const seen = { ...ANSWERS.seen, story };
  const wish = { wish: "report", demand: "" } as const;
  const sent = await report({ ...ANSWERS, seen, wish, contact: { contactKind: "email", contact, updates: true } });
  await askAboutData(sent.session, { kind: "copy", words: "" });
  const { id: request } = await db.dataRequest.findFirstOrThrow({ where: { caseId: sent.caseId } });
  const token = randomToken();
  const [now, tokenHash] = [new Date(), Uint8Array.from(hashToken(token))];
  const open = { createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  await db.reporterSession.create({ data: { tokenHash, caseId: sent.caseId, ...open } });
  return { ...sent, token, request };
}

async function answer({ reference, request }: Asked, outcome: "granted" | "refused"): Promise<void> {
  expect(await claimCase(officer, reference)).toMatchObject({ ok: true });
  const ground = outcome === "granted" ? "" : "others_rights";
  const said = { reference, request, outcome, ground, words: "请在下面下载。" };
  expect(await answerDataRequest(officer, said)).toEqual({ ok: true });
}

const VISITOR = "v".repeat(43);

function sent({ token }: Pick<Asked, "token">, fields?: Record<string, string>): Promise<Response> {
  const headers = { cookie: `__Host-zp=${VISITOR}; __Host-zp_case=${token}`, host: "localhost:3000" };
  const context = { params: Promise.resolve({ locale: "zh" }) };
  const [address, own] = ["http://localhost:3000/zh/case/your-data", fields !== undefined];
  if (!own) return page.GET(new Request(address, { headers }), context);
  const body = new URLSearchParams({ ...fields, [TOKEN_FIELD]: visitorFormToken(VISITOR) });
  return copies.POST(new Request(`${address}/copy`, { method: "POST", headers, body }), context);
}

async function audited({ caseId }: SentReport, action: string) {
  const where = { AND: [{ payload: { contains: caseId } }, { payload: { contains: `"${action}"` } }] };
  return (await db.auditEntry.findMany({ where })).map(({ payload }) => JSON.parse(payload));
}

describe("PRV-08 a copy of one's own data", () => {
  it("PRV-08 is not there before staff have granted it, nor where they have refused", async () => {
    expect(await (await sent(mine)).text()).not.toContain("your-data/copy");
    expect((await sent(mine, { request: mine.request, do: "page" })).status).toBe(404);
    const other = await asked(THEIRS, THEIR_CONTACT);
    await answer(other, "refused");
    expect((await sent(other, { request: other.request, do: "data" })).status).toBe(404);
    expect(await audited(other, "data.copy_made")).toEqual([]);
  });

  it("PRV-08 holds what one said and was told, never what others said or staff wrote for themselves", async () => {
    const other = await asked(THEIRS, THEIR_CONTACT);
    expect(await merged(officer, { ...mine, into: other.reference, at: new Date() })).toMatchObject({ ok: true });
    await claimCase(officer, mine.reference);
    const once = randomToken();
    const note = { reference: mine.reference, body: NOTE, onceKey: once };
    expect(await addNote(officer, note)).toEqual({ ok: true });
    expect(await sendMessageToReporter(officer, { ...note, body: WRITTEN })).toMatchObject({ ok: true });
    const file = {
      position: 1,
      kind: "chat",
      displayName: "聊天.png",
      mime: "image/png",
      bytes: 12,
      source: "reporter",
    };
    const kept = { storageKey: "none", sha256: "ab".repeat(32), receivedAt: new Date(), caseId: mine.caseId };
    await db.evidence.create({ data: { ...file, ...kept } });
    await answer(mine, "granted");
    expect(await (await sent(mine)).text()).toContain(t("dataRights.copy.forms.page"));

    const [read, data] = [
      await sent(mine, { request: mine.request, do: "page" }),
      await sent(mine, { request: mine.request, do: "data" }),
    ];
    for (const file of [read, data]) {
      expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="copy-[\d-]+\.(html|json)"$/);
      expect(file.headers.get("cache-control")).toBe("no-store");
    }
    const [html, json] = [await read.text(), await data.text()];
    for (const text of [html, json]) {
      for (const held of [MINE, CONTACT, WRITTEN, kept.sha256, "聊天.png", mine.reference])
        expect(text).toContain(held);
      for (const others of [THEIRS, THEIR_CONTACT, NOTE, other.reference, officer.id, officer.name]) {
        expect(text).not.toContain(others);
      }
    }
    expect(html).toContain(t("case.events.data_requested_copy"));
    expect(html).not.toMatch(/<script|<link|src=|href=/);
    const copy = JSON.parse(json);
    expect(copy.answers.seen.story).toBe(MINE);
    expect(copy.tracks[0].steps.map(({ what }: { what: string }) => what)).toContain(
      t("case.events.data_request_answered_granted"),
    );
    const made = await audited(mine, "data.copy_made");
    expect(made.at(-1)).toMatchObject({
      actor: { kind: "reporter" },
      data: { sha256: createHash("sha256").update(json).digest("hex"), files: 1 },
    });
    expect((await audited(mine, "data.copy_loaded")).map((entry) => entry.data.form)).toEqual(["page", "data"]);
    expect(JSON.stringify(made)).not.toContain(CONTACT);
  });

  it("PRV-08 is handed to nobody else: another number and code, no session, or what the page does not have", async () => {
    const other = await asked(THEIRS, THEIR_CONTACT);
    await answer(other, "granted");
    const stranger = await asked(THEIRS, THEIR_CONTACT);
    expect((await sent(stranger, { request: other.request, do: "data" })).status).toBe(404);
    expect((await sent({ token: randomToken() }, { request: other.request, do: "data" })).status).toBe(403);
    expect((await sent(other, { request: other.request, do: "all" })).status).toBe(400);
    expect((await sent(other, { request: "", do: "data" })).status).toBe(404);
  });
});
