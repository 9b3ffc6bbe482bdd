import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { organisationForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { db } from "@/lib/infra/db/client";
import { postgresHome } from "@/lib/infra/testing/postgres-home";
import { staffStep } from "@/lib/reports/testing/co-reporting";
import { type Answers, Flock, formsOf, headersOf, mailsTheyGot, SONG, send, sendRaw, whileRefused } from "./canaries";
import { expect, launcherOutput, origin, test } from "./fixtures";
import { screenshot } from "./reporter";
import { anOfficer, signIn } from "./staff";

const dataDir = () => process.env.DATA_DIR ?? "";
type Kept = { reference: string; code: string };

/** What each step of the report needs to be gone on from. */
const NEEDED: Readonly<Record<string, (flock: Flock) => Answers>> = {
  what: () => ({ kind: "reverse_brushing" }),
  where: (flock) => ({ link: `https://item.taobao.com/item.htm?id=672384950123&from=${flock.word("link")}` }),
  seen: () => ({ offerAmount: "5" }),
  wish: () => ({ wish: "both" }),
  contact: () => ({ contactKind: "email", updates: "yes" }),
};

type Picture = { name: string; buffer: Buffer };

async function pictureOf(flock: Flock): Promise<Picture> {
  return { name: `${flock.word("file")}.png`, buffer: await screenshot(flock.word("picture")) };
}

async function whenTheyReport(request: APIRequestContext, flock: Flock): Promise<Kept> {
  let page = await request.get("/zh/report/what");
  let file: Picture | undefined = await pictureOf(flock);
  for (let step = 0; !/receipt$/.test(page.url()) && step < 15; step += 1) {
    const forms = formsOf(await page.text(), flock);
    const form = forms.find((one) => one.file) ?? forms.at(-1);
    if (!form) throw new Error(`${page.url()} has no form`);
    const at = page.url();
    const answers = NEEDED[new URL(at).pathname.split("/").at(-1) ?? ""]?.(flock) ?? {};
    page = await send(request, { form, at, answers, ...(file ? { file } : {}) });
    expect(page.status(), `${at} was answered`).toBe(200);
    if (form.file) file = undefined;
  }
  const text = (await page.text()).replace(/<[^>]*>/g, " ");
  const [reference = ""] = /ZP\d\d-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text) ?? [];
  const [code = ""] = /(?:\d{4}\s+){5}\d{4}/.exec(text) ?? [];
  expect([reference, code]).not.toContain("");
  return { reference, code: code.replace(/\s/g, "") };
}

/** What would end the session, or touch what other tests stand on. */
const NOT_SENT = /\/(leave|withdraw|copy|sign-out|change|disposal|duplicates|releases)$|\/law\//;
const UNIQUE = /\/(save|add|invite|units|new)$/;

/** Sends the forms of a page, each address once, and those that something unique is kept by twice. */
async function whenTheySend(
  request: APIRequestContext,
  { path, flock, sent, answers = {} }: { path: string; flock: Flock; sent: Set<string>; answers?: Answers },
): Promise<void> {
  const page = await request.get(path);
  const at = page.url();
  for (const form of formsOf(await page.text(), flock)) {
    const action = new URL(form.action || at, at).pathname;
    if (sent.has(action) || NOT_SENT.test(action)) continue;
    sent.add(action);
    const file = form.file ? await pictureOf(flock) : undefined;
    for (let time = 0; time < (UNIQUE.test(action) ? 2 : 1); time += 1)
      await send(request, { form, at, answers, maxRedirects: 0, ...(file ? { file } : {}) });
  }
}

async function whenTheyFollow(request: APIRequestContext, flock: Flock, { reference, code }: Kept): Promise<void> {
  const lookUp = async (typed: Answers) => {
    const page = await request.get("/zh/case");
    const [form] = formsOf(await page.text(), flock);
    if (!form) throw new Error("no form to look up with");
    return send(request, { form, at: page.url(), answers: typed });
  };
  await lookUp({});
  await lookUp({ reference, code: flock.digits(24) });
  expect((await lookUp({ reference, code })).url()).toContain("/case/status");
  const sent = new Set<string>();
  for (const path of ["/zh/case/status", "/zh/case/evidence", "/zh/case/contact", "/zh/verify"])
    await whenTheySend(request, { path, flock, sent });
  await whenTheySend(request, { path: "/zh/case/your-data", flock, sent, answers: { kind: "correction" } });
}

async function whenItFails(request: APIRequestContext, flock: Flock): Promise<void> {
  const body = flock.word("refused");
  const at = { path: "/zh/case/status", flock, sent: new Set<string>(), answers: { body } };
  await whileRefused(body, () => whenTheySend(request, at));
}

const AT_THE_DOOR = ["sign-in", "setup", "invite"];
const OF_A_CASE = [
  "",
  "",
  "?on=report&act=verify",
  "?on=report&desk=hold",
  "?on=report&desk=escalate",
  "/bad-faith",
  "/contact",
  "/litigation",
];
const MORE_OF_A_CASE = ["/early-disposal", "/merge", "/split", "/preservation", "/money", "/data-requests"];
const OF_THE_OFFICE = ["people", "roles", "organisations", "rules", "colleagues", "intake", "account", "suits/prepare"];
const ALSO_OF_THE_OFFICE = ["templates/new", "checklists/insider", "warnings/rule", "?due=overdue"];
const ASKED = ["?q=", "?platform=", "/audit?case=", "/audit?what=", "/figures?range=", "/exports?list="];
const ALSO_ASKED = ["/reading?day=", "/people/", "/cases/", "/bulk/", "/searches/", "/law/", "/templates/"];
const EVERYTHING = ["supervisor", "administrator", "auditor", "custodian"] as const;

