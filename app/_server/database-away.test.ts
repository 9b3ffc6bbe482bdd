import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as evidence from "@/app/[locale]/(public)/case/evidence/route";
import * as files from "@/app/[locale]/(public)/report/files/route";
import * as where from "@/app/[locale]/(public)/report/where/route";
import * as notes from "@/app/[locale]/(staff)/staff/cases/[reference]/notes/route";
import * as intake from "@/app/[locale]/(staff)/staff/intake/records/route";
import * as code from "@/app/[locale]/(staff)/staff/sign-in/code/route";
import * as signIn from "@/app/[locale]/(staff)/staff/sign-in/route";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { isVisitorForm, newVisitorToken, visitorFormToken } from "@/lib/infra/session/visitor";
import { whileDatabaseIsAway } from "@/lib/infra/testing/database-away";
import { TOKEN_FIELD } from "./read-form";
import { headersOf, hiddenIn, postAs } from "./staff-post.fixture";
import { formOwner } from "./staff-session";

const t = translatorFor("zh");
const WORDS = "他们让我改成五星，\n否则不退 5 元。";
const PICTURE = new File([new Uint8Array(200_000)], "聊天.png", { type: "image/png" });

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
type Sender = { headers: Record<string, string>; owner: string };

let reviewer: Staff;
beforeAll(async () => {
  reviewer = await staffForTest("reviewer");
});

function visitor(): Sender {
  const name = newVisitorToken();
  const cookie = `__Host-zp=${name}; __Host-zp_case=${newVisitorToken()}`;
  return { headers: { host: "localhost:3000", cookie }, owner: name };
}

async function atWork(): Promise<Sender> {
  return { headers: await headersOf(reviewer), owner: formOwner(reviewer) };
}

function bodyOf(fields: Record<string, string | File>, token: string): BodyInit {
  const pairs = Object.entries({ [TOKEN_FIELD]: token, ...fields });
  const words = pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string");
  if (words.length === pairs.length) return new URLSearchParams(words);
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

type Try = { path: string; route: { POST: Handler }; fields: Record<string, string | File>; sender: Sender };

/** The page that a form gets while the database is away. */
async function triedInVain({ path, route, fields, sender }: Try) {
  const body = bodyOf(fields, visitorFormToken(sender.owner));
  const request = new Request(`http://localhost:3000/zh${path}`, { method: "POST", headers: sender.headers, body });
  const params = Promise.resolve({ locale: "zh", reference: "ZP26-1" });
  const answer = await whileDatabaseIsAway(() => route.POST(request, { params }));
  return { status: answer.status, page: await answer.text() };
}

describe("UX-04 a form that is sent while the database is away", () => {
  const once = randomUUID();
  const forms: [
    path: string,
    route: { POST: Handler },
    fields: Record<string, string | File>,
    by: "staff" | "anyone",
  ][] = [
    ["/report/where", where, { shopName: "倒霉小店", product: WORDS }, "anyone"],
    ["/report/files", files, { new_kind: "chat", do: "upload", files: PICTURE }, "anyone"],
    ["/case/evidence", evidence, { kind: "chat", capturedWhere: WORDS, file: PICTURE }, "anyone"],
    ["/staff/cases/ZP26-1/notes", notes, { body: WORDS, once, list: "" }, "staff"],
    ["/staff/intake/records", intake, { story: WORDS, letterFile: PICTURE }, "staff"],
  ];

  test.each(forms)(
    "UX-04 %s gives back every field, and the button that sends them again",
    async (path, route, fields, by) => {
      const sender = by === "staff" ? await atWork() : visitor();
      const { status, page } = await triedInVain({ path, route, fields, sender });
      const words = Object.entries(fields).filter(([, value]) => typeof value === "string");
      const [file] = Object.keys(fields).filter((name) => fields[name] === PICTURE);
      expect(status).toBe(503);
      const { [TOKEN_FIELD]: token = "", ...again } = hiddenIn(page);
      expect(again).toEqual(Object.fromEntries(words));
      expect(isVisitorForm(sender.owner, token)).toBe(true);
      expect(page).toContain(`>${t("errors.tryAgain")}</button>`);
      expect(page).toContain(t(`errors.unavailable${file ? "_files" : ""}.whatToDo`));
      expect(page.includes('encType="multipart/form-data"')).toBe(file !== undefined);
      if (file) expect(page).toMatch(new RegExp(`<input[^>]* type="file"[^>]* name="${file}"`));
    },
  );

  test("UX-04 the note of staff is kept with one press, once the database is back", async () => {
    const { reference, caseId } = await caseForTest();
    const fields = { body: WORDS, once, list: "" };
    const { page } = await triedInVain({
      path: `/staff/cases/${reference}/notes`,
      route: notes,
      fields,
      sender: await atWork(),
    });
    const { [TOKEN_FIELD]: _, ...again } = hiddenIn(page);
    expect(page).toContain("<blockquote>");
    expect(await postAs(reviewer, notes, { params: { reference }, fields: again })).toMatchObject({ status: 303 });
    expect(await db.internalNote.findMany({ where: { caseId }, select: { body: true } })).toEqual([{ body: WORDS }]);
  });

  test("UX-04 a password comes back neither seen nor unseen, and the page says that it is asked for again", async () => {
    const fields = { email: "li.lei@example.com", password: "窗台上的三盆薄荷" };
    const { page } = await triedInVain({ path: "/staff/sign-in", route: signIn, fields, sender: visitor() });
    expect(page).not.toContain(fields.password);
    expect(hiddenIn(page)).toMatchObject({ email: fields.email });
    expect(page).toContain(t("errors.secretsAgain"));
  });

  test("UX-04 who sent nothing that may be given back is promised nothing", async () => {
    const sender = visitor();
    const headers = { ...sender.headers, cookie: `${sender.headers.cookie}; __Host-zp_attempt=${newVisitorToken()}` };
    const fields = { code: "391 577" };
    const { page } = await triedInVain({
      path: "/staff/sign-in/code",
      route: code,
      fields,
      sender: { ...sender, headers },
    });
    expect(page).toContain(t("errors.away.whatToDo"));
    expect(page).not.toContain(fields.code);
  });
});

test("UX-04 what was written about files is given back to whoever's look at their case had ended", async () => {
  const { headers, owner } = visitor();
  const body = bodyOf({ kind: "chat", capturedWhere: WORDS, file: PICTURE }, visitorFormToken(owner));
  const request = new Request("http://localhost:3000/zh/case/evidence", { method: "POST", headers, body });
  const answer = await evidence.POST(request, { params: Promise.resolve({ locale: "zh" }) });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(`<blockquote>${WORDS}</blockquote>`);
});
