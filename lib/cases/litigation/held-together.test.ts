import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { askedLift, lifting, placedHold } from "@/lib/cases/litigation/hold.fixture";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { merged } from "@/lib/cases/merges/merging.fixture";
import { readCase } from "@/lib/cases/read-case";
import { recordPlace } from "@/lib/cases/record-place";
import { holdOn } from "@/lib/evidence/litigation-hold";
import { maskForGood } from "@/lib/evidence/mask-for-good";
import { readPicture } from "@/lib/evidence/testing/read-picture";
import { db, inTransaction } from "@/lib/infra/db/client";
import { changeContact } from "@/lib/reports/change-contact";
import { type FiledCase, fileCase } from "@/lib/reports/testing/filed-case";

const CONTACT = { kind: "email", address: "a@example.cn" } as const;
const NONE = { contactKind: "none", contact: "", updates: false } as const;
const SHOWN = { place: "shown", region: "51", address: "成都市某街 1 号" };

let [officer, supervisor]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  [officer, supervisor] = await Promise.all([staffForTest("case_officer"), staffForTest("supervisor")]);
});

/** A report that so many others are between, and the case in which all are handled; something of each kind is in the report. */
async function chainOf(depth: number) {
  const low = await fileCase({ tracks: ["report"], contact: CONTACT });
  const file = await readPicture({ on: low });
  const placed = await recordPlace(officer, { reference: low.reference, ...SHOWN });
  if (!placed.ok) throw new Error(placed.reason);
  let [top, one]: [FiledCase, FiledCase] = [low, low];
  for (let above = 0; above < depth; above++) {
    top = await fileCase({ tracks: ["report"] });
    const done = await merged(supervisor, { reference: one.reference, into: top.reference, at: new Date() });
    if (!done.ok) throw new Error(done.reason);
    one = top;
  }
  return { low, top, file };
}
type Stage = Awaited<ReturnType<typeof chainOf>>;

async function burn({ file }: Stage) {
  const { version } = await db.maskedCopy.findUniqueOrThrow({ where: { evidenceId: file.evidenceId } });
  return maskForGood(supervisor, { ...file, version });
}

const ACTS: Record<string, (stage: Stage) => Promise<unknown>> = {
  "masking for good": burn,
  "removing a contact": ({ low }) => changeContact(low.session, NONE),
  "overwriting the place": ({ low }) => recordPlace(officer, { reference: low.reference, ...SHOWN, address: "别处" }),
  "whatever else asks": ({ low }) =>
    inTransaction(async (tx) => ((await holdOn(tx, low.caseId)) ? { ok: false, reason: "on_hold" } : { ok: true })),
};

const STATEMENTS: Record<string, (stage: Stage) => Promise<unknown>> = {
  "a picture": ({ file: { evidenceId: id } }) => db.evidence.update({ where: { id }, data: { workingCopyKey: "x" } }),
  "a contact": ({ low: { caseId } }) => db.submission.update({ where: { caseId }, data: { sealedContact: null } }),
};

describe.each([0, 1, 2])("G5 a hold %i cases above", (depth) => {
  let stage: Stage;
  let hold: string;
  beforeAll(async () => {
    stage = await chainOf(depth);
    hold = await placedHold(officer, stage.top.reference);
  });

  it.each(Object.entries(ACTS))("G5 refuses %s", async (_, act) => {
    expect(await act(stage)).toMatchObject({ ok: false, reason: "on_hold" });
  });

  it.each(Object.entries(STATEMENTS))("G5 keeps %s even from a statement that does not ask", async (_, write) => {
    await expect(write(stage)).rejects.toMatchObject({ code: "P2003" });
  });

  it("G5 is told on the page and found by lists; it is lifted where it stands", async () => {
    const { reference, caseId } = stage.low;
    const heldWith = depth === 0 ? null : stage.top.reference;
    const read = await readCase(officer, reference);
    expect(read.ok && read.view.litigation).toMatchObject([{ id: hold, heldWith, lifted: null }]);
    const page = await readLitigation(officer, reference);
    expect(page.ok && page.holds).toMatchObject([{ id: hold, heldWith }]);
    const listed = await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM cases_on_hold() AS id`;
    expect(listed.map(({ id }) => id)).toContain(caseId);
    if (depth > 0) {
      const elsewhere = await askToLiftHold(officer, lifting(reference, hold));
      expect(elsewhere).toEqual({ ok: false, reason: "not_found" });
    }
  });

  it("G5 keeps it until two people have lifted it", async () => {
    const id = await askedLift(officer, stage.top.reference, hold);
    expect(await burn(stage)).toMatchObject({ reason: "on_hold" });
    await decideApproval(supervisor, { id, move: "approve", words: "" });
    for (const act of Object.values(ACTS)) expect(await act(stage)).toMatchObject({ ok: true });
  });
});

async function waitingForALock(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

describe("G5 a hold over cases that move", () => {
  it("G5 takes in what is merged into a held case later", async () => {
    const [low, top] = [
      await fileCase({ tracks: ["report"], contact: CONTACT }),
      await fileCase({ tracks: ["report"] }),
    ];
    await placedHold(officer, top.reference);
    await merged(supervisor, { reference: low.reference, into: top.reference, at: new Date() });
    expect(await changeContact(low.session, NONE)).toEqual({ ok: false, reason: "on_hold" });
  });

  it("G5 waits for what is taken away below, and then keeps what is left", async () => {
    const { low, top } = await chainOf(1);
    let placed: Promise<string> | undefined;
    await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${low.caseId}::uuid FOR NO KEY UPDATE`;
      placed = placedHold(officer, top.reference);
      placed.catch(() => {});
      await expect.poll(waitingForALock).toBeGreaterThan(0);
      expect(await tx.litigationHold.count({ where: { caseId: top.caseId } })).toBe(0);
    });
    await placed;
    expect(await changeContact(low.session, NONE)).toEqual({ ok: false, reason: "on_hold" });
  });

  it("G5 does not reach a case beside, nor the held one's own head", async () => {
    const { low, top } = await chainOf(1);
    await placedHold(officer, low.reference);
    const beside = await fileCase({ contact: CONTACT });
    expect(await inTransaction((tx) => holdOn(tx, top.caseId))).toBeNull();
    expect(await changeContact(beside.session, NONE)).toEqual({ ok: true });
  });
});
