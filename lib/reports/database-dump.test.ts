import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { approvedReveal } from "@/lib/cases/approvals/approved-reveal.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { whileInsertsFail } from "@/lib/infra/testing/refuse-inserts";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { askAboutData } from "@/lib/reports/ask-about-data";
import { changeContact } from "@/lib/reports/change-contact";
import { contestDecision } from "@/lib/reports/contest-decision";
import type { ContactAnswers } from "@/lib/reports/draft";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { recordIntake } from "@/lib/reports/record-intake";
import { plainContact } from "@/lib/reports/reporter-tag";
import { revealContact } from "@/lib/reports/reveal-contact";
import { sendMessage } from "@/lib/reports/send-message";
import { submitReport } from "@/lib/reports/submit-report";
import { ANSWERS, answerDraft } from "@/lib/reports/testing/answered-draft";
import { answersAbout, filledIn, report, staffStep } from "@/lib/reports/testing/co-reporting";

/** Whom the dump must not name, as each of them typed it. Addresses kept for examples (RFC 2606, 5737; 164 is nobody's). */
const WHO = {
  web: "Wang.Xiaohong+1985@example.org",
  phone: "+86 164 0000 7321",
  child: "guardian.of.lele@example.net",
  unsent: "changed-my-mind@example.com",
  caller: "16400009876",
  before: "old-address@example.org",
  after: "new-address@example.org",
  network: "203.0.113.181",
};
const contact = (address: string): ContactAnswers => {
  return { contactKind: address.includes("@") ? "email" : "phone", contact: address, updates: true };
};
const story = (words: string) => ({ seen: { ...ANSWERS.seen, story: words } });
const asFilled = (address: string, more = {}) => answersAbout("转储小店", { contact: contact(address), ...more });

/** Base64 of bytes wherever they stand in something longer: the signs at both ends depend on their neighbours. */
function base64s(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replaceAll("=", "");
    return text.slice(before === 0 ? 0 : before + 1, -1);
  });
}

/** The forms in which somebody with a dump and an afternoon would look for an address. */
function formsOf(typed: string): Map<string, string> {
  const forms = new Map<string, string>();
  for (const text of new Set([typed, plainContact(typed), plainContact(typed).replace(/@.*/, "")])) {
    const [utf8, utf16] = [Buffer.from(text), Buffer.from(text, "utf16le")];
    const bytes = { utf8, utf16, utf16be: Buffer.from(utf16).swap16(), backwards: Buffer.from(utf8).reverse() };
    for (const [name, sums] of ["md5", "sha1", "sha256", "sha512"].map((sum) => [sum, createHash(sum)] as const))
      Object.assign(bytes, { [name]: sums.update(text).digest() });
    for (const [name, value] of Object.entries(bytes)) {
      forms.set(`${name} of ${text}`, value.toString("latin1"));
      forms.set(`${name} of ${text} in hex`, value.toString("hex"));
      for (const [n, coded] of base64s(value).entries()) forms.set(`${name} of ${text} in base64 ${n}`, coded);
    }
    forms.set(`${text} in a URL`, encodeURIComponent(text));
    forms.set(`${text} in HTML`, text.replaceAll("@", "&#64;"));
  }
  return forms;
}

/** A dump as it would be searched: also inside of what it shows as bytes, and whatever spacing was kept. */
function placesIn(dump: string): string[] {
  const within = dump.replace(/\\x([0-9a-f]*)/g, (_, hex: string) => Buffer.from(hex, "hex").toString("latin1"));
  const url = dump.replaceAll("-", "+").replaceAll("_", "/");
  return [dump, within, url, dump.replace(/[\s()-]/g, "")].map((text) => text.toLowerCase());
}

function tracesOf(typed: string, places: readonly string[]): string[] {
  const forms = [...formsOf(typed)];
  return forms.filter(([, form]) => places.some((place) => place.includes(form.toLowerCase()))).map(([name]) => name);
}

const owner = new pg.Client({ connectionString: ownerUrl });
/** Every row of every table of every schema but the server's own, and what was written into the definitions. */
async function dumped(): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'm')
     AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
     UNION SELECT unnest(ARRAY['pg_description', 'pg_largeobject', 'pg_attrdef', 'pg_statistic'])`,
  );
  const all = rows.map(({ name }) => `SELECT '${name.replaceAll("'", "''")}' || t::text AS line FROM ${name} t`);
  const lines = await owner.query<{ line: string }>(all.join(" UNION ALL "));
  return lines.rows.map(({ line }) => line).join("\n");
}

let clerk: Staff;
let officer: Staff;
let custodian: Staff;
const codes: string[] = [];
let dump = "";
let places: string[] = [];

