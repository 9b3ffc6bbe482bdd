import { expect, test } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { db } from "@/lib/infra/db/client";
import { changeSearch } from "./change-search";
import { listSearches } from "./list-searches";
import { saveSearch } from "./save-search";
import { watchSearches } from "./watch-searches";

test("C7 without a mail server no mail waits, and the product itself tells", async () => {
  await db.savedSearch.deleteMany();
  const owner = await staffForTest("reviewer");
  await caseForTest({ tracks: ["report"], platform: "silent" });
  const saved = await saveSearch(owner, { name: "静", list: "platform=silent", shared: false });
  if (!saved.ok) throw new Error(saved.reason);
  await changeSearch(owner, { id: saved.id, name: "静", shared: false, digest: true, above: "" });
  expect(await watchSearches(new Date("2026-03-05T01:00:00Z"))).toBe(1);
  expect(await db.staffNotice.count({ where: { staffId: owner.id } })).toBe(0);
  expect(await listSearches(owner)).toMatchObject({ searches: [{ id: saved.id, news: true }] });
});
