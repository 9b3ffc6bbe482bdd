import { beforeAll, expect, test } from "vitest";
import * as audit from "@/app/[locale]/(staff)/staff/audit/route";
import * as merge from "@/app/[locale]/(staff)/staff/cases/[reference]/merge/route";
import * as notes from "@/app/[locale]/(staff)/staff/cases/[reference]/notes/route";
import * as related from "@/app/[locale]/(staff)/staff/cases/[reference]/related/route";
import * as caseDesk from "@/app/[locale]/(staff)/staff/cases/[reference]/route";
import * as colleagues from "@/app/[locale]/(staff)/staff/colleagues/route";
import * as exports from "@/app/[locale]/(staff)/staff/exports/route";
import * as figures from "@/app/[locale]/(staff)/staff/figures/route";
import * as reading from "@/app/[locale]/(staff)/staff/reading/route";
import * as queue from "@/app/[locale]/(staff)/staff/route";
import * as rules from "@/app/[locale]/(staff)/staff/rules/route";
import * as searches from "@/app/[locale]/(staff)/staff/searches/route";
import * as suits from "@/app/[locale]/(staff)/staff/suits/prepare/route";
import * as templates from "@/app/[locale]/(staff)/staff/templates/route";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { postAs, readAs } from "./staff-post.fixture";

/** What no page of ours links to: what the database refuses to hold, half a character, text that runs backwards. */
const WORDS = "a\u0000b\ud83d\u202e";
const PLACE = "2026-13-45T25:61:61.000000Z_01890a5d-ac96-774b-bcce-b302099a8057";

const pages: [name: string, route: Parameters<typeof readAs>[1], asked: Record<string, string>][] = [
  ["the queue", queue, { q: WORDS, after: PLACE, kind: WORDS, unit: WORDS, same: WORDS }],
  ["a case", caseDesk, { q: WORDS, before: PLACE, on: WORDS, from: WORDS, via: WORDS, done: WORDS }],
  ["related cases", related, { before: PLACE }],
  ["a merge", merge, { into: WORDS }],
  ["the audit record", audit, { case: WORDS, who: WORDS }],
  ["older entries of the audit record", audit, { before: "999999999999999.9.999999999999999999" }],
  ["the watch over reading", reading, { day: "2026-02-31" }],
  ["colleagues", colleagues, { from: WORDS, done: WORDS }],
  ["an export", exports, { list: new URLSearchParams({ q: WORDS }).toString() }],
  ["the figures", figures, { range: WORDS, part: WORDS, by: WORDS }],
  ["rules", rules, { behaviour: WORDS, words: WORDS, not: WORDS }],
  ["searches", searches, { done: WORDS }],
  ["a new suit", suits, { case: WORDS }],
  ["templates", templates, { done: WORDS }],
];

let reference = "";
let all: Staff;
beforeAll(async () => {
  ({ reference } = await caseForTest());
  all = await staffForTest(...ROLES);
});

test.each(pages)("what no page links to, in the address of %s, is no fault of ours", async (_, route, said) => {
  const asked = `?${new URLSearchParams(said)}`;
  expect((await readAs(all, route, { asked, reference })).status).toBeOneOf([200, 422]);
});

test.each(["", "a\u0000b", "x".repeat(65)])(
  "B2 a note whose key is %j is not kept, and comes back whole",
  async (once) => {
    const fields = { body: "先查快递，再问店家。", once, list: "" };
    const { status, page } = await postAs(all, notes, { params: { reference }, fields });
    expect(status).toBe(422);
    expect(page).toContain(`>${fields.body}</textarea>`);
  },
);
