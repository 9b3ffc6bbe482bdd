import { expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import { newVisitorToken } from "@/lib/infra/session/visitor";
import { publicRoute } from "./public-route";
import { readForm } from "./read-form";

const route = publicRoute(async (visit) => {
  const form = await readForm(visit, ["story", "part"]);
  return new Response(`taken: ${form.get("story")} ${form.all("part").join()}`);
});

/** A browser: what it keeps of the cookies that it is given. */
type Browser = { cookie: string | null; takesCookies: boolean };

async function send(browser: Browser, fields: [string, string][], locale = "zh") {
  const headers: Record<string, string> = browser.cookie ? { cookie: browser.cookie } : {};
  const body = new URLSearchParams(fields);
  const request = new Request(`http://localhost:3000/${locale}/report/what`, { method: "POST", headers, body });
  const answer = await route(request, { params: Promise.resolve({ locale }) });
  const given = answer.headers.get("set-cookie")?.split(";")[0];
  if (browser.takesCookies && given) browser.cookie = given;
  return { status: answer.status, page: await answer.text() };
}

/** What the page's "try again" sends. */
function fieldsOf(page: string): [string, string][] {
  const hidden = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return [...hidden].map(([, name = "", value = ""]) => [name, value]);
}

const TYPED: [string, string][] = [
  ["story", "写了十分钟的字"],
  ["part", "a"],
  ["part", "b"],
];

test("a form with a field that the page has not is taken at the second try, and nothing typed is lost", async () => {
  const browser = { cookie: `__Host-zp=${newVisitorToken()}`, takesCookies: true };
  const refused = await send(browser, [...TYPED, ["older_name", "另一段话"], ["code", "1234"]]);
  expect(refused.status).toBe(400);
  for (const words of ["写了十分钟的字", "另一段话"])
    expect(refused.page).toContain(`<blockquote>${words}</blockquote>`);
  expect(refused.page).not.toContain("1234");
  expect(refused.page).toContain('class="exit"');
  const again = await send(browser, fieldsOf(refused.page));
  expect(again).toEqual({ status: 200, page: "taken: 写了十分钟的字 a,b" });
});

test("a choice is sent again with the rest, and its code is not read out to anybody", async () => {
  const { page } = await send({ cookie: null, takesCookies: false }, [...TYPED, ["part", "bought_praise"]]);
  expect(fieldsOf(page)).toContainEqual(["part", "bought_praise"]);
  expect(page).not.toContain("<blockquote>bought_praise");
});

test.each(["zh", "en"] as const)("a browser without our cookie is told so, and what to do, in %s", async (locale) => {
  const whatToDo = translatorFor(locale)("errors.no_cookie.whatToDo");
  expect(whatToDo).toContain("12315");
  const refusing = { cookie: null, takesCookies: false };
  const first = await send(refusing, TYPED, locale);
  const second = await send(refusing, fieldsOf(first.page), locale);
  for (const { status, page } of [first, second]) {
    expect(status).toBe(403);
    expect(page.replaceAll("&#x27;", "'")).toContain(whatToDo);
    expect(page).toContain("<blockquote>写了十分钟的字</blockquote>");
  }
  const allowing = { cookie: null, takesCookies: true };
  const { page } = await send(allowing, fieldsOf(second.page), locale);
  expect(await send(allowing, fieldsOf(page), locale)).toEqual({ status: 200, page: "taken: 写了十分钟的字 a,b" });
});
