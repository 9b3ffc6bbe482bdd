import { type Answers, fillForm, type PageForm, plainText, postForms } from "./form";
import { multipart, type Part, urlEncoded } from "./multipart";
import type { Answer, Body, Visitor } from "./visitor";

export type Filed = { reference: string; code: string };
export type Journey = { locale: "zh" | "en"; screenshots: readonly Buffer[] };

/** A parcel that was never ordered: the kind that leads through every page. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  what: { kind: "reverse_brushing" },
  where: {
    platform: "淘宝",
    shopName: "晨光文具专营店",
    link: "https://item.taobao.com/item.htm?id=672384950123",
    product: "中性笔",
  },
  seen: {
    story: "我没有在这家店买过东西，却收到两个空包裹，之后我的账号下面出现了五星好评。",
    reviewText: "质量很好，物流很快，推荐购买。",
    orderNumber: "2301994412345678",
  },
  logistics: { courier: "中通快递", waybills: "75312345678901", oddities: ["never_ordered", "empty"] },
  wish: { wish: "report" },
  contact: { contactKind: "none" },
  others: { choice: "separate" },
  check: {},
};

export function stepOf(path: string): string {
  return (
    path
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ?? ""
  );
}

/** The form that a page is about. @throws {Error} with the page's own words when it has none. */
export function mainForm(page: Answer, answers: Answers): PageForm {
  const fits = (form: PageForm) =>
    form.names.has("form_token") && Object.keys(answers).every((name) => form.names.has(name));
  const form = postForms(page.html).find(fits);
  if (form) return form;
  const words = plainText(page.html.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
  throw new Error(
    `${page.path} (${page.status}) has no form for ${Object.keys(answers).join(", ")}: ${words.slice(0, 400)}`,
  );
}

/** The last button leads on; those before it act on the page. */
function pressed(form: PageForm): [string, string][] {
  const button = form.buttons.at(-1);
  return button?.name ? [[button.name, button.value]] : [];
}

/** Sends a page's form and goes where the answer leads. @throws {Error} when it leads nowhere. */
export async function send(
  visitor: Visitor,
  page: Answer,
  body: (form: PageForm) => Body,
  answers: Answers = {},
): Promise<Answer> {
  const form = mainForm(page, answers);
  const answer = await visitor.post(form.action || page.path, body(form));
  if (answer.status !== 303 || !answer.location) {
    const errors = plainText(
      /class="error-summary[\s\S]{0,600}/.exec(answer.html)?.[0].replace(/<[^>]*>/g, " ") ?? answer.html.slice(-600),
    );
    throw new Error(`${page.path} answered ${answer.status}: ${errors.replace(/\s+/g, " ")}`);
  }
  return visitor.get(answer.location);
}

/** Answers the question of a page and goes on. @throws {Error} when the journey has no such page. */
export async function sendStep(visitor: Visitor, page: Answer): Promise<Answer> {
  const answers = ANSWERS[stepOf(page.path)];
  if (!answers) throw new Error(`the journey led to ${page.path}`);
  return send(visitor, page, (form) => urlEncoded([...fillForm(form, answers), ...pressed(form)]), answers);
}

function parts(form: PageForm, screenshots: readonly Buffer[]): Part[] {
  const [name = ""] = form.files;
  return screenshots.map((bytes, at) => ({ name, fileName: `screenshot-${at}.jpg`, type: "image/jpeg", bytes }));
}

/** Without script the files are sent with the page, which then shows them; a second press, without files, goes on. */
function sendFiles(visitor: Visitor, page: Answer, files: readonly Buffer[]): Promise<Answer> {
  return send(visitor, page, (form) => multipart([...fillForm(form, {}), ...pressed(form)], parts(form, files)));
}

/** Number and code as the receipt shows them. */
export function readReceipt(html: string): Filed {
  const text = plainText(html.replace(/<[^>]*>/g, " "));
  const [reference] = /ZP\d\d-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text) ?? [];
  const [code] = /(?:\d{4}\s+){5}\d{4}/.exec(text) ?? [];
  if (!reference || !code) throw new Error("the receipt shows no number or no code");
  return { reference, code: code.replace(/\s/g, "") };
}

/** Walks from the first page until one that is wanted, or the receipt, as somebody without script does. */
export async function walkUntil(
  visitor: Visitor,
  journey: Journey,
  wanted: (page: Answer) => boolean = () => false,
): Promise<Answer> {
  const first = await visitor.get(`/${journey.locale}`);
  if (wanted(first)) return first;
  let page = await visitor.get(`/${journey.locale}/report/what`);
  for (let sent = 0; !wanted(page) && stepOf(page.path) !== "receipt"; ) {
    if (stepOf(page.path) !== "files") page = await sendStep(visitor, page);
    else page = await sendFiles(visitor, page, sent++ === 0 ? journey.screenshots : []);
  }
  return page;
}

/** Files a report from the first page to the receipt. */
export async function fileReport(visitor: Visitor, journey: Journey): Promise<Filed> {
  return readReceipt((await walkUntil(visitor, journey)).html);
}

/** Looks a case up with number and code. @returns the status page. */
export async function lookUp(visitor: Visitor, locale: "zh" | "en", { reference, code }: Filed): Promise<Answer> {
  const page = await visitor.get(`/${locale}/case`);
  const answers = { reference, code };
  return send(visitor, page, (form) => urlEncoded(fillForm(form, answers)), answers);
}
