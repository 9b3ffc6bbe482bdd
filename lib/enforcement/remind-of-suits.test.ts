import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addDays, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { moveSuit } from "@/lib/enforcement/move-suit";
import { remindOfSuits } from "@/lib/enforcement/remind-of-suits";
import { suitForTest, typedStep } from "@/lib/enforcement/suit.fixture";
import { nextDay } from "@/lib/enforcement/suit-clocks";
import { db } from "@/lib/infra/db/client";
import { MailServer } from "@/lib/infra/testing/mail-server";
import { sendStaffNoticeNow } from "@/lib/notifications/send-staff-notice";

const server = new MailServer();
beforeAll(async () => {
  await server.start();
  vi.stubEnv("SMTP_URL", server.url);
});
afterAll(() => server.stop());

it("N25 three days before the court should have told, and once it is late, whoever prepared and filed is reminded", async () => {
  const [officer, head] = [await staffForTest("case_officer"), await staffForTest("supervisor")];
  const { id } = await suitForTest(officer);
  const day = shanghaiDate(new Date());
  const file = { move: "file", court: "某中级人民法院", number: "（2026）川01民初1号" } as const;
  expect(await moveSuit(head, { ...typedStep(day), id, version: 1, ...file })).toEqual({ ok: true });
  const due = nextDay([{ move: "file", day }]) ?? "";
  const at = (days: number) => startOfShanghaiDay(addDays(due, days));
  const mails = () => db.staffNotice.findMany({ where: { template: "suit_due", slot: { startsWith: id } } });
  expect(await remindOfSuits(at(-4))).toBe(0);
  for (const days of [-3, -2, 0]) expect(await remindOfSuits(at(days))).toBe(1);
  expect((await mails()).map(({ staffId }) => staffId).toSorted()).toEqual([officer.id, head.id].toSorted());
  await remindOfSuits(at(1));
  expect((await mails()).map(({ slot }) => slot.split(" ").at(-1)).toSorted()).toEqual([
    "late",
    "late",
    "soon",
    "soon",
  ]);
  const [first] = await mails();
  expect(await sendStaffNoticeNow({ noticeId: first?.id ?? "" }, first?.createdAt)).toBe("sent");
  expect(server.received.join()).not.toContain("川01民初1号");
  const told = { ...typedStep(day), id, version: 2, move: "note_told", to: "市场监督管理局" } as const;
  expect(await moveSuit(officer, told)).toEqual({ ok: true });
  expect(await remindOfSuits(at(2))).toBe(0);
});
