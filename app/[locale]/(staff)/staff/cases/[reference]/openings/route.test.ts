import { beforeEach, describe, expect, it } from "vitest";
import { hiddenIn, postAs, readAs } from "@/app/_server/staff-post.fixture";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { db } from "@/lib/infra/db/client";
import * as cases from "../route";
import * as openings from "./route";

let [officer, supervisor]: [Staff, Staff] = [] as never;
let [left, opened]: [string, string] = ["", ""];

beforeEach(async () => {
  [officer, supervisor] = [await staffForTest("reviewer"), await staffForTest("supervisor")];
  [left, opened] = [(await caseForTest()).reference, (await caseForTest()).reference];
});

const TAKEN_BY = {
  "its row": () => claimCase(officer, { reference: left, opened: true }),
  "the button": () => claimCase(officer, left),
  "taking it over": async () => {
    await claimCase(officer, left);
    return takeOverCase(supervisor, left);
  },
} as const;

describe("C4 opening another row from the page of a case", () => {
  it.each([
    ["its row", "goes back"],
    ["the button", "stays"],
    ["taking it over", "stays"],
  ] as const)("a case taken by %s %s", async (way, what) => {
    const staff = way === "taking it over" ? supervisor : officer;
    expect(await TAKEN_BY[way]()).toMatchObject({ ok: true });
    const { leave } = hiddenIn((await readAs(staff, cases, { reference: left })).page);
    expect(leave).toBe(what === "stays" ? "" : left);
    // Whatever a page says that was made before the button was pressed.
    const fields = { leave: left, take: "1" };
    const sent = await postAs(staff, openings, { params: { reference: opened }, fields });
    expect(sent.status).toBe(303);
    const now = await db.case.findMany({ where: { claimedById: staff.id }, select: { reference: true } });
    const held = what === "stays" ? [left, opened] : [opened];
    expect(now.map(({ reference }) => reference).toSorted()).toEqual(held.toSorted());
  });
});
