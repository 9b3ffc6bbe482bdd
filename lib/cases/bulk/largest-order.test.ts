import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { appendAudit } from "@/lib/audit/append-entry";
import { LATER, ordered, platformIn } from "@/lib/cases/bulk/bulk.fixture";
import { BULK_LIMIT } from "@/lib/cases/bulk/bulk-act";
import { readBulkOrder } from "@/lib/cases/bulk/read-bulk-order";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { undoBulkOrder } from "@/lib/cases/bulk/undo-bulk-order";
import { holdTrack } from "@/lib/cases/hold-track";
import { newReference } from "@/lib/cases/reference";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db, inTransaction } from "@/lib/infra/db/client";

const until = addDays(shanghaiDate(new Date()), 3);
const hold = { kind: "hold", until, reason: "platform", note: "等平台" } as const;

/** As many reports as an order may have, read by this person, without what else hangs on a case. */
async function manyReports({ id: staffId, organisationId }: Staff): Promise<{ reference: string; trackId: string }[]> {
  const at = new Date(Date.now() - 60_000);
  const cases = Array.from({ length: BULK_LIMIT }, () => ({ id: randomUUID(), reference: newReference(at) }));
  const said = { organisationId, behaviour: "x", platform: "taobao", openedAt: at, updatedAt: at };
  await db.case.createMany({
    data: cases.map((one) => ({ ...one, ...said, shopName: "", title: "", searchText: "" })),
  });
  const track = { kind: "report", state: "received", behaviour: "x", platform: "taobao", organisationId };
  const tracks = cases.map(({ id: caseId }) => ({ id: randomUUID(), caseId, ...track, dueAt: at, rankAt: at }));
  await db.track.createMany({ data: tracks });
  const read = cases.map(({ id }) => {
    const [actor, subject] = [{ kind: "staff", id: staffId } as const, { kind: "case", id } as const];
    return { actor, action: "case.read", subject, data: {} } as const;
  });
  for (let from = 0; from < BULK_LIMIT; from += 100)
    await inTransaction((tx) => appendAudit(tx, read.slice(from, from + 100)));
  return cases.map(({ reference }, n) => ({ reference, trackId: tracks[n]?.id ?? "" }));
}

/** Some twenty seconds of two thousand small transactions; a busy machine takes several times that. */
const LONGEST = 300_000;

/** Runs as often as the worker would, until there is nothing left of it. */
async function carriedOut(orderId: string): Promise<number> {
  for (let runs = 1; runs <= BULK_LIMIT; runs++) {
    await runBulkOrderNow({ orderId, platformIn }, LATER());
    if ((await db.bulkOrder.findUniqueOrThrow({ where: { id: orderId } })).finishedAt) return runs;
  }
  throw new Error("it never ends");
}

it(
  "C12 five hundred cases are ordered, can be undone, and are carried out one by one with what came of each",
  async () => {
    const organisationId = await organisationForTest();
    const officer = await staffOfForTest(organisationId, "case_officer");
    const colleague = await staffOfForTest(organisationId, "case_officer");
    const reports = await manyReports(officer);
    const trackIds = reports.map(({ trackId }) => trackId);
    const held = () => db.trackHold.count({ where: { trackId: { in: trackIds }, endedAt: null, byId: officer.id } });

    const taken = await ordered(officer, hold, trackIds);
    expect(await undoBulkOrder(officer, taken)).toMatchObject({ ok: true });
    await runBulkOrderNow({ orderId: taken, platformIn }, LATER());
    expect(await held()).toBe(0);

    const orderId = await ordered(officer, hold, trackIds);
    await runBulkOrderNow({ orderId, platformIn });
    expect(await held()).toBe(0);
    for (const { reference } of [reports[0], reports[499]].flatMap((one) => one ?? []))
      expect(await holdTrack(colleague, { ...hold, reference, track: "report", version: "0" })).toEqual({ ok: true });
    expect(await carriedOut(orderId)).toBe(BULK_LIMIT / 25);
    expect(await held()).toBe(BULK_LIMIT - 2);
    const read = await readBulkOrder(officer, orderId);
    const items = read.ok ? read.order.items : [];
    expect(items.map(({ reference }) => reference)).toEqual(reports.map(({ reference }) => reference));
    expect(items.flatMap(({ outcome, reason }, n) => (outcome === "done" ? [] : [[n, reason]]))).toEqual([
      [0, "changed"],
      [499, "changed"],
    ]);
  },
  LONGEST,
);
