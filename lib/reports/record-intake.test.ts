import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { type ReadIntake, readIntake } from "@/lib/reports/read-intake";
import { recordIntake } from "@/lib/reports/record-intake";

const TYPED = {
  kind: "cashback_card",
  platform: "拼多多",
  shopName: "好味零食铺",
  link: "",
  product: "",
  happenedOn: "",
  story: "来电人说包裹里有返现卡。",
  reviewText: "",
  reviewerNames: "",
  demands: ["five_stars"],
  offers: [],
  offerAmount: "",
  contacts: "",
  orderNumber: "",
  courier: "",
  waybills: "",
  orderedAt: "",
  collectedAt: "",
  signedAt: "",
  reviewedAt: "",
  oddities: [],
  wish: "both",
  demand: "退 39 元",
  contactKind: "phone",
  email: "",
  phone: "138 0013 8000",
  updates: [],
};

function answersOf(read: ReadIntake) {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.answers;
}

let clerk: Staff;
beforeAll(async () => {
  clerk = await staffForTest("intake");
});
const CHANNELS = ["phone", "letter", "walk_in"] as const;
const intake = (more: object = {}, channel: (typeof CHANNELS)[number] = "phone") => ({
  channel,
  locale: "zh" as const,
  answers: answersOf(readIntake({ ...TYPED, ...more })),
  onceKey: randomUUID(),
});

describe("a report that somebody of staff writes down (A11)", () => {
  it.each(CHANNELS)("is a case like any other, with the channel and who wrote it: %s", async (channel) => {
    const result = await recordIntake(clerk, intake({}, channel));
    if (!result.ok) throw new Error(result.reason);
    const { reference } = result.receipt.receipt;
    const row = await db.case.findUniqueOrThrow({
      where: { reference },
      select: { submission: true, tracks: { select: { kind: true } }, events: true },
    });
    expect(row.submission).toMatchObject({ channel, recordedById: clerk.id, contactKind: "phone" });
    expect(row.tracks.map(({ kind }) => kind).sort()).toEqual(["complaint", "report"]);
    expect(row.events).toMatchObject([{ kind: "recorded_by_staff", actorKind: "staff", told: true }]);
    expect(JSON.stringify(row.submission?.facts)).not.toContain("13800138000");
  });

  it("opens with the number and the code that were handed over", async () => {
    const result = await recordIntake(clerk, intake({ contactKind: "none" }));
    if (!result.ok) throw new Error(result.reason);
    const { receipt, code } = result.receipt;
    const opened = await openCaseSession({ reference: receipt.reference, code }, "10.0.0.9");
    expect(opened.ok).toBe(true);
  });

  it("is one case and one receipt however often the button is pressed", async () => {
    const same = intake();
    const results = await Promise.all([1, 2, 3].map(() => recordIntake(clerk, same)));
    const codes = new Set(results.map((result) => (result.ok ? result.receipt.code : result.reason)));
    expect(codes.size).toBe(1);
  });

  it.each(ROLES)("SEC-05 is for those whose role carries it: %s", async (role) => {
    const result = await recordIntake(await staffForTest(role), intake());
    expect(result.ok).toBe(!["auditor", "administrator", "custodian"].includes(role));
  });
});

describe("reading the one page", () => {
  it("says what is missing in every step at once", () => {
    const read = readIntake({ ...TYPED, kind: "", platform: "", shopName: "", story: "", demand: "", phone: "12" });
    const fields = read.ok ? [] : read.problems.map(({ step, field, reason }) => `${step}.${field}: ${reason}`);
    expect(fields).toEqual([
      "what.kind: missing",
      "where.platform: missing",
      "where.shopName: missing",
      "seen.story: missing",
      "wish.demand: missing",
      "contact.phone: wrong_form",
    ]);
  });
});
