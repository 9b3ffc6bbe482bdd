import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { versionForm } from "@/lib/cases/law/law.fixture";
import { listRules, readRuleHistory } from "@/lib/cases/law/read-law";
import { recordRuleVersion } from "@/lib/cases/law/record-rule-version";
import { withdrawRuleVersion } from "@/lib/cases/law/withdraw-rule-version";
import { ruleFor } from "@/lib/clocks/rules";
import { db } from "@/lib/infra/db/client";

const NOW = new Date("2026-12-01T02:00:00Z");
const FIRST_DAY = new Date("2026-12-07T02:00:00Z");
const ruleId = "mediate";
let administrator: Staff;
beforeAll(async () => {
  administrator = await staffForTest("administrator");
  await recordRuleVersion(administrator, { ruleId, form: versionForm() }, NOW);
});

const withdraw = (reason: string, number = 1, staff = administrator) =>
  withdrawRuleVersion(staff, { ruleId, number, reason }, NOW);
const nextOf = async () => (await listRules(NOW)).find(({ id }) => id === ruleId)?.next?.version ?? null;

describe("UX-09 taking a version back before its day", () => {
  test("UX-09 with a reason, of a version that there is, by who may record one", async () => {
    expect(await withdraw(" ")).toEqual({ ok: false, reason: "missing" });
    expect(await withdraw("因".repeat(1001))).toEqual({ ok: false, reason: "too_long" });
    expect(await withdraw("看错了", 9)).toEqual({ ok: false, reason: "not_found" });
    const refused = { ok: false, reason: "not_permitted" };
    expect(await withdraw("看错了", 1, await staffForTest("supervisor"))).toEqual(refused);
    const others = await staffOfForTest(await organisationForTest(), "administrator");
    expect(await withdraw("看错了", 1, others)).toEqual(refused);
    expect(await nextOf()).toBe("recorded-1");
  });

  test("UX-09 the rule goes on as before, and the record keeps both; a second click is answered like the first", async () => {
    expect(ruleFor(ruleId, FIRST_DAY)?.version).toBe("recorded-1");
    expect(await Promise.all([withdraw("看错了条号"), withdraw("看错了条号")])).toEqual([{ ok: true }, { ok: true }]);
    expect(ruleFor(ruleId, FIRST_DAY)).toMatchObject({ version: "samr-121", validTo: null });
    expect(await nextOf()).toBeNull();
    const history = await readRuleHistory(administrator, ruleId, NOW);
    expect(history?.versions[0]).toMatchObject({
      version: "recorded-1",
      state: "withdrawn",
      withdrawn: { by: administrator.name, reason: "看错了条号" },
    });
    const audited = { AND: [{ payload: { contains: "law.withdrawn" } }, { payload: { contains: `"${ruleId}"` } }] };
    expect(await db.auditEntry.count({ where: audited })).toBe(1);
  });

  test("UX-09 its day is free again, its number is not", async () => {
    const form = versionForm({ base: "1" });
    expect(await recordRuleVersion(administrator, { ruleId, form }, NOW)).toEqual({ ok: true, number: 2 });
    expect(await nextOf()).toBe("recorded-2");
  });

  test("UX-09 the database itself takes nothing back that is in force", async () => {
    const { id: versionId } = await db.clockRuleVersion.findFirstOrThrow({ where: { ruleId, number: 2 } });
    const late = { versionId, reason: "x", withdrawnById: administrator.id, withdrawnAt: FIRST_DAY };
    await expect(db.clockRuleWithdrawal.create({ data: late })).rejects.toThrow();
    await expect(db.clockRuleWithdrawal.deleteMany()).rejects.toThrow();
  });
});
