import { expect, it } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { complaintPaper } from "@/lib/enforcement/complaint-paper";
import { dutyPaper } from "@/lib/enforcement/duty-paper";
import { readSuit } from "@/lib/enforcement/read-suit";
import { suitForTest } from "@/lib/enforcement/suit.fixture";
import { db } from "@/lib/infra/db/client";

async function aSuit() {
  const officer = await staffForTest("case_officer");
  const { id, reference, caseId } = await suitForTest(officer);
  const read = await readSuit(officer, id, { as: "suit.paper_taken" });
  if (!read.ok) throw new Error(read.reason);
  return { id, reference, caseId, officer, view: read.view };
}

it("N25 the draft of the complaint says who sues whom, for what, and on what evidence, in Chinese", async () => {
  const { view, reference } = await aSuit();
  const lines = complaintPaper(view);
  expect(lines).toEqual(
    expect.arrayContaining([
      "被告：某文化传播公司",
      `依据的案件：${reference}`,
      "1. 停止侵害（第 13 条）",
      "2. 赔礼道歉（第 13 条）",
      "事实和理由。",
      "评价对所有人公开。",
    ]),
  );
  expect(lines.join("\n")).toContain("登记的受影响消费者 40–60 人");
  expect(lines.join("\n")).toContain(`SHA-256 ${"00".repeat(32)}`);
});

it("N25 the proof of duty comes from the log, with its article, and names nobody of staff", async () => {
  const { id, view, officer, caseId, reference } = await aSuit();
  const at = new Date("2024-04-28T02:00:00Z");
  const duty = dutyPaper(view, at).join("\n");
  expect(duty).toContain(`查明并登记金额（案件 ${reference}；第三十七条第（五）项：受理、调查、调解）`);
  expect(duty).toContain("2024年4月28日");
  expect(duty).not.toContain(officer.name);
  const events = { caseId, kind: "transfer", actorKind: "staff", staffId: officer.id, told: true };
  await db.caseEvent.create({ data: { ...events, data: { target: "市场监督管理局" }, at } });
  const again = await readSuit(officer, id);
  expect(again.ok && dutyPaper(again.view, at).join("\n")).toContain("移送 市场监督管理局");
});

it("N25 SEC-05 whoever takes a paper is on record, with the cases that it is made from", async () => {
  const { id, caseId } = await aSuit();
  const [entry] = await db.auditEntry.findMany({
    where: { AND: [{ payload: { contains: id } }, { payload: { contains: "suit.paper_taken" } }] },
  });
  expect(JSON.parse(entry?.payload ?? "{}")).toMatchObject({
    subject: { kind: "suit", id },
    data: { cases: [caseId] },
  });
});
