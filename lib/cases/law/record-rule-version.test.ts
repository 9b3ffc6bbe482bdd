import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { versionForm } from "@/lib/cases/law/law.fixture";
import { recordRuleVersion } from "@/lib/cases/law/record-rule-version";
import type { VersionInput } from "@/lib/cases/law/schema";
import { CLOCK_RULES, type RuleId, ruleFor, versionsOf } from "@/lib/clocks/rules";
import { db } from "@/lib/infra/db/client";

const NOW = new Date("2026-12-01T02:00:00Z");
let administrator: Staff;
beforeAll(async () => {
  administrator = await staffForTest("administrator");
});

/** A rule that no test has recorded anything of. */
const unused = [...new Set(CLOCK_RULES.filter(({ mark }) => mark !== null).map(({ id }) => id))];
let ruleId: RuleId = "mediate";
beforeEach(() => {
  ruleId = unused.pop() ?? expect.fail("no rule left");
});

const record = (changes: Partial<VersionInput> = {}, at = NOW) =>
  recordRuleVersion(administrator, { ruleId, form: versionForm({ ...unitOf(ruleId), ...changes }) }, at);
const unitOf = (id: RuleId) => ({ unit: ruleFor(id, NOW)?.length.unit ?? "" });
const faultsOf = (result: Awaited<ReturnType<typeof record>>) =>
  !result.ok && result.reason === "faulty" ? result.faults.map(({ field, reason }) => `${field}: ${reason}`) : result;

describe("UX-09 recording what a law says", () => {
  test("UX-09 it is known in this process at once, and on the record with who, why and from when", async () => {
    expect(await record()).toEqual({ ok: true, number: 1 });
    expect(versionsOf(ruleId)[0]).toMatchObject({ version: "recorded-1", length: { amount: 10 }, mark: "L" });
    const row = await db.clockRuleVersion.findFirst({ where: { ruleId } });
    expect(row).toMatchObject({ recordedById: administrator.id, recordedAt: NOW, reason: "总局公布了全文" });
    const audited = { AND: [{ payload: { contains: "law.recorded" } }, { payload: { contains: `"${ruleId}"` } }] };
    const entry = await db.auditEntry.findFirst({ where: audited });
    expect(JSON.parse(entry?.payload ?? "{}")).toMatchObject({
      actor: { kind: "staff", id: administrator.id },
      subject: { kind: "law", id: ruleId },
      data: { rule: ruleId, number: 1, amount: 10, mark: "L", validFrom: "2026-12-07" },
    });
  });

  test("UX-09 a second click is answered like the first; whoever comes later is told", async () => {
    const form = { article: "15" };
    expect(await Promise.all([record(form), record(form)])).toEqual([
      { ok: true, number: 1 },
      { ok: true, number: 1 },
    ]);
    expect(await record({ article: "16" })).toEqual({ ok: false, reason: "stale" });
    expect(await record({ base: "1", validFrom: "2026-12-08" })).toEqual({ ok: true, number: 2 });
    expect(await record({ base: "7", validFrom: "2026-12-09" })).toEqual({ ok: false, reason: "stale" });
  });

  test("UX-09 two do not begin on one day", async () => {
    await record();
    expect(faultsOf(await record({ base: "1" }))).toEqual(["validFrom: day_taken"]);
  });

  test("UX-09 what is on record is neither changed nor deleted", async () => {
    await record();
    await expect(db.clockRuleVersion.updateMany({ where: { ruleId }, data: { amount: 1 } })).rejects.toThrow();
    await expect(db.clockRuleVersion.deleteMany({ where: { ruleId } })).rejects.toThrow();
  });
});

describe("UX-09 who may", () => {
  test.each(ROLES.map((role) => [role, role === "administrator"] as const))("UX-09 %s: %s", async (role: Role, may) => {
    const form = versionForm(unitOf(ruleId));
    const result = await recordRuleVersion(await staffForTest(role), { ruleId, form }, NOW);
    expect(result).toEqual(may ? { ok: true, number: 1 } : { ok: false, reason: "not_permitted" });
  });

  test("UX-09 not the administrator of another organisation: the law is everybody's", async () => {
    const others = await staffOfForTest(await organisationForTest(), "administrator");
    const refused = { ok: false, reason: "not_permitted" };
    expect(await recordRuleVersion(others, { ruleId, form: versionForm() }, NOW)).toEqual(refused);
  });

  test("UX-09 nothing is recorded of a rule that there is not", async () => {
    const unknown = { ruleId: "no_such_rule", form: versionForm() };
    expect(await recordRuleVersion(administrator, unknown, NOW)).toEqual({ ok: false, reason: "unknown_rule" });
  });
});
