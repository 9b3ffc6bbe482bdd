import type { Page } from "@playwright/test";
import { makeStaff } from "@/lib/access/make-staff";
import { totpCode } from "@/lib/access/totp";
import { settings } from "@/lib/infra/env";
import { launchBrowser } from "./browser";
import type { PartResult, Promised } from "./result";
import { median, quantile, type Row } from "./table";
import { CASES, CLUSTER, fillTriage, type Piece } from "./triage-cases";
import { type Decided, TriageHands } from "./triage-hands";

const MOST_KEYS = 4;
const LONGEST_MS = 1_500;
const PLATFORM = "triage";

async function signIn(page: Page, origin: string): Promise<void> {
  const officer = await makeStaff({ name: "Bench", email: "triage@desk.example", roles: ["reviewer"] });
  await page.goto(`${origin}/zh/staff/sign-in`);
  await page.locator("[name=email]").fill(officer.email);
  await page.locator("[name=password]").fill(officer.password);
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("[name=code]").fill(totpCode(officer.totpSecret, new Date()));
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/zh\/staff$/);
}

/** The least that any step needs: the page of one case, fetched by the same session, without script, style or drawing. */
async function fetchPage(page: Page): Promise<number> {
  const started = performance.now();
  const answer = await page.request.get(page.url());
  await answer.body();
  if (!answer.ok()) throw new Error(`the page of a case answered ${answer.status()}`);
  return performance.now() - started;
}

type Run = { decided: Decided[]; floor: number[] };

async function workThrough(page: Page, pieces: readonly Piece[]): Promise<Run> {
  const hands = new TriageHands(page);
  const run: Run = { decided: [], floor: [] };
  const lead = pieces[0]?.reference ?? "";
  await hands.press("j", "Enter");
  for (const [at, piece] of pieces.entries()) {
    await hands.arrive(piece.reference);
    run.floor.push(await fetchPage(page));
    const next = pieces[at + 1];
    const arrived = next
      ? () => hands.arrive(next.reference)
      : () => page.waitForURL(/done=/).then(() => page.getByRole("status").first().waitFor());
    run.decided.push(await hands.decide(piece, lead, arrived));
  }
  return run;
}

const NAMES: Record<Piece["work"], string> = {
  verify: "report, to be checked: step, send and next",
  accept: "complaint, accepted: step, send and next",
  repeat: "one more of the cluster: as before, send and next",
  hold: "put off: hold, reason, send and next",
  escalate: "to a supervisor: escalate, reason, send and next",
  written: "the first duplicate of the cluster, with its words",
};

function row(work: Piece["work"], { decided, floor }: Run): Row {
  const own = decided.filter((one) => one.work === work);
  const ms = own.map((one) => one.ms);
  return {
    decision: NAMES[work],
    count: own.length,
    keys: median(own.map(({ keys }) => keys)),
    "median, ms": Math.round(median(ms)),
    "95 of 100, ms": Math.round(quantile(ms, 0.95)),
    "slowest, ms": Math.round(Math.max(...ms)),
    "median : page alone": (median(ms) / median(floor)).toFixed(1),
  };
}

function promises({ decided }: Run): Promised[] {
  const simple = decided.filter(({ work }) => work !== "written");
  const keys = Math.max(...simple.map((one) => one.keys));
  const slowest = Math.max(...simple.map(({ ms }) => ms));
  return [
    {
      what: "keys of a simple decision, the most (UX-08)",
      target: `≤ ${MOST_KEYS}`,
      measured: `${keys}`,
      kept: keys <= MOST_KEYS,
    },
    {
      what: "machine time of a simple decision, the slowest (UX-08)",
      target: `≤ ${LONGEST_MS} ms`,
      measured: `${Math.round(slowest)} ms`,
      kept: slowest <= LONGEST_MS,
    },
  ];
}

/** How many keys and how much waiting a hundred mixed cases cost an officer who never touches the mouse. */
export async function measureTriage(): Promise<PartResult> {
  const origin = settings().publicOrigin;
  const pieces = await fillTriage(PLATFORM);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
    await signIn(page, origin);
    await page.goto(`${origin}/zh/staff?platform=${PLATFORM}&order=due`);
    const run = await workThrough(page, pieces);
    const works = Object.keys(NAMES) as Piece["work"][];
    return {
      title: "Triage by the keyboard alone",
      method: `Chromium works through ${CASES} mixed cases, ${CLUSTER} of them one cluster, by keys alone: every key is counted, and the time runs from the first key on a case until the next case is there, with the preview in the form before the last key. The floor is the page of each case, fetched by the same session in the same run.`,
      promises: promises(run),
      tables: [{ caption: "Decisions", rows: works.map((work) => row(work, run)) }],
      notes: [
        `The page of a case alone took ${Math.round(median(run.floor))} ms (median); a decision is three to four answers of the server, drawn by the browser.`,
        "Opening is part of the key that sends the case before; the very first case costs two keys more. The first duplicate is written by hand and is not a simple decision.",
      ],
    };
  } finally {
    await browser.close();
  }
}
