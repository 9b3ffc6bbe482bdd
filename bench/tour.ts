import type { Cookies } from "./browser";
import { endReport, takeUp } from "./ended-report";
import { fillForm } from "./form";
import { urlEncoded } from "./multipart";
import { AFTER_ITS_END, BESIDE, BY_LINK, OF_THE_CASE, TOUR } from "./public-pages";
import { type Filed, fileReport, type Journey, lookUp, readReceipt, send, stepOf, walkUntil } from "./report-journey";
import { screenshot } from "./screenshots";
import { type Answer, Visitor } from "./visitor";

/** A page somebody may come to, with the cookies that lead there. */
export type Stop = { name: string; path: string; cookies: Cookies };

const ADDRESS = "203.0.113.7";

function stopAt(visitor: Visitor, { path }: Answer): Stop {
  const files = path.includes("received=") ? " (two screenshots)" : "";
  return {
    name: path.replace(/[?#].*$/, "") + files,
    path: path.replace(/#.*$/, ""),
    cookies: new Map(visitor.cookies),
  };
}

/** A draft that was sent shows nothing but its receipt: each page of the journey gets a draft that ends there. */
async function journeyStops(origin: string, journey: Journey): Promise<{ stops: Stop[]; filed: Filed; last: Visitor }> {
  const names: string[] = [];
  const last = new Visitor(origin, ADDRESS);
  const noted = (page: Answer) => names.push(stopAt(last, page).name) === 0;
  const receipt = await walkUntil(last, journey, noted);
  const stops: Stop[] = [];
  for (const name of names.slice(0, -1)) {
    const visitor = new Visitor(origin, ADDRESS);
    const page = await walkUntil(visitor, journey, (one) => stopAt(visitor, one).name === name);
    stops.push(stopAt(visitor, page));
    visitor.leave();
  }
  stops.push(stopAt(last, receipt));
  return { stops, filed: readReceipt(receipt.html), last };
}

/** Somebody under 14 has left a contact: a guardian is asked first. */
async function guardianStop(origin: string, journey: Journey): Promise<Stop> {
  const visitor = new Visitor(origin, ADDRESS);
  const page = await walkUntil(visitor, journey, ({ path }) => stepOf(path) === "contact");
  const answers = { under14: "yes", contactKind: "email", email: "child@example.com" };
  const asked = await send(visitor, page, (form) => urlEncoded(fillForm(form, answers)), answers);
  visitor.leave();
  return stopAt(visitor, asked);
}

async function stopsAt(visitor: Visitor, paths: readonly string[]): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (const path of paths) {
    const page = await visitor.get(path);
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    stops.push(stopAt(visitor, page));
  }
  return stops;
}

type Look = { filed: Filed; link: string; paths: readonly string[] };

/** Where a report stands, the page that it links to for one of its tracks, and its other pages. */
async function caseStops(visitor: Visitor, locale: "zh" | "en", { filed, link, paths }: Look): Promise<Stop[]> {
  const seen = await lookUp(visitor, locale, filed);
  const [linked] = new RegExp(`/${locale}${link}\\?[^"]+`).exec(seen.html) ?? [];
  if (!linked) throw new Error(`the status page offers no ${link}`);
  const status = stopAt(visitor, seen);
  return [status, ...(await stopsAt(visitor, [...paths.map((path) => `/${locale}${path}`), linked]))];
}

/**
 * Every public page in one language: the whole journey, what lies beside, the look-up, and what there is after the end.
 * @throws {Error} when a page was not met, or one that the tour does not know of.
 */
export async function findPages(origin: string, locale: "zh" | "en"): Promise<Stop[]> {
  const journey = { locale, screenshots: [await screenshot(), await screenshot()] };
  const earlier = await fileReport(new Visitor(origin, ADDRESS), journey);
  await takeUp(earlier);
  const { stops, filed, last } = await journeyStops(origin, journey);
  stops.push(await guardianStop(origin, journey));
  stops.push(
    ...(await stopsAt(
      last,
      BESIDE.map((path) => `/${locale}${path}`),
    )),
  );
  stops.push(...(await caseStops(last, locale, { filed, link: BY_LINK.going, paths: OF_THE_CASE })));
  await endReport(earlier);
  const [, ...ended] = await caseStops(last, locale, { filed: earlier, link: BY_LINK.ended, paths: AFTER_ITS_END });
  last.leave();
  return complete([...stops, ...ended], locale);
}

function complete(stops: Stop[], locale: string): Stop[] {
  const met = new Set(stops.map(({ name }) => name.replace(`/${locale}`, "").replace(/ \(.*$/, "")));
  const wrong = [...TOUR.filter((path) => !met.has(path)), ...[...met].filter((path) => !TOUR.includes(path))];
  if (wrong.length > 0) throw new Error(`the tour and its list differ: ${wrong.join(", ")}`);
  return stops;
}
