import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { holdTrack } from "@/lib/cases/hold-track";
import { listQueue } from "@/lib/cases/list-queue";
import { merged, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import type { TrackKind } from "@/lib/cases/track";
import type { EvidenceKind } from "@/lib/evidence/evidence-kind";
import { db } from "@/lib/infra/db/client";
import { addEvidence } from "@/lib/reports/add-evidence";
import { lanesOf } from "@/lib/reports/case-timeline";
import { reporterCase } from "@/lib/reports/queries";
import { sendMessage } from "@/lib/reports/send-message";
import { answersAbout, report, type SentReport } from "@/lib/reports/testing/co-reporting";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

/** A report that is merged into another one, whose report and complaint are then both laid aside until the platform answers. */
async function laidAside() {
  const shop = `消息店${randomUUID()}`;
  const wish = { wish: "both", demand: "退款" } as const;
  const [head, one] = [await report(answersAbout(shop, { wish }), day(0)), await report(answersAbout(shop), day(0))];
  await merged(staff, { reference: one.reference, into: head.reference, at: day(1) });
  for (const track of ["report", "complaint"] as const) await layAside(head, track);
  return { head, one };
}

async function layAside({ reference, caseId }: SentReport, track: TrackKind) {
  const where = { caseId_kind: { caseId, kind: track } };
  const { version } = await db.track.findUniqueOrThrow({ where });
  const wish = { reference, track, version: `${version}`, reason: "platform", note: "", until: "2026-06-10" };
  expect(await holdTrack(staff, wish, day(2))).toEqual({ ok: true });
}

async function laidAsideOf({ reference }: SentReport) {
  const found = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams(`q=${reference}`)) }, day(3));
  if (!found.ok) throw new Error(found.reason);
  return found.rows.filter(({ desk }) => desk.heldUntil).map(({ position }) => position.track);
}

const write = ({ session }: SentReport, onceKey: string = randomUUID()) =>
  sendMessage(session, { body: "卖家又来找我", onceKey }, day(3));

let drawn = 0;
async function addFile({ session }: SentReport, kind: EvidenceKind) {
  drawn += 1;
  const image = sharp({ create: { width: 40, height: 60, channels: 3, background: { r: drawn, g: 7, b: 7 } } });
  const file = { name: "聊天.png", content: [await image.png().toBuffer()] };
  const about = { kind, capturedOn: "2026-05-01", capturedWhere: null };
  expect(await addEvidence(session, { ...about, file }, day(3))).toEqual({ ok: true });
}

async function newsOn({ reference }: SentReport) {
  const read = await readCase(staff, reference, day(4));
  if (!read.ok) throw new Error(read.reason);
  return read.view.events.filter(({ kind }) => kind === "co_reporter_wrote" || kind === "co_reporter_added");
}

/** What orders the tracks of a case in the queue. */
async function placesOf({ caseId }: SentReport): Promise<Partial<Record<string, Date>>> {
  const tracks = await db.track.findMany({ where: { caseId }, select: { kind: true, rankAt: true } });
  return Object.fromEntries(tracks.map(({ kind, rankAt }) => [kind, rankAt]));
}

/** A report merged into a second one, and that into a third. */
async function rowOfThree() {
  const shops = [1, 2, 3].map(() => answersAbout(`消息店${randomUUID()}`));
  const [head, middle, low] = await Promise.all(shops.map((answers) => report(answers, day(0))));
  if (!head || !middle || !low) throw new Error("not three reports");
  await merged(staff, { reference: low.reference, into: middle.reference, at: day(1) });
  await merged(staff, { reference: middle.reference, into: head.reference, at: day(1) });
  return [head, middle, low] as const;
}

describe("D9 a merged reporter who writes", () => {
  test("D9 brings the case of all back into the queue like its own reporter, and leaves the other's complaint alone", async () => {
    const { head, one } = await laidAside();
    expect((await laidAsideOf(head)).toSorted()).toEqual(["complaint", "report"]);
    const onceKey = randomUUID();
    for (const _ of [1, 2]) expect(await write(one, onceKey)).toEqual({ ok: true });
    expect(await laidAsideOf(head)).toEqual(["complaint"]);
    const hold = await db.trackHold.findFirstOrThrow({ where: { track: { caseId: head.caseId, kind: "report" } } });
    expect(hold).toMatchObject({ endedBecause: "reporter_wrote", endedById: null });
    const by = { kind: "reporter", name: null };
    const news = { kind: "co_reporter_wrote", by, told: false, data: { reference: one.reference }, at: day(3) };
    expect(await newsOn(head)).toMatchObject([news]);
    const seen = await reporterCase(head.session);
    if (!seen) throw new Error("the case is gone");
    expect(JSON.stringify([seen, lanesOf(seen, day(4))])).not.toContain(one.reference);
  });

  test("D9 a file of another kind lifts the report of all, and not the complaint beside it", async () => {
    const { head, one } = await laidAside();
    await addFile(head, "chat");
    const before = await placesOf(head);
    await addFile(one, "chat");
    expect(await placesOf(head)).toEqual(before);
    await addFile(one, "review_page");
    const after = await placesOf(head);
    expect(after.report?.getTime()).toBe((before.report?.getTime() ?? 0) - 2 * 3_600_000);
    expect(after.complaint).toEqual(before.complaint);
    expect((await newsOn(head)).map(({ kind }) => kind)).toEqual(["co_reporter_added", "co_reporter_added"]);
  });

  test("D9 counts where the row of cases ends, and no longer once the merge is taken back", async () => {
    const [head, middle, low] = await rowOfThree();
    await layAside(head, "report");
    await write(low);
    expect(await laidAsideOf(head)).toEqual([]);
    expect([(await newsOn(head)).length, (await newsOn(middle)).length]).toEqual([1, 0]);
    const back = { reference: middle.reference, reason: "单独办", version: await versionOf(middle) };
    expect(await undoMerge(staff, back, day(3))).toMatchObject({ ok: true });
    await layAside(head, "report");
    await Promise.all([write(low), write(middle)]);
    expect(await laidAsideOf(head)).toEqual(["report"]);
    expect([(await newsOn(head)).length, (await newsOn(middle)).length]).toEqual([1, 1]);
  });

  test("D9 two who write at once while a merge is taken back wait for each other, and both are heard somewhere", async () => {
    const [head, middle, low] = await rowOfThree();
    const back = { reference: middle.reference, reason: "单独办", version: await versionOf(middle) };
    await Promise.all([write(low), undoMerge(staff, back, day(3)), write(low)]);
    expect((await newsOn(head)).length + (await newsOn(middle)).length).toBe(2);
  });
});
