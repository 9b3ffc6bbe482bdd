import { beforeAll, describe, expect, it } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { ShareProfile } from "@/lib/access/share-profile";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { endShare } from "@/lib/cases/end-share";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readAudit } from "@/lib/cases/read-audit";
import { readCase } from "@/lib/cases/read-case";
import { releaseCase } from "@/lib/cases/release-case";
import { type ShareCase, shareCase } from "@/lib/cases/share-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const today = shanghaiDate(new Date());
let partner = "";
let [supervisor, theirs, auditor]: [Staff, Staff, Staff] = [] as never;
beforeAll(async () => {
  partner = await organisationForTest();
  supervisor = await staffForTest("supervisor");
  theirs = await staffOfForTest(partner, "supervisor");
  auditor = await staffOfForTest(partner, "auditor");
});

let number = 0;
const terms = (reference: string, wishes: Partial<ShareCase> = {}): ShareCase => ({
  reference,
  organisation: partner,
  profile: "summary",
  mark: "partners",
  until: addDays(today, 30),
  reason: "涉案平台在贵单位辖区，请协助核查",
  onceKey: `a-key-of-sixteen-${++number}`,
  ...wishes,
});

async function shared(wishes: Partial<ShareCase> = {}) {
  const stage = await caseForTest();
  const asked = terms(stage.reference, wishes);
  expect(await shareCase(supervisor, asked)).toEqual({ ok: true });
  return { ...stage, asked };
}

async function inQueueOf(staff: Staff, words = ""): Promise<string[]> {
  const page = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams(words ? { q: words } : {})) });
  return page.ok ? page.rows.map(({ reference }) => reference) : [];
}

async function actions(staff: Staff, reference = ""): Promise<string[]> {
  const read = await readAudit(staff, { filter: { staffId: "", reference, action: "" }, before: null });
  return read.ok ? read.rows.map(({ action, about }) => `${action} ${about.reference}`) : [];
}

