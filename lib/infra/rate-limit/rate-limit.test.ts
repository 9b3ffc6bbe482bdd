import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/infra/db/client";
import { addressPrefix, takeTicket } from "./rate-limit";

// A window of ten years: no test run straddles its end.
const THREE = { limit: 3, windowSeconds: 315_360_000 };

describe("tickets of a bucket", () => {
  test("are given up to the limit; then it is said how long to wait", async () => {
    const who = randomUUID();
    for (let n = 0; n < 3; n++) expect(await takeTicket("report", who, THREE)).toEqual({ ok: true });
    const refused = await takeTicket("report", who, THREE);
    expect(refused).toMatchObject({ ok: false });
    if (!refused.ok) expect(refused.retryAfterSeconds).toBeGreaterThan(0);
  });

  test("are counted apart for each bucket and each person", async () => {
    const [mine, yours] = [randomUUID(), randomUUID()];
    for (let n = 0; n < 4; n++) await takeTicket("report", mine, THREE);
    expect((await takeTicket("look-up", mine, THREE)).ok).toBe(true);
    expect((await takeTicket("report", yours, THREE)).ok).toBe(true);
  });

  test("are never more than the limit, however many ask at once", async () => {
    const who = randomUUID();
    const answers = await Promise.all(Array.from({ length: 40 }, () => takeTicket("rush", who, THREE)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  });

  test("taken within a transaction that fails, are given back", async () => {
    const who = randomUUID();
    const failing = inTransaction(async (tx) => {
      await takeTicket("undone", who, { ...THREE, limit: 1, within: tx });
      throw new Error("not submitted");
    });
    await expect(failing).rejects.toThrow("not submitted");
    expect((await takeTicket("undone", who, { ...THREE, limit: 1 })).ok).toBe(true);
  });

  test("leave no address behind, in any form (PRV-02)", async () => {
    await takeTicket("report", "203.0.113.77", THREE);
    const rows = await db.rateWindow.findMany();
    for (const { key } of rows) {
      expect(key).toHaveLength(32);
      expect(Buffer.from(key).toString("latin1")).not.toContain("203.0.113");
    }
  });
});

describe("whom an address stands for", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["unknown", "unknown"],
  ])("%s is counted as %s", (address, prefix) => {
    expect(addressPrefix(address)).toBe(prefix);
  });
});
