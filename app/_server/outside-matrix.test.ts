import { encode } from "next-auth/jwt";
import { beforeAll, expect, test } from "vitest";
import { OUTSIDE_ROWS, type OutsideRow, outsideFile, type Who } from "@/app/_server/testing/access-list";
import { ROLES } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { hashToken, randomToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { visitorFormToken } from "@/lib/infra/session/visitor";
import { putBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import { answersAbout, filledIn, report, staffStep } from "@/lib/reports/testing/co-reporting";

/** What only the owner of the draft and of the case may read. */
const OWN_WORDS = "只有写的人自己读得到的一句话";

/** A browser: its name, the case that it has opened, and whether somebody of staff is signed in there. */
type Browser = { visitor: string; session?: string; staff?: string; owns: boolean };
let caseId = "";
let fileId = "";
let staffCookie = "";
let theirs: Browser;

async function opened(id: string): Promise<string> {
  const token = randomToken();
  const at = new Date();
  const times = { createdAt: at, seenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) };
  await db.reporterSession.create({ data: { tokenHash: Uint8Array.from(hashToken(token)), caseId: id, ...times } });
  return token;
}

/** Somebody whose draft has these words and a file, and whose case, too. New for each act: some of them end it. */
async function owner(id: string, words: string): Promise<Browser & { file: string }> {
  const visitor = await filledIn(answersAbout(words, { seen: { ...ANSWERS.seen, story: words } }));
  const draft = await db.draft.findUniqueOrThrow({ where: { tokenHash: Uint8Array.from(hashToken(visitor)) } });
  const key = newStorageKey();
  await putBlob(key, [Buffer.from(words)]);
  const sent = { position: 1, kind: "chat", displayName: words, mime: "image/png", bytes: 1, sha256: "00" };
  const row = await db.draftFile.create({ data: { draftId: draft.id, ...sent, storageKey: key, thumbnailKey: key } });
  return { visitor, session: await opened(id), owns: true, file: row.id };
}

beforeAll(async () => {
  const about = (words: string) => answersAbout(words, { seen: { ...ANSWERS.seen, story: words } });
  caseId = (await report(about(OWN_WORDS))).caseId;
  await db.message.create({ data: { caseId, fromKind: "reporter", body: OWN_WORDS, sentAt: new Date() } });
  const other = await report(about("别人的话"));
  await staffStep(other.caseId, { action: "verify" });
  theirs = { ...(await owner(other.caseId, "别人的话")), owns: false };
  const { sessionId: sid } = await staffForTest(...ROLES);
  staffCookie = await encode({ token: { sid, authVersion: 0 }, secret: secrets().sessionKey });
});

function requestOf({ method, address }: OutsideRow, { visitor, session, staff }: Browser): Request {
  const cookies = { zp: visitor, zp_case: session, zp_staff: staff };
  const pairs = Object.entries(cookies).filter(([, value]) => value !== undefined);
  const cookie = pairs.map(([name, value]) => `__Host-${name}=${value ?? ""}`).join("; ");
  const headers = { cookie, host: "localhost:3000", "x-zp-client": "203.0.113.9" };
  const url = `http://localhost:3000${address.replace("[locale]", "zh")}`;
  if (method !== "POST" || address.startsWith("/api/")) return new Request(url, { method, headers });
  const form = new FormData();
  form.set("form_token", visitorFormToken(visitor));
  const takesFiles = /\/(files|evidence)$/.test(address);
  return new Request(url, { method, headers, body: takesFiles ? form : new URLSearchParams([...form] as string[][]) });
}

type Answer = { status: number; to: string; text: string };

async function ask(row: OutsideRow, browser: Browser, change = (request: Request) => request): Promise<Answer> {
  const params = Promise.resolve({ locale: "zh", id: fileId, path: ["nowhere"], nextauth: ["providers"] });
  const module = (await import(/* @vite-ignore */ `../../${outsideFile(row.address)}`)) as Record<string, unknown>;
  const answer = module[row.method] as (request: Request, context: { params: typeof params }) => Promise<Response>;
  const response = await answer(change(requestOf(row, browser)), { params });
  return { status: response.status, to: response.headers.get("location") ?? "", text: await response.text() };
}

const withToken = (browser: Browser) => (request: Request) => {
  request.headers.set("x-form-token", visitorFormToken(browser.visitor));
  return request;
};
const fromHere = (request: Request) => {
  request.headers.set("x-zp-client", "127.0.0.1");
  return request;
};
const isIn = ({ status }: Answer) => status < 400 || status === 422;

/** What a stranger is answered, by who is answered at the address. */
const TO_STRANGERS: Record<Who, (answer: Answer, row: OutsideRow) => boolean> = {
  anybody: (answer, { empty }) => (empty ? answer.status === empty : isIn(answer)),
  browser: (answer) => isIn(answer) || answer.status === 404,
  reporter: (answer, { method }) => (method === "POST" ? answer.status === 403 : answer.to === "/zh/case?ended=1"),
  script: ({ status }) => status === 403,
  host: ({ status }) => status === 404,
  nobody: ({ status, to }) => status === 404 || to === "/zh/staff/sign-in",
};

const read: string[] = [];
test.each(OUTSIDE_ROWS)("SEC-05 $method $address is for $who", async (row) => {
  const mine = await owner(caseId, OWN_WORDS);
  fileId = mine.file;
  const nobody = { visitor: randomToken(), owns: false };
  const stranger = await ask(row, nobody);
  expect(TO_STRANGERS[row.who](stranger, row), `${String(stranger.status)} ${stranger.to}`).toBe(true);
  const staff = await ask(row, { ...nobody, staff: staffCookie });
  if (!row.address.startsWith("/[locale]/staff"))
    expect([staff.status, staff.to]).toEqual([stranger.status, stranger.to]);
  const other = await ask(row, theirs, row.who === "script" ? withToken(theirs) : undefined);
  for (const { text } of [stranger, staff, other]) expect(text).not.toContain(OWN_WORDS);
  if (row.who === "host") expect((await ask(row, nobody, fromHere)).status).toBe(200);
  if (row.who !== "browser" && row.who !== "reporter" && row.who !== "script") return;
  const owned = await ask(row, mine, row.who === "script" ? withToken(mine) : undefined);
  const refused = [401, 403].includes(owned.status) || owned.status >= 500 || owned.to === "/zh/case?ended=1";
  expect(refused, `${String(owned.status)} ${owned.to}`).toBe(false);
  if (row.who === "browser") expect(owned.status === 404).toBe(row.empty === 404);
  read.push(...(owned.text.includes(OWN_WORDS) ? [row.address] : []));
});

test("SEC-05 the words that nobody else was shown are shown to whoever wrote them", () => {
  const pages = ["case/status", "report/check", "report/files", "report/seen", "report/files/[id]"];
  for (const page of pages) expect(read).toContain(`/[locale]/${page}`);
});