describe("E4 a case shared with a partner", () => {
  it("E4 is theirs to see until the share is ended, and then like one that never was", async () => {
    const { reference, caseId } = await shared();
    expect(await readCase(theirs, reference)).toMatchObject({ ok: true, view: { right: { kind: "shared" } } });
    expect(await inQueueOf(theirs)).toContain(reference);
    const { id: shareId } = await db.caseShare.findFirstOrThrow({ where: { caseId } });
    expect(await endShare(supervisor, { reference, shareId })).toEqual({ ok: true });
    expect(await endShare(supervisor, { reference, shareId })).toEqual({ ok: true });
    expect(await readCase(theirs, reference)).toEqual({ ok: false, reason: "not_found" });
    expect(await inQueueOf(theirs)).not.toContain(reference);
    const own = await readCase(supervisor, reference);
    expect(own.ok && own.view.right).toMatchObject({ kind: "own", shares: [{ state: "ended" }] });
    expect(own.ok && own.view.events.map(({ kind }) => kind)).toEqual(["shared", "share_ended"]);
  });

  it("E4 runs out by itself after its last day", async () => {
    const { reference } = await shared({ until: today });
    const now = await readCase(theirs, reference);
    expect(now.ok).toBe(true);
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await readCase(theirs, reference, tomorrow)).toEqual({ ok: false, reason: "not_found" });
    const own = await readCase(supervisor, reference, tomorrow);
    expect(own.ok && own.view.right).toMatchObject({ shares: [{ state: "run_out" }] });
    expect(await shareCase(supervisor, terms(reference, { until: addDays(today, 2) }), tomorrow)).toEqual({ ok: true });
  });

  it("E4 is found by its number and its shop, not by what the reporter wrote", async () => {
    const { reference } = await caseForTest({ title: "独一无二的开头", searchable: ["订单尾号的字样"] });
    await shareCase(supervisor, terms(reference));
    expect(await inQueueOf(theirs, reference)).toContain(reference);
    expect(await inQueueOf(theirs, "某某旗舰")).toContain(reference);
    expect(await inQueueOf(theirs, "订单尾号的字样")).toEqual([]);
    expect(await inQueueOf(theirs, "独一无二的开头")).toEqual([]);
    expect(await inQueueOf(supervisor, "订单尾号的字样")).toContain(reference);
  });

  it("E4 stands on record on both sides", async () => {
    const { reference } = await shared();
    expect(await actions(await staffForTest("auditor"), reference)).toEqual([`case.shared ${reference}`]);
    await readCase(theirs, reference);
    const others = await actions(auditor);
    const home = await db.organisation.findUniqueOrThrow({ where: { id: HOME_ORGANISATION } });
    expect(others).toContain(`share.received ${reference}`);
    expect(others).toContain(`case.read ${reference}`);
    const read = await readAudit(auditor, { filter: { staffId: "", reference: "", action: "" }, before: null });
    const received = read.ok && read.rows.filter(({ action }) => action === "share.received");
    expect(received && new Set(received.map(({ who }) => who.name))).toEqual(new Set([home.name]));
  });

  it("E4 a second click shares once, another share with the same organisation waits for the end of the first", async () => {
    const { asked, reference, caseId } = await shared();
    expect(await shareCase(supervisor, asked)).toEqual({ ok: true });
    expect(await shareCase(supervisor, terms(reference))).toEqual({ ok: false, reason: "already_shared" });
    expect(await db.caseShare.count({ where: { caseId } })).toBe(1);
  });

  it.each([
    ["organisation", { organisation: "00000000-0000-7000-8000-000000000001" }],
    ["organisation", { organisation: "nobody" }],
    ["profile", { profile: "everything" as ShareProfile }],
    ["mark", { mark: "secret" as never }],
    ["until", { until: addDays(today, -1) }],
    ["until", { until: addDays(today, 400) }],
    ["until", { until: "soon" }],
    ["reason", { reason: "  " }],
  ])("E4 says that %s is wrong in %j", async (field, wrong) => {
    const { reference } = await caseForTest();
    const refused = { ok: false, reason: "unreadable", fields: [field] };
    expect(await shareCase(supervisor, terms(reference, wrong))).toEqual(refused);
  });

  it("E4 cannot be handed on by the partner, whatever their role", async () => {
    const { reference, asked } = await shared({ profile: "handle" });
    expect(await shareCase(theirs, { ...asked, onceKey: "another-key-of-16" })).toMatchObject({ ok: false });
    const third = terms(reference, { organisation: await organisationForTest() });
    expect(await shareCase(theirs, third)).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("E5 the handling mark says who at the partner may know", () => {
  const SEES = {
    sealed: ["supervisor"],
    case_team: ["reviewer", "case_officer", "supervisor"],
    partners: ["intake", "reviewer", "case_officer", "supervisor", "auditor"],
    public: ["intake", "reviewer", "case_officer", "supervisor", "auditor"],
  } as const;

  it.each(Object.entries(SEES))("E5 SEC-05 %s is for %j", async (mark, roles) => {
    const { reference } = await shared({ mark: mark as keyof typeof SEES });
    const seeing: string[] = [];
    for (const role of ["intake", "reviewer", "case_officer", "supervisor", "auditor", "administrator"] as const) {
      const read = await readCase(await staffOfForTest(partner, role), reference);
      if (read.ok) seeing.push(role);
    }
    expect(seeing).toEqual(roles);
  });
});

describe("E4 SEC-05 what a profile lets a partner's supervisor do", () => {
  const accept = { track: "complaint", action: "accept", message: "已受理。", note: "属实" } as const;
  const MAY: Record<ShareProfile, readonly string[]> = {
    summary: [],
    evidence: [],
    message: ["note"],
    handle: ["note", "claim", "decide"],
  };

  it.each(Object.entries(MAY))("E4 SEC-05 %s: %j", async (profile, may) => {
    const { reference } = await shared({ profile: profile as ShareProfile });
    const done = {
      note: await addNote(theirs, { reference, body: "协查笔记", onceKey: `a-key-of-sixteen-${++number}` }),
      claim: await claimCase(theirs, reference),
      decide: await decideCase(theirs, { ...accept, reference, version: 0 }),
    };
    const did = Object.entries(done).filter(([, result]) => result.ok);
    expect(did.map(([name]) => name)).toEqual(may);
    await releaseCase(theirs, reference);
  });

  it("E4 handling stops short of the final decision, which is the owner's", async () => {
    const { reference } = await shared({ profile: "handle" });
    const read = await readCase(theirs, reference);
    const own = await readCase(supervisor, reference);
    if (!read.ok || !own.ok) throw new Error("not read");
    expect(read.as.permissions).not.toContain("case:decide:final");
    expect(own.as.permissions).toContain("case:decide:final");
  });
});
