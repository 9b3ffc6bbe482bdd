import { randomBytes, randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import pg from "pg";
import { origin } from "./fixtures";

/** The letters that every made-up word here begins with; nothing else in a run does. */
export const SONG = "kanari";
const INJECTED = `\r\n{"level":60,"msg":"`;

/** Words and numbers that are looked for afterwards. */
export class Flock {
  readonly birds: string[] = [];

  word(about: string): string {
    return this.#kept(`${SONG}-${about}-${randomBytes(4).toString("hex")}`);
  }

  /** A mobile number that belongs to nobody, or a number of an order. */
  digits(length = 11): string {
    const rest = Array.from({ length: length - 3 }, () => randomInt(10)).join("");
    return this.#kept(`165${rest}`);
  }

  #kept(bird: string): string {
    this.birds.push(bird);
    return bird;
  }
}

export type Form = { action: string; multipart: boolean; fields: Map<string, string>; file: string | null };
export type Answers = Readonly<Record<string, string>>;

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const plain = (html: string) => html.replace(/&([#\w]+);/g, (all, name: string) => ENTITIES[name] ?? all);
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? plain(found[1] ?? "") : null;
};

const NUMBERS = /phone|waybill|order_?number/i;
const DAYS = /(On|At)$|^on-/;

/** What somebody types into a field who means no good, or whatever the page has there already. */
function typedInto(tag: string, flock: Flock): string | null {
  const [name, type] = [attribute(tag, "name") ?? "", attribute(tag, "type") ?? "text"];
  if (type === "hidden" || type === "number") return attribute(tag, "value") ?? "";
  if (type === "radio" || type === "checkbox")
    return attribute(tag, "checked") === null ? null : (attribute(tag, "value") ?? "on");
  if (DAYS.test(name)) return "";
  if (NUMBERS.test(name) || type === "tel") return flock.digits();
  return type === "email" ? `${flock.word(name)}@example.com` : flock.word(name);
}

function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option[^>]*>/g)].map(([tag]) => tag).filter((tag) => attribute(tag, "value"));
  const one = all.find((tag) => attribute(tag, "selected") !== null) ?? all[0];
  return one ? (attribute(one, "value") ?? "") : "";
}

function formOf([, head = "", inner = ""]: RegExpMatchArray, flock: Flock): Form {
  const fields = new Map<string, string>();
  let file: string | null = null;
  for (const [tag, area, select, options = ""] of inner.matchAll(
    /<input\b[^>]*>|<textarea\b([^>]*)>|<select\b([^>]*)>([\s\S]*?)<\/select>/g,
  )) {
    const name = attribute(tag, "name");
    if (!name) continue;
    if (attribute(tag, "type") === "file") file = name;
    else if (area !== undefined) fields.set(name, `${flock.word(name)}${INJECTED}${SONG}"}`);
    else if (select !== undefined) fields.set(name, chosenIn(options));
    else if (!/type="submit"/.test(tag)) {
      const value = typedInto(tag, flock);
      if (value !== null) fields.set(name, value);
    }
  }
  const [button] = [...inner.matchAll(/<button\b[^>]*name="[^>]*>/g)].slice(-1);
  if (button) fields.set(attribute(button[0], "name") ?? "", attribute(button[0], "value") ?? "");
  return { action: attribute(head, "action") ?? "", multipart: head.includes("multipart/form-data"), fields, file };
}

/** The forms of a page's own part, each filled with birds of its own. */
export function formsOf(html: string, flock: Flock): Form[] {
  const own = html.slice(Math.max(0, html.indexOf("<main")));
  const forms = [...own.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)];
  return forms.filter(([, head = ""]) => /method="post"/i.test(head)).map((form) => formOf(form, flock));
}

type Sending = {
  form: Form;
  at: string;
  answers?: Answers;
  file?: { name: string; buffer: Buffer };
  maxRedirects?: number;
};

/** Sends a form as a browser does, and goes where the answer leads, unless told not to. */
export function send(
  request: APIRequestContext,
  { form, at, answers = {}, file, maxRedirects = 5 }: Sending,
): Promise<APIResponse> {
  const fields = { ...Object.fromEntries(form.fields), ...answers };
  const address = new URL(form.action || at, at).href;
  if (!form.multipart) return request.post(address, { form: fields, maxRedirects });
  const sent = form.file && file ? { [form.file]: { ...file, mimeType: "image/png" } } : {};
  return request.post(address, { multipart: { ...fields, ...sent }, maxRedirects });
}

/** What a browser says of itself, where somebody has put words of their own. */
export function headersOf(flock: Flock): Record<string, string> {
  const names = ["Referer", "X-Forwarded-For", "X-Request-Id", "Accept-Language", "Forwarded", "X-Real-Ip"];
  return Object.fromEntries(names.map((name) => [name, flock.word(name)]));
}

/** A request that no browser would send, as it stands, and nothing after it. */
export function sendRaw(lines: string): Promise<void> {
  const { hostname, port } = new URL(origin());
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.end(lines));
    socket.on("error", () => done()).on("close", () => done());
    socket.setTimeout(5_000, () => socket.destroy()).resume();
  });
}

/** Their mails without the lines that bring them to somebody, and in plain letters. */
export function mailsTheyGot(dataDir: string): string[] {
  const folder = join(dataDir, "mail");
  const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  return mails
    .filter((mail) => mail.includes(`${SONG}-email-`))
    .map((mail) => {
      const [head = "", ...body] = mail.split(/\r?\n\r?\n/);
      const subject = head.replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, packed) =>
        Buffer.from(packed, "base64").toString(),
      );
      const packed = /^Content-Transfer-Encoding: base64/im.test(head);
      const text = packed ? Buffer.from(body.join(""), "base64").toString() : body.join("\n\n");
      return `${subject.replace(/^To:.*(\r?\n\s.*)*/m, "")}\n${text}`;
    });
}

/** A bug: the database refuses a message of these words, as it may any that the program did not expect. */
export async function whileRefused(word: string, work: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  await owner.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON message FOR EACH ROW WHEN (NEW.body = '${word}') EXECUTE FUNCTION refuse()`);
  await work();
  await owner.query("DROP TRIGGER refuse ON message; DROP FUNCTION refuse()");
  await owner.end();
}
