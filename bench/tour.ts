import type { Cookies } from "./browser";
import { type Filed, type Journey, lookUp, readReceipt, walkUntil } from "./report-journey";
import { screenshot } from "./screenshots";
import { type Answer, Visitor } from "./visitor";

/** A page somebody may come to, with the cookies that lead there. */
export type Stop = { name: string; path: string; cookies: Cookies };

const BESIDE = [
  "/report/scam-help",
  "/report/phone",
  "/case",
  "/verify",
  "/warnings",
  "/figures/checkpoints",
  "/about",
  "/privacy",
];
const OF_THE_CASE = ["/case/evidence", "/case/contact"];
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

async function stopsAt(visitor: Visitor, paths: readonly string[]): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (const path of paths) {
    const page = await visitor.get(path);
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    stops.push(stopAt(visitor, page));
  }
  return stops;
}

/** Every public page in one language: the whole journey, the look-up, and what lies beside. */
export async function findPages(origin: string, locale: "zh" | "en"): Promise<Stop[]> {
  const journey = { locale, screenshots: [await screenshot(), await screenshot()] };
  const { stops, filed, last } = await journeyStops(origin, journey);
  const inLocale = (paths: readonly string[]) => paths.map((path) => `/${locale}${path}`);
  const beside = await stopsAt(last, inLocale(BESIDE));
  const seen = await lookUp(last, locale, filed);
  const status = stopAt(last, seen);
  const [withdraw] = /\/\w+\/case\/withdraw\?[^"]+/.exec(seen.html) ?? [];
  if (!withdraw) throw new Error("the status page offers no way to withdraw");
  const ofTheCase = await stopsAt(last, [...inLocale(OF_THE_CASE), withdraw]);
  last.leave();
  return [...stops, ...beside, status, ...ofTheCase];
}
