import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ORGANISATION_KINDS, type OrganisationKind } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { HOUSE_SET } from "@/lib/cases/replies/house-set";
import { fillReply } from "@/lib/cases/replies/reply-template";
import { type ReplySubject, replyFacts } from "@/lib/cases/replies/reply-values";
import { shareCase } from "@/lib/cases/share-case";
import { CLOCK_RULES } from "@/lib/clocks/rules";
import { db } from "@/lib/infra/db/client";

const AT = new Date();
const MONTH = new Date(AT.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
const ANY: ReplySubject = { track: null, action: null, ground: "", target: "" };
const ACCEPTING: ReplySubject = { ...ANY, track: "complaint", action: "accept" };
const CHECKING: ReplySubject = { ...ANY, track: "report", action: "verify" };
const RECORDS = { ruleId: "keep_transaction_data", ruleVersion: "e-commerce-law-2018", startedAt: AT } as const;

/** A case of an office of this kind, with the period for which a platform keeps its records on both tracks. */
async function caseOf(kind: OrganisationKind) {
  const organisationId = await organisationForTest(kind);
  const { caseId, reference, trackId } = await caseForTest({ at: AT, organisationId });
  const tracks = [trackId("complaint"), trackId("report")];
  await db.caseClock.createMany({ data: tracks.map((track) => ({ ...RECORDS, caseId, trackId: track })) });
  return { caseId, reference, owner: await staffOfForTest(organisationId, "supervisor") };
}

/** Whose the period is that a letter of this person promises, by the title of its rule. */
async function promisedBy(staff: Staff, caseId: string, subject: ReplySubject): Promise<string> {
  const facts = await replyFacts(staff, { caseId, platformIn: (platform) => platform }, AT);
  const words = facts.valuesIn("zh", subject).due_date;
  if (!words) return "nothing";
  return CLOCK_RULES.find(({ title }) => words.endsWith(`（${title.zh}）`))?.binds ?? words;
}

describe("C14 N19 the date in a letter is a period of the office that writes", () => {
  /** Who writes, and whose period the letter names before anybody answered, on accepting, and on checking. */
  const GRID: readonly (readonly [OrganisationKind, string, string, string])[] = [
    ["regulator", "portal", "regulator", "regulator"],
    ["association", "portal", "nothing", "nothing"],
    ["platform", "portal", "platform", "platform"],
    ["agency", "portal", "nothing", "nothing"],
  ];

  test.each(GRID)("C14 of its own case, written by the %s", async (kind, first, accepting, checking) => {
    const { caseId, owner } = await caseOf(kind);
    const told = [ANY, ACCEPTING, CHECKING].map((subject) => promisedBy(owner, caseId, subject));
    expect(await Promise.all(told)).toEqual([first, accepting, checking]);
  });

  test("C14 every letter of the house is whole for an association that has nothing left to promise", async () => {
    const { caseId, owner } = await caseOf("association");
    const { valuesIn } = await replyFacts(owner, { caseId, platformIn: (platform) => platform }, AT);
    const open = HOUSE_SET.flatMap(({ key, zh, en, ground }) => {
      const values = valuesIn("zh", { ...ACCEPTING, ground: ground ?? "", target: "某区局" });
      expect(values.due_date).toBeNull();
      return [zh, en].flatMap((text) => fillReply(text, values).missing.map((name) => `${key}: ${name}`));
    });
    expect(open).toEqual([]);
  });

  const shared = ORGANISATION_KINDS.flatMap((whose) => ORGANISATION_KINDS.map((writer) => ({ whose, writer })));

  test.each(shared)("C14 E4 of a case of the $whose, written by a partner, the $writer", async ({ whose, writer }) => {
    const { caseId, reference, owner } = await caseOf(whose);
    const organisation = await organisationForTest(writer);
    const partner = await staffOfForTest(organisation, "supervisor");
    const share = { organisation, profile: "message", mark: "partners", until: MONTH, reason: "请一并答复" } as const;
    expect(await shareCase(owner, { reference, onceKey: randomUUID(), ...share }, AT)).toMatchObject({ ok: true });
    const both = whose === writer && (whose === "regulator" || whose === "platform");
    expect(await promisedBy(partner, caseId, ANY)).toBe("portal");
    expect(await promisedBy(partner, caseId, ACCEPTING)).toBe(both ? whose : "nothing");
  });
});
