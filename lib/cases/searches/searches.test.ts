import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { countQueue } from "@/lib/cases/read-queue";
import { db } from "@/lib/infra/db/client";
import { changeSearch } from "./change-search";
import { deleteSearch } from "./delete-search";
import { countSearches, listSearches } from "./list-searches";
import { openSearch } from "./open-search";
import { saveSearch } from "./save-search";

let owner: Staff;
let colleague: Staff;
let supervisor: Staff;
beforeAll(async () => {
  [owner, colleague, supervisor] = await Promise.all([
    staffForTest("reviewer"),
    staffForTest("case_officer"),
    staffForTest("supervisor"),
  ]);
});

async function saved(name: string, { list = "", shared = false, by = owner } = {}): Promise<string> {
  const done = await saveSearch(by, { name, list, shared });
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}

async function listOf(staff: Staff) {
  const found = await countSearches(staff);
  if (!found.ok) throw new Error(found.reason);
  return found.searches;
}

const names = async (staff: Staff) => (await listOf(staff)).map(({ name }) => name);

describe("C6 a saved search", () => {
  it("is the queue's own address and nothing else, and a second click is answered like the first", async () => {
    const id = await saved("返现", { list: "platform=jd&q=返现&after=x&evil=1" });
    expect(await saved("返现", { list: "q=返现&platform=jd" })).toBe(id);
    expect(await openSearch(owner, id)).toEqual({ ok: true, address: "q=%E8%BF%94%E7%8E%B0&platform=jd" });
    expect(await saveSearch(owner, { name: "返现", list: "", shared: false })).toEqual({
      ok: false,
      reason: "name_taken",
    });
  });

  it("is its owner's alone until it is shared, and again when it is taken back", async () => {
    const id = await saved("先自己看");
    expect(await names(colleague)).not.toContain("先自己看");
    expect(await openSearch(colleague, id)).toEqual({ ok: false, reason: "not_found" });
    const form = { id, name: "大家看", shared: true, digest: false, above: "" };
    expect(await changeSearch(owner, form)).toEqual({ ok: true });
    expect(await openSearch(colleague, id)).toEqual({ ok: true, address: "" });
    expect((await listOf(colleague)).find((one) => one.id === id)).toMatchObject({ own: false, owner: owner.name });
    await changeSearch(owner, { ...form, shared: false });
    expect(await names(colleague)).not.toContain("大家看");
  });

  it("is shared with the own organisation and no other (C26)", async () => {
    const id = await saved("本单位的", { shared: true });
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await names(stranger)).toEqual([]);
    expect(await openSearch(stranger, id)).toEqual({ ok: false, reason: "not_found" });
    expect(await deleteSearch(stranger, id)).toEqual({ ok: true });
    expect(await names(colleague)).toContain("本单位的");
  });

  it("counts what it finds now, no further than it is asked to", async () => {
    await saved("少", { list: "platform=counted" });
    await caseForTest({ tracks: ["report"], platform: "counted" });
    const found = async () => (await listOf(owner)).find(({ name }) => name === "少")?.found;
    expect(await found()).toEqual({ count: 1, more: false });
    await caseForTest({ platform: "counted" });
    expect(await found()).toEqual({ count: 3, more: false });
    const filter = readQueueFilter(new URLSearchParams("platform=counted"));
    expect(await countQueue(owner, { filter, upTo: 2, now: new Date() })).toBe(2);
  });

  it("means by 'mine' whoever opens it", async () => {
    const id = await saved("手上的", { list: "mine=1", shared: true });
    expect(await openSearch(colleague, id)).toEqual({ ok: true, address: "mine=1" });
  });
});

describe("C6 changing and forgetting a search", () => {
  it("is for its owner; a stranger finds none", async () => {
    const id = await saved("只有我能改", { shared: true });
    const form = { id, name: "别人改的", shared: false, digest: true, above: "3" };
    expect(await changeSearch(colleague, form)).toEqual({ ok: false, reason: "not_found" });
    expect(await changeSearch(owner, { ...form, id: "x" })).toEqual({ ok: false, reason: "not_found" });
  });

  it("deletes an own one once, however often it is asked", async () => {
    const id = await saved("删掉");
    expect([await deleteSearch(owner, id), await deleteSearch(owner, id)]).toEqual([{ ok: true }, { ok: true }]);
    expect(await names(owner)).not.toContain("删掉");
  });

  it("lets supervisors tidy what is shared, and nobody what is private", async () => {
    const [shared, mine] = [await saved("共享的", { shared: true }), await saved("私人的")];
    expect(await deleteSearch(colleague, shared)).toEqual({ ok: false, reason: "not_permitted" });
    await deleteSearch(supervisor, shared);
    await deleteSearch(supervisor, mine);
    const left = await names(owner);
    expect([left.includes("共享的"), left.includes("私人的")]).toEqual([false, true]);
  });

  it("has an end: nobody keeps more than forty", async () => {
    const hoarder = await staffForTest("reviewer");
    for (let n = 0; n < 40; n++) await saved(`第 ${n} 个`, { by: hoarder });
    expect(await saveSearch(hoarder, { name: "再一个", list: "", shared: false })).toEqual({
      ok: false,
      reason: "too_many",
    });
    expect(await saveSearch(hoarder, { name: "第 0 个", list: "", shared: false })).toMatchObject({ ok: true });
  });
});

describe("who may (SEC-05)", () => {
  it.each([
    ["auditor", true],
    ["intake", true],
    ["administrator", false],
  ] as const)("%s: %s", async (role, may) => {
    const staff = await staffForTest(role);
    expect((await listSearches(staff)).ok).toBe(may);
    expect((await saveSearch(staff, { name: "x", list: "", shared: false })).ok).toBe(may);
    const id = await saved(`为 ${role}`, { shared: true });
    expect((await openSearch(staff, id)).ok).toBe(may);
    expect((await changeSearch(staff, { id, name: "y", shared: false, digest: false, above: "" })).ok).toBe(false);
    expect((await deleteSearch(staff, id)).ok).toBe(false);
  });

  it("is on record without the words of a search or its name", async () => {
    const id = await saved("张三丰的案子", { list: "q=张三丰&platform=jd" });
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: id } } });
    expect(entries.map(({ payload }) => payload).join()).toContain("search.saved");
    expect(entries.map(({ payload }) => payload).join()).not.toContain("张三丰");
  });
});