async function fileThem(): Promise<void> {
  const { web, phone, child, unsent, caller, before, after, network } = WHO;
  const token = await answerDraft({ contact: contact(web), ...story(`有事请写信到 ${web.toUpperCase()}，谢谢。`) });
  const sent = await submitReport({ token, locale: "zh", address: network, puzzle: "" });
  if (!sent.ok) throw new Error(sent.reason);
  codes.push(sent.receipt.code, token);
  const { reference } = sent.receipt.receipt;
  const opened = await openCaseSession({ reference, code: sent.receipt.code }, network);
  if (!opened.ok) throw new Error(opened.reason);
  await sendMessage(opened.session, { body: `我的邮箱是 ${web}`, onceKey: randomUUID() });
  await askAboutData(opened.session, { kind: "correction", words: `邮箱应为（${web}）。` });
  await claimCase(officer, reference);
  await sendMessageToReporter(officer, { reference, body: "已收到。", onceKey: randomUUID() });
  await approvedReveal(officer, custodian, reference);
  expect(await revealContact(officer, reference)).toMatchObject({ address: web });

  const seen = { ...ANSWERS.seen, story: "请打（86）１６４ 0000-7321 找我", contacts: `QQ 555000, ${phone}` };
  const { caseId, session } = await report(asFilled(phone, { seen }));
  await staffStep(caseId, { action: "verify" });
  await staffStep(caseId, { action: "not_file", ground: "not_proven", message: "没有查到。", note: "核对过" });
  const objected = await contestDecision(session, { track: "report", reasons: "请再打 16400007321 问我。" });
  expect(objected).toMatchObject({ ok: true });

  await report(asFilled(child, { guardian: { agreed: true } }));
  await filledIn(asFilled(unsent));
  const { session: changing } = await report(asFilled(before));
  await changeContact(changing, contact(after));
  const answers = { ...ANSWERS, ...asFilled(caller, story(`来电人说可回拨 ${caller}。`)) };
  const taken = { channel: "phone", locale: "zh", answers, onceKey: randomUUID() } as const;
  expect(await recordIntake(clerk, taken)).toMatchObject({ ok: true });
}

beforeAll(async () => {
  clerk = await staffForTest("intake");
  officer = await staffForTest("case_officer");
  custodian = await staffForTest("custodian");
  await owner.connect();
  await fileThem();
  dump = await dumped();
  places = placesIn(dump);
});
afterAll(() => owner.end());

describe("PRV-06 a dump of the whole database", () => {
  it("PRV-06 is a whole one: it holds what may be read, of the portal and of its queue", () => {
    for (const read of ["转储小店", "■■■", "QQ 555000", "contact.revealed", "send-notice"])
      expect(dump).toContain(read);
  });

  it.each([
    ["as it is", (text: string) => text],
    ["as bytes", (text: string) => `\\x${Buffer.from(text).toString("hex")}`],
    ["in UTF-16", (text: string) => `\\x${Buffer.from(text, "utf16le").toString("hex")}`],
    ["in base64", (text: string) => Buffer.from(`{"to":"${text}"}`).toString("base64url")],
    ["in base64 in bytes", (text: string) => `\\x${Buffer.from(btoa(`x${text}`)).toString("hex")}`],
    ["as a plain fingerprint", (text: string) => createHash("sha256").update(plainContact(text)).digest("hex")],
  ])("PRV-06 would show an address %s", (_, write) => {
    for (const who of Object.values(WHO)) expect(tracesOf(who, placesIn(`7,"${write(who)}",x`))).not.toEqual([]);
  });

  it.each(Object.entries(WHO))("PRV-06 names nobody: %s", (_, who) => {
    expect(tracesOf(who, places)).toEqual([]);
  });

  it("PRV-06 holds no code and no cookie that opens a case", () => {
    const [code = "", token = ""] = codes;
    for (const written of [code, code.replaceAll(/\D/g, "")]) expect(tracesOf(written, places)).toEqual([]);
    // Too long to be guessed, it stands as its fingerprint.
    expect(tracesOf(token, places).filter((form) => !form.startsWith("sha256"))).toEqual([]);
  });
});

describe("PRV-06 every look at an identity", () => {
  it("PRV-06 is one entry, and none is shown that could not be written down", async () => {
    const { reference } = await report(asFilled(WHO.web));
    await approvedReveal(officer, custodian, reference);
    const entries = () => owner.query("SELECT 1 FROM audit_entry WHERE payload LIKE '%contact.revealed%'");
    const before = (await entries()).rowCount ?? 0;
    const looks = await Promise.all(Array.from({ length: 7 }, () => revealContact(officer, reference)));
    expect(looks.filter(({ ok }) => ok)).toHaveLength(7);
    expect((await entries()).rowCount).toBe(before + 7);
    const unwritten = whileInsertsFail("audit_entry", () => revealContact(officer, reference));
    await expect(unwritten).rejects.toThrow(/no room/);
  });
});
