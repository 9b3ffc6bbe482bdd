import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/infra/db/client";
import type { JobTable } from "@/lib/infra/queue/queue";
import { JOBS } from "./jobs";
import { knowingLaw } from "./law-known";

afterEach(() => {
  Object.assign(globalThis, { zhenpingLawRead: undefined });
  vi.restoreAllMocks();
});

const done: string[] = [];
const table = { ...JOBS, "count-days": async () => void done.push("counted") } as JobTable;

test("UX-09 a job is done with the law as it is recorded, and the law is read once for many", async () => {
  const rows = vi.spyOn(db.clockRuleVersion, "findMany");
  const jobs = knowingLaw(table);
  await jobs["count-days"]({});
  await jobs["count-days"]({});
  expect(done).toEqual(["counted", "counted"]);
  expect(rows).toHaveBeenCalledTimes(1);
});

test("UX-09 a job that cannot know the law is not done, so that the queue tries it again", async () => {
  vi.spyOn(db.clockRuleVersion, "findMany").mockRejectedValue(new Error("away"));
  done.length = 0;
  await expect(knowingLaw(table)["count-days"]({})).rejects.toThrow("away");
  expect(done).toEqual([]);
});

test("UX-09 every job is there, under its name", () => {
  expect(Object.keys(knowingLaw(JOBS))).toEqual(Object.keys(JOBS));
});
