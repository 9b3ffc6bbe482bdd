import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { knowLaw, rereadLaw } from "@/lib/cases/law/known-law";
import { ruleFor } from "@/lib/clocks/rules";
import { db } from "@/lib/infra/db/client";
import { ownerUrl, urlAs } from "@/lib/infra/testing/worker-database";

vi.stubEnv("ZHENPING_DATABASE_URL", urlAs("public"));

const owner = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

let number = 0;
/** As another process records one. */
async function recordedElsewhere(amount: number, validFrom: string): Promise<void> {
  number += 1;
  await owner.query(
    `INSERT INTO clock_rule_version (id, rule_id, number, amount, unit, law_zh, law_en, source, mark, valid_from, reason, recorded_by_id, recorded_at)
     VALUES (gen_random_uuid(), 'mediate', $1, $2, 'working_days', '法', 'Law', 's', 'L', $3, 'r', gen_random_uuid(), '2026-12-01')`,
    [number, amount, validFrom],
  );
}

const amountOn = (day: string) => ruleFor("mediate", new Date(`${day}T04:00:00Z`))?.length.amount;
const minutesLater = (minutes: number) => {
  const now = performance.now();
  return vi.spyOn(performance, "now").mockReturnValue(now + minutes * 60_000);
};

describe("UX-09 what a process knows of the law", () => {
  test("UX-09 the public process, with its own rights, knows what staff recorded, and not who", async () => {
    await recordedElsewhere(50, "2026-12-07");
    await knowLaw();
    expect(amountOn("2026-12-07")).toBe(50);
    await expect(db.$queryRaw`SELECT recorded_by_id FROM clock_rule_version`).rejects.toThrow();
    await expect(db.$queryRaw`SELECT reason FROM clock_rule_version`).rejects.toThrow();
  });

  test("UX-09 it asks again after a minute, long before a version can take force", async () => {
    await recordedElsewhere(60, "2027-01-04");
    await knowLaw();
    expect(amountOn("2027-01-04")).toBe(50);
    const later = minutesLater(2);
    await knowLaw();
    later.mockRestore();
    expect(amountOn("2027-01-04")).toBe(60);
  });

  test("UX-09 of two readings the later one stays, whichever ends first", async () => {
    const rows = vi.spyOn(db.clockRuleVersion, "findMany");
    const slow = Promise.withResolvers<never[]>();
    rows.mockReturnValueOnce(slow.promise as never);
    const first = rereadLaw();
    await rereadLaw();
    slow.resolve([]);
    await first;
    rows.mockRestore();
    expect(amountOn("2027-01-04")).toBe(60);
  });

  test("UX-09 it goes on with what it knows while the database is away, and fails where it has never known", async () => {
    const rows = vi.spyOn(db.clockRuleVersion, "findMany");
    rows.mockRejectedValue(Object.assign(new Error("away"), { code: "ECONNREFUSED" }));
    const later = minutesLater(9);
    await knowLaw();
    expect(amountOn("2027-01-04")).toBe(60);
    Object.assign(globalThis, { zhenpingLawRead: undefined });
    await expect(knowLaw()).rejects.toThrow("away");
    later.mockRestore();
    rows.mockRestore();
  });

  test("UX-09 an error that is not the database's absence is never passed over", async () => {
    await knowLaw();
    const rows = vi.spyOn(db.clockRuleVersion, "findMany").mockRejectedValue(new Error("bug"));
    const later = minutesLater(2);
    await expect(knowLaw()).rejects.toThrow("bug");
    later.mockRestore();
    rows.mockRestore();
  });
});
