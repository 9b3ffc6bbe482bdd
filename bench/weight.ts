import { get } from "node:http";
import type { Browser } from "@playwright/test";
import { settings } from "@/lib/infra/env";
import { type ColdPage, launchBrowser, openCold, visit } from "./browser";
import type { PartResult, Promised } from "./result";
import { findPages, type Stop } from "./tour";

const WHOLE_KB = 30;
const SCRIPT_KB = 15;
const HTML_KB = 14;

type Fetched = { url: string; type: string; bytes: number };
type Weight = { stop: Stop; fetched: readonly Fetched[] };

/** Everything that crosses the network for a page, heads included, as compressed as it was. */
async function listen({ cdp }: ColdPage): Promise<Fetched[]> {
  const asked = new Map<string, { url: string; type: string }>();
  const fetched: Fetched[] = [];
  cdp.on("Network.responseReceived", ({ requestId, response, type }) =>
    asked.set(requestId, { url: response.url, type }),
  );
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const about = asked.get(requestId);
    if (about && /^https?:/.test(about.url)) fetched.push({ ...about, bytes: encodedDataLength });
  });
  await cdp.send("Network.enable");
  return fetched;
}

/** A browser with a window fetches the icon as well; this one has none. */
function iconBytes(url: string): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { agent: false, headers: { "accept-encoding": "gzip" } }, (response) => {
      const { socket } = response; // gone by the end
      response.resume();
      response.on("end", () => done(socket.bytesRead));
    }).on("error", fail);
  });
}

async function weigh(browser: Browser, origin: string, stop: Stop): Promise<Weight> {
  const cold = await openCold(browser, origin, stop.cookies);
  const fetched = await listen(cold);
  await visit(cold, origin, stop.path);
  await cold.page.evaluate("scrollTo(0, document.body.scrollHeight)"); // pictures that wait to be seen
  await cold.page.waitForLoadState("networkidle");
  const icon = await cold.page.locator("link[rel=icon]").first().getAttribute("href");
  const url = icon && new URL(icon, origin).href;
  if (url && !fetched.some((one) => one.url === url)) fetched.push({ url, type: "Icon", bytes: await iconBytes(url) });
  await cold.context.close();
  return { stop, fetched };
}

const kB = (bytes: number) => bytes / 1_000;
const sum = (fetched: readonly Fetched[]) => kB(fetched.reduce((total, { bytes }) => total + bytes, 0));
const ofType = ({ fetched }: Weight, ...types: string[]) => sum(fetched.filter(({ type }) => types.includes(type)));
const foreign = ({ fetched }: Weight, origin: string) => fetched.filter(({ url }) => !url.startsWith(origin)).length;

function heaviest(weights: readonly Weight[], measure: (weight: Weight) => number): { name: string; kB: number } {
  const [top] = weights.map((weight) => ({ name: weight.stop.name, kB: measure(weight) })).sort((a, b) => b.kB - a.kB);
  return top ?? { name: "–", kB: 0 };
}

function promise(what: string, most: number, found: { name: string; kB: number }): Promised {
  const measured = `${found.kB.toFixed(1)} kB (${found.name})`;
  return { what, target: `≤ ${most} kB`, measured, kept: found.kB <= most };
}

function promises(weights: readonly Weight[], origin: string): Promised[] {
  const strangers = weights.reduce((total, weight) => total + foreign(weight, origin), 0);
  return [
    promise(
      "the heaviest page in all (UX-02)",
      WHOLE_KB,
      heaviest(weights, ({ fetched }) => sum(fetched)),
    ),
    promise(
      "the most script on a page (UX-02)",
      SCRIPT_KB,
      heaviest(weights, (weight) => ofType(weight, "Script")),
    ),
    promise(
      "the heaviest HTML with its style (UX-02)",
      HTML_KB,
      heaviest(weights, (weight) => ofType(weight, "Document")),
    ),
    { what: "requests to anybody else (UX-02)", target: "0", measured: String(strangers), kept: strangers === 0 },
  ];
}

/** What each public page costs somebody who comes for the first time. */
export async function measureWeight(): Promise<PartResult> {
  const origin = settings().publicOrigin;
  const browser = await launchBrowser();
  const weights: Weight[] = [];
  try {
    for (const locale of ["zh", "en"] as const) {
      for (const stop of await findPages(origin, locale)) weights.push(await weigh(browser, origin, stop));
    }
  } finally {
    await browser.close();
  }
  const rows = weights.map((weight) => ({
    page: weight.stop.name,
    requests: weight.fetched.length,
    "all, kB": sum(weight.fetched).toFixed(1),
    "HTML and style, kB": ofType(weight, "Document").toFixed(1),
    "script, kB": ofType(weight, "Script").toFixed(1),
    "pictures, kB": ofType(weight, "Image", "Icon").toFixed(1),
  }));
  return {
    title: "Weight of the public pages",
    method:
      "Each page opened once in Chromium with an empty cache, 360 px wide: bytes as they came over the network, compressed, heads included; 1 kB is 1,000 bytes.",
    promises: promises(weights, origin),
    tables: [{ caption: "Pages, cold", rows }],
    notes: ["Pictures are the icon and, where there are files, the reporter's own thumbnails."],
  };
}