async function whenStaffWork(page: { request: APIRequestContext }, flock: Flock, reference: string): Promise<void> {
  const sent = new Set<string>();
  const places = [...OF_A_CASE, ...MORE_OF_A_CASE].map((part) => `/cases/${reference}${part}`);
  for (const place of [...places, ...[...OF_THE_OFFICE, ...ALSO_OF_THE_OFFICE].map((path) => `/${path}`)])
    await whenTheySend(page.request, { path: `/zh/staff${place}`.replace("/?", "?"), flock, sent });
  for (const asked of [...ASKED, ...ALSO_ASKED]) await page.request.get(`/zh/staff${asked}${flock.word("asked")}`);
}

/** Ways that lead nowhere, and the words that were said there: that a link leads back to an address is no word. */
async function whenTheyStray(request: APIRequestContext, flock: Flock): Promise<string> {
  const word = () => flock.word("astray");
  const answers = await Promise.all([
    ...["/zh/", "/zh/report/", "/", "/api/uploads/", "/api/auth/error?error=", "/_next/image?url="].map((path) =>
      request.get(`${path}${word()}`),
    ),
    ...["/zh/case", "/zh/report/seen"].map((path) =>
      request.post(path, { data: { story: word() }, headers: { "next-action": word() } }),
    ),
  ]);
  // What was typed into a form that cannot be taken is given back, to whoever typed it.
  await request.post("/zh/case", { form: { [word()]: word(), form_token: word() } });
  const host = `Host: ${new URL(origin()).host}\r\n`;
  const form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n";
  await Promise.all([
    sendRaw(`BREW /${word()} HTTP/1.1\r\n${host}\r\n`),
    sendRaw(`GET /%E0%A4${word()} HTTP/1.1\r\n${host}X-Odd: ${word().repeat(2_000)}\r\n\r\n`),
    sendRaw(`POST /zh/case HTTP/1.1\r\n${host}${form}\r\nreference=${word()}`),
  ]);
  return (await Promise.all(answers.map((answer) => answer.text()))).join("\n").replace(/<[^>]*>/g, " ");
}

test("SEC-14 what people type, send and are called is in no log, no figure of operation, no refusal and no mail", async ({
  visitor,
}) => {
  const flock = new Flock();
  const extraHTTPHeaders = headersOf(flock);
  const { request } = await visitor({ userAgent: flock.word("agent"), extraHTTPHeaders });
  const kept = await whenTheyReport(request, flock);
  await whenTheyFollow(request, flock, kept);
  await whenItFails(request, flock);
  const refused = await whenTheyStray(request, flock);

  const office = await organisationForTest();
  const { reference } = await caseForTest({ organisationId: office });
  const desk = await visitor({ extraHTTPHeaders });
  const sent = new Set<string>();
  for (const door of AT_THE_DOOR) await whenTheySend(desk.request, { path: `/zh/staff/${door}`, flock, sent });
  const officer = await anOfficer(EVERYTHING, flock.word("officer"), office);
  const answers = { email: officer.email };
  await whenTheySend(desk.request, { path: "/zh/staff/sign-in", flock, sent: new Set(), answers });
  await signIn(desk, officer);
  await whenStaffWork(desk, flock, reference);

  const { id } = await db.case.findUniqueOrThrow({ where: { reference: kept.reference }, select: { id: true } });
  await staffStep(id, { action: "verify" });
  const said = { message: flock.word("message"), note: flock.word("note") };
  await staffStep(id, { action: "not_file", ground: "not_proven", ...said });
  await expect.poll(() => mailsTheyGot(dataDir()).length, { timeout: 120_000 }).toBeGreaterThan(0);

  expect(flock.birds.length).toBeGreaterThan(150);
  const places: Record<string, string> = {
    "the log": launcherOutput(),
    "the database's log": readFileSync(join(postgresHome(dataDir()), "postgres.log"), "utf8"),
    "the figures of operation": await (await fetch(`${origin()}/metrics`)).text(),
    refusals: refused,
    mails: mailsTheyGot(dataDir()).join("\n"),
  };
  expect(places["the log"], "an error was provoked").toContain('"level":50');
  expect(places["the database's log"], "and one of the database").toContain("duplicate key");
  expect(places["the figures of operation"]).toContain("# HELP");
  const secret = [SONG, ...flock.birds.filter((bird) => /^\d+$/.test(bird)), kept.reference, kept.code];
  const spaced = kept.code.replace(/(\d{4})(?=\d)/g, "$1 ");
  const found = Object.entries(places).flatMap(([place, text]) =>
    text
      .split("\n")
      .filter((line) => [...secret, spaced].some((one) => line.includes(one)))
      .map((line) => `${place}: ${line.slice(0, 300)}`),
  );
  expect(found).toEqual([]);
});
