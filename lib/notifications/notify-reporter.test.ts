import { describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/infra/db/client";
import { jobsFor, noticesOf, reachableReporter, writeNews } from "./notice.fixture";
import { notifyReporterLater } from "./notify-reporter";

describe("telling the reporter later", () => {
  test("writes a notice and its job for a reporter who left an e-mail address", async () => {
    const { caseId } = await reachableReporter();
    await writeNews(caseId);
    const [notice] = await noticesOf(caseId);
    expect(notice).toMatchObject({ channel: "email", template: "news", locale: "zh", sentAt: null, attempts: 0 });
    expect(await jobsFor([notice?.id ?? ""])).toHaveLength(1);
  });

  test("keeps the address sealed: nothing readable stands in the row or in the job", async () => {
    const { caseId, contact } = await reachableReporter({ contact: "wang.fang@reporter.test" });
    await writeNews(caseId);
    const [notice] = await noticesOf(caseId);
    expect(Buffer.from(notice?.sealedAddress ?? []).includes(contact)).toBe(false);
    expect(JSON.stringify({ ...notice, sealedAddress: "" })).not.toContain("wang");
  });

  test.each([
    ["left no contact", { kind: null }],
    ["wants no updates", { updates: false }],
    ["left a telephone number, as nothing here sends text messages", { kind: "phone", contact: "13800138000" }],
  ] as const)("writes nothing for a reporter who %s", async (_, wishes) => {
    const { caseId } = await reachableReporter(wishes);
    await writeNews(caseId);
    expect(await noticesOf(caseId)).toEqual([]);
  });

  test("leaves neither notice nor job when the transaction is rolled back", async () => {
    const { caseId } = await reachableReporter();
    const failing = inTransaction(async (tx) => {
      await notifyReporterLater(tx, { caseId, template: "news", at: new Date() });
      throw new Error("the decision was not written");
    });
    await expect(failing).rejects.toThrow("not written");
    expect(await noticesOf(caseId)).toEqual([]);
  });
});
