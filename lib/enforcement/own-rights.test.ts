import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { moveSuit } from "@/lib/enforcement/move-suit";
import { readSuit } from "@/lib/enforcement/read-suit";
import { suitForTest, typedStep } from "@/lib/enforcement/suit.fixture";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { db } from "@/lib/infra/db/client";
import { urlAs } from "@/lib/infra/testing/worker-database";
import { WorkerProcess } from "@/lib/infra/testing/worker-process";
import { recordIntake } from "@/lib/reports/record-intake";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";

// The staff side by itself, with no more rights than it has in production.
vi.stubEnv("ZHENPING_DATABASE_URL", urlAs("staff"));
const worker = new WorkerProcess();
afterEach(() => worker.end("SIGKILL"));

test("N25 SEC-05 staff file a suit and the worker tells whoever joined, each with its own rights in the database", async () => {
  const [{ who }] = await db.$queryRaw<[{ who: string }]>`SELECT current_user AS who`;
  expect(who).toMatch(/_staff$/);
  const [officer, head] = [await staffForTest("case_officer"), await staffForTest("supervisor")];
  const { id, caseId } = await suitForTest(officer);
  const joined = await caseForTest({ tracks: ["report"] });
  await db.case.update({ where: { id: joined.caseId }, data: { joinedToId: caseId } });
  const day = shanghaiDate(new Date());
  const file = { move: "file", court: "某中级人民法院", number: "（2026）川01民初1号", words: "已经起诉。" } as const;
  expect(await moveSuit(head, { ...typedStep(day), id, version: 1, ...file })).toEqual({ ok: true });
  expect(await readSuit(officer, id)).toMatchObject({ ok: true });
  await worker.start({ ZHENPING_DATABASE_URL: urlAs("worker") });
  const said = () => db.message.findMany({ where: { caseId: joined.caseId }, select: { body: true } });
  await vi.waitFor(async () => expect(await said(), worker.output).toEqual([{ body: "已经起诉。" }]), {
    timeout: 120_000,
    interval: 50,
  });
  expect(await db.litigationHold.count({ where: { caseId: joined.caseId } })).toBe(1);
});

test("A11 SEC-05 the staff side takes in a clue letter with its scan, with its own rights in the database", async () => {
  const clerk = await staffForTest("intake");
  const file = await takenFile(await screenshot("png", 5501));
  const sender = {
    senderKind: "agency",
    sender: "某区市场监管所",
    senderReference: "",
    letterDate: "2024-04-10",
  } as const;
  const letter = { ...sender, shops: [], ourReference: "", file };
  const answers = { ...ANSWERS, wish: { wish: "report", demand: "" } } as const;
  const intake = { channel: "clue_letter", locale: "zh", answers, onceKey: randomUUID(), letter } as const;
  expect(await recordIntake(clerk, intake)).toMatchObject({ ok: true });
});
