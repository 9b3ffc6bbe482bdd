import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { SHARE_PROFILES } from "@/lib/access/share-profile";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { FULL_FACTS, SECRETS } from "@/lib/cases/full-case.fixture";
import { type ShareCase, shareCase } from "@/lib/cases/share-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { BEHAVIOUR_KIND_NAMES, type BehaviourKind, hasBranch } from "@/lib/reports/behaviour";
import { GET } from "./route";

let partner = "";
let [owner, theirs]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  partner = await organisationForTest();
  owner = await staffForTest("supervisor");
  theirs = await staffOfForTest(partner, "supervisor");
});

async function fullCaseOf(kind: BehaviourKind): Promise<string> {
  const logistics = hasBranch(kind, "logistics") ? FULL_FACTS.logistics : null;
  const facts = { ...FULL_FACTS, what: { kind, paidInAdvance: true }, logistics, care: ["vulnerable"] };
  const { caseId, reference } = await caseForTest({ facts });
  const at = new Date();
  const sent = { caseId, kind: "chat", displayName: "1", mime: "image/png", bytes: 1, source: "reporter" };
  const kept = { storageKey: "none", position: 1, sha256: "00", copyVerdict: "ready", receivedAt: at };
  await db.evidence.create({ data: { ...sent, ...kept } });
  return reference;
}

async function share(reference: string, profile: ShareCase["profile"]): Promise<void> {
  const until = addDays(shanghaiDate(new Date()), 30);
  const terms = { reference, organisation: partner, profile, mark: "partners", until, reason: "协查" } as const;
  expect(await shareCase(owner, { ...terms, onceKey: `share-${reference}-${profile}` })).toEqual({ ok: true });
}

/** The page as its reader gets it, drawn to its last part. */
async function pageOf(staff: Staff, reference: string): Promise<string> {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  const headers = { cookie: `__Host-zp_staff=${token}`, host: "localhost:3000" };
  const request = new Request(`http://localhost:3000/zh/staff/cases/${reference}`, { headers });
  const answer = await GET(request, { params: Promise.resolve({ locale: "zh", reference }) });
  expect(answer.status).toBe(200);
  return answer.text();
}

const HELD_BACK = [SECRETS.orderNumber, SECRETS.waybill, SECRETS.phone, SECRETS.demand];
const grid = BEHAVIOUR_KIND_NAMES.flatMap((kind) => SHARE_PROFILES.map((profile) => ({ kind, profile })));

describe("E4 the page of a shared case", () => {
  test.each(grid)("E4 PRV-05 is drawn for a partner: $kind under $profile", async ({ kind, profile }) => {
    const reference = await fullCaseOf(kind);
    await share(reference, profile);
    const html = await pageOf(theirs, reference);
    expect(html).toContain(reference);
    expect(html).toContain(FULL_FACTS.where.product);
    expect(html.includes(FULL_FACTS.logistics.courier)).toBe(hasBranch(kind, "logistics"));
    expect(HELD_BACK.filter((secret) => html.includes(secret))).toEqual([]);
    expect(html).not.toContain(`${reference}/grades`);
    const acts = [`${reference}/recusal`, "desk=escalate", "desk=hold"].map((act) => html.includes(act));
    expect(acts).toEqual(acts.map(() => profile === "handle"));
    expect(html.includes("desk=assign") || html.includes(`${reference}/assignments`)).toBe(false);
  });

  test("E4 its owner reads every answer, and may say how far the evidence is trusted", async () => {
    const reference = await fullCaseOf("empty_parcel");
    const html = await pageOf(owner, reference);
    expect(HELD_BACK.filter((secret) => !html.includes(secret))).toEqual([]);
    expect(html).toContain(`/zh/staff/cases/${reference}/grades`);
  });
});

test("N19 N20 the owner reads whose own a period is, what the platform owes, and which office is competent", async () => {
  const { reference, caseId } = await caseForTest({ platform: "taobao" });
  const before = await pageOf(owner, reference);
  const [theirsToKeep, whatElse] = ["不约束本单位，仅供对照", "平台还有哪些义务"];
  for (const words of [theirsToKeep, " · 约束本单位", "浙江省市场监督管理局"]) expect(before).toContain(words);
  expect(before).not.toContain(whatElse);
  await db.track.updateMany({ where: { caseId, kind: "report" }, data: { state: "transferred", open: false } });
  const after = await pageOf(owner, reference);
  for (const words of [whatElse, "电子商务法第 62 条", "已核对全文"]) expect(after).toContain(words);
});
