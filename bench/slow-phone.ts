import { createServer } from "node:http";
import type { Browser } from "@playwright/test";
import { settings } from "@/lib/infra/env";
import { type ColdPage, launchBrowser, openCold, visit } from "./browser";
import type { PartResult, Promised } from "./result";
import { median, quantile } from "./table";
import { findPages, type Stop } from "./tour";

const LOADS = 5;
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 200_000 / 8 };
const CPU_DIVIDED_BY = 6;
const SETTLED_MS = 500;
const LIMITS = { lcp: 1_500, loaded: 2_000, tbt: 150, cls: 0.02 } as const;

type Load = { lcp: number; loaded: number; tbt: number; cls: number };

/** Runs in the page before anything else. */
const OBSERVE = `
window.seen = { lcp: 0, cls: 0, fcp: 0, tasks: [] };
const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
on("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
on("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
on("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime; });
on("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));`;

/** Blocking time is what long tasks after the first paint last beyond 50 ms. */
const READ = `(() => {
  const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
  const last = performance.getEntriesByType("resource").map((entry) => entry.responseEnd);
  const late = seen.tasks.filter(([start]) => start >= seen.fcp).map(([, ms]) => Math.max(0, ms - 50));
  return { lcp: seen.lcp, cls: seen.cls, tbt: late.reduce((sum, ms) => sum + ms, 0), loaded: Math.max(loadEventEnd, ...last) };
})()`;

async function slowDown({ cdp, page }: ColdPage): Promise<void> {
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", LINE);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_DIVIDED_BY });
  await page.addInitScript(OBSERVE);
}

async function load(browser: Browser, origin: string, stop: Stop): Promise<Load> {
  const cold = await openCold(browser, origin, stop.cookies);
  await slowDown(cold);
  await visit(cold, origin, stop.path);
  await cold.page.waitForTimeout(SETTLED_MS);
  const seen = await cold.page.evaluate<Load>(READ);
  await cold.context.close();
  return seen;
}

const PLAIN = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>真评</title><link rel="icon" href="data:,"><h1>举报虚假评价</h1><p>您看到了什么？</p>
<form method="post"><label>店铺名称 <input name="shop"></label><label>链接 <input name="link"></label>
<label>发生了什么 <textarea name="story"></textarea></label><button>继续</button></form></html>`;

/** The least that can be served: a form of 0.6 kB from a bare server. */
async function startPlain(): Promise<{ origin: string; stop: () => void }> {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(PLAIN));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = server.address();
  if (!at || typeof at !== "object") throw new Error("no address");
  return { origin: `http://localhost:${at.port}`, stop: () => server.close() };
}

type Measured = { stop: Stop; loads: Load[] };

async function inTurns(browser: Browser, pages: readonly (Measured & { origin: string })[]): Promise<void> {
  for (let at = 0; at < LOADS; at++) {
    for (const { origin, stop, loads } of pages) loads.push(await load(browser, origin, stop));
  }
}

const middle = ({ loads }: Measured, key: keyof Load) => median(loads.map((one) => one[key]));

function row(measured: Measured, floor: Measured) {
  return {
    page: measured.stop.name,
    "LCP, ms": Math.round(middle(measured, "lcp")),
    "loaded, ms": Math.round(middle(measured, "loaded")),
    "TBT, ms": Math.round(middle(measured, "tbt")),
    CLS: middle(measured, "cls").toFixed(3),
    "LCP : floor": (middle(measured, "lcp") / middle(floor, "lcp")).toFixed(2),
    "loaded : floor": (middle(measured, "loaded") / middle(floor, "loaded")).toFixed(2),
  };
}

function promises(pages: readonly Measured[]): Promised[] {
  const worst = (key: keyof Load) => pages.toSorted((one, other) => middle(other, key) - middle(one, key))[0];
  const show = { lcp: "largest paint", loaded: "fully loaded", tbt: "blocking time", cls: "layout shift" };
  const worsts = (Object.keys(LIMITS) as (keyof Load)[]).map((key): Promised => {
    const page = worst(key);
    const value = page ? middle(page, key) : 0;
    const text = key === "cls" ? value.toFixed(3) : `${Math.round(value)} ms`;
    const target = key === "cls" ? `≤ ${LIMITS.cls}` : `≤ ${LIMITS[key]} ms`;
    return {
      what: `${show[key]}, the slowest page (UX-03)`,
      target,
      measured: `${text} (${page?.stop.name})`,
      kept: value <= LIMITS[key],
    };
  });
  const p75 = Math.max(
    ...pages.map(({ loads }) =>
      quantile(
        loads.map((one) => one.loaded),
        0.75,
      ),
    ),
  );
  return [
    ...worsts,
    {
      what: "each step, 75 of 100 loads (UX-03)",
      target: "≤ 2000 ms",
      measured: `${Math.round(p75)} ms`,
      kept: p75 <= 2_000,
    },
  ];
}

/** How long a cheap phone on a poor network waits for each page. */
export async function measureSlowPhone(): Promise<PartResult> {
  const origin = settings().publicOrigin;
  const stops = await findPages(origin, "zh");
  const plain = await startPlain();
  const floor = {
    origin: plain.origin,
    stop: { name: "floor: 0.6 kB of HTML, bare server", path: "/", cookies: new Map() },
    loads: [],
  };
  const pages = stops.map((stop) => ({ origin, stop, loads: [] }));
  const browser = await launchBrowser();
  try {
    await inTurns(browser, [floor, ...pages]);
  } finally {
    await browser.close();
    plain.stop();
  }
  return {
    title: "Pages on a cheap phone and a poor network",
    method: `Chromium at 400 kbps down, 200 up, 400 ms latency and a processor ${CPU_DIVIDED_BY} times slower; the median of ${LOADS} cold loads a page, in turns with the floor.`,
    promises: promises(pages),
    tables: [{ caption: "Cold loads", rows: [floor, ...pages].map((page) => row(page, floor)) }],
    notes: [],
  };
}
