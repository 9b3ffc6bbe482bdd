import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { db } from "@/lib/infra/db/client";
import { MailServer } from "@/lib/infra/testing/mail-server";
import { sendStaffNoticeNow } from "@/lib/notifications/send-staff-notice";
import { changeSearch } from "./change-search";
import { listSearches } from "./list-searches";
import { openSearch } from "./open-search";
import { saveSearch } from "./save-search";
import { watchSearches } from "./watch-searches";

const server = new MailServer();
const MORNING = new Date("2026-03-05T01:00:00Z");
const later = (hours: number) => new Date(MORNING.getTime() + hours * 3_600_000);
let owner: Staff;

beforeAll(async () => {
  await server.start();
  vi.stubEnv("SMTP_URL", server.url);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await db.savedSearch.deleteMany();
  owner = await staffForTest("reviewer");
  server.received.length = 0;
});

async function aSearch(list: string, alert: { digest?: boolean; above?: string }, by = owner): Promise<string> {
  const done = await saveSearch(by, { name: "张三丰", list, shared: false });
  if (!done.ok) throw new Error(done.reason);
  const form = { id: done.id, name: "张三丰", shared: false, digest: false, above: "", ...alert };
  expect(await changeSearch(by, form)).toEqual({ ok: true });
  return done.id;
}

const aCase = (platform: string) => caseForTest({ tracks: ["report"], platform });

async function mails(now = MORNING) {
  const waiting = await db.staffNotice.findMany({ where: { staffId: owner.id, sentAt: null, givenUpAt: null } });
  for (const { id } of waiting) await sendStaffNoticeNow({ noticeId: id }, now);
  return server.received;
}

/** Quoted-printable, headers included, as a reader sees it. */
function decoded(source: string): string {
  const bytes = source.replace(/=\r?\n|\?=\s+=\?UTF-8\?Q\?/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`);
  return bytes.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent);
}

async function news(): Promise<boolean[]> {
  const listed = await listSearches(owner);
  return listed.ok ? listed.searches.map((search) => search.news) : [];
}

describe("C7 a threshold", () => {
  it("is told once when it is passed, and once more after it has fallen back", async () => {
    const id = await aSearch("platform=above", { above: "1" });
    const { caseId } = await aCase("above");
    expect(await watchSearches(MORNING)).toBe(0);
    await aCase("above");
    expect([await watchSearches(MORNING), await watchSearches(later(1))]).toEqual([1, 0]);
    expect(await news()).toEqual([true]);
    await openSearch(owner, id);
    expect(await news()).toEqual([false]);
    await db.track.updateMany({ where: { caseId }, data: { open: false } });
    expect(await watchSearches(later(2))).toBe(0);
    await aCase("above");
    expect(await watchSearches(later(3))).toBe(1);
    expect(await news()).toEqual([true]);
    expect(await mails()).toHaveLength(2);
  });

  it("is watched however many there are, a handful at a time", async () => {
    for (const name of ["one", "two", "three"]) {
      await aSearch(`platform=many-${name}`, { above: "1" }, await staffForTest("reviewer"));
      await aCase(`many-${name}`);
      await aCase(`many-${name}`);
    }
    expect(await watchSearches(MORNING, 2)).toBe(3);
  });

  it("is told once by any number of workers at the same time", async () => {
    await aSearch("platform=race", { above: "1" });
    await aCase("race");
    await aCase("race");
    const told = await Promise.all([watchSearches(MORNING), watchSearches(MORNING), watchSearches(MORNING)]);
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await mails()).toHaveLength(1);
  });
});

describe("C7 a digest", () => {
  it("comes once a day, in the morning, and only while there is something", async () => {
    await aSearch("platform=daily", { digest: true });
    expect(await watchSearches(MORNING)).toBe(0);
    await aCase("daily");
    const beforeEight = new Date("2026-03-05T23:30:00Z");
    expect(await watchSearches(beforeEight)).toBe(0);
    expect([await watchSearches(later(24)), await watchSearches(later(30))]).toEqual([1, 0]);
    expect(await watchSearches(later(48))).toBe(1);
  });

  it("is one mail for all searches of a person", async () => {
    await aCase("many");
    for (const n of [1, 2, 3]) {
      const done = await saveSearch(owner, { name: `第 ${n} 个`, list: "platform=many", shared: false });
      if (done.ok) await changeSearch(owner, { id: done.id, name: `${n}`, shared: false, digest: true, above: "" });
    }
    expect(await watchSearches(MORNING)).toBe(3);
    expect(await mails()).toHaveLength(1);
  });
});

describe("C7 the mail", () => {
  it("goes to its owner and says nothing about cases, searches or people", async () => {
    await aSearch(`q=${encodeURIComponent("张三丰")}&platform=quiet`, { digest: true });
    const { reference } = await caseForTest({ tracks: ["report"], platform: "quiet", searchable: ["张三丰"] });
    await watchSearches(MORNING);
    const [mail] = await mails();
    expect(mail?.to).toEqual([owner.email]);
    const said = decoded(mail?.source ?? "");
    expect(said).toContain("/zh/staff/searches");
    for (const secret of [reference, "张三丰", "quiet"]) expect(said).not.toContain(secret);
  });

  it("is sent once, not to somebody who has left, and not when it is old", async () => {
    await aSearch("platform=left", { digest: true });
    await aCase("left");
    await watchSearches(MORNING);
    const [notice] = await db.staffNotice.findMany({ where: { staffId: owner.id } });
    const send = (now: Date) => sendStaffNoticeNow({ noticeId: notice?.id ?? "" }, now);
    expect([await send(MORNING), await send(MORNING)]).toEqual(["sent", "not_waiting"]);
    await watchSearches(later(24));
    await db.staff.update({ where: { id: owner.id }, data: { disabledAt: MORNING } });
    expect(await mails(later(24))).toHaveLength(1);
    expect(await watchSearches(later(48))).toBe(0);
    await db.staff.update({ where: { id: owner.id }, data: { disabledAt: null } });
    await watchSearches(later(72));
    expect(await mails(later(97))).toHaveLength(1);
  });

  it("is tried again while the server is away, and given up for an address that does not exist", async () => {
    await aSearch("platform=away", { digest: true });
    await aCase("away");
    await watchSearches(MORNING);
    await server.stop();
    await expect(mails()).rejects.toThrow(/mail not sent/);
    await server.start();
    server.unknownMailboxes.add(owner.email);
    expect(await mails()).toHaveLength(0);
    const [notice] = await db.staffNotice.findMany({ where: { staffId: owner.id } });
    expect(notice?.givenUpAt).not.toBeNull();
  });
});
