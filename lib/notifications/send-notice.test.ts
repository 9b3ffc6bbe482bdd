import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/infra/db/client";
import { headerOf, MailServer } from "@/lib/infra/testing/mail-server";
import { forgetOldNotices } from "./forget-old-notices";
import { noticesOf, reachableReporter, writeNews } from "./notice.fixture";
import { sendNoticeNow } from "./send-notice";
import { sendWaitingNotices } from "./send-waiting-notices";

const server = new MailServer();

beforeAll(async () => {
  await server.start();
  vi.stubEnv("SMTP_URL", `${server.url}?from=news@zhenping.test`);
});
afterAll(() => server.stop());
beforeEach(() => {
  server.received.length = 0;
});

async function waitingNotice(wishes: Parameters<typeof reachableReporter>[0] = {}) {
  const { caseId, contact } = await reachableReporter(wishes);
  await writeNews(caseId);
  const [notice] = await noticesOf(caseId);
  const noticeId = notice?.id ?? "";
  return { noticeId, contact, now: async () => (await noticesOf(caseId))[0] };
}

/** As a later sweep sees it: old enough that its own job has had its time. */
function anHourAgo(noticeId: string) {
  return db.notice.update({ where: { id: noticeId }, data: { createdAt: new Date(Date.now() - 3_600_000) } });
}

describe("sending a notice (REL-07)", () => {
  test("reaches the reporter's mailbox as plain text and then forgets the address", async () => {
    const { noticeId, contact, now } = await waitingNotice();
    expect(await sendNoticeNow({ noticeId })).toBe("sent");
    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    expect(mail?.to).toEqual([contact]);
    expect(mail && headerOf(mail, "Content-Type")).toContain("text/plain");
    expect(mail && headerOf(mail, "From")).toBe("news@zhenping.test");
    expect(mail && headerOf(mail, "Message-ID")).toBe(`<${noticeId}@localhost>`);
    const row = await now();
    expect(row).toMatchObject({ attempts: 1, lastError: null });
    expect(row?.sentAt).toBeInstanceOf(Date);
    expect(row?.sealedAddress).toHaveLength(0);
  });

  test("sends once when the job runs twice, also at the same time", async () => {
    const { noticeId } = await waitingNotice();
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendNoticeNow({ noticeId })));
    await sendNoticeNow({ noticeId });
    expect(answers.filter((answer) => answer === "sent")).toHaveLength(1);
    expect(server.received).toHaveLength(1);
  });

  test("waits for a mail server that is down and sends when it is back", async () => {
    const { noticeId, contact, now } = await waitingNotice();
    await server.stop();
    await expect(sendNoticeNow({ noticeId })).rejects.toMatchObject({ name: "MailNotSent", final: false });
    const waiting = await now();
    expect(waiting).toMatchObject({ sentAt: null, attempts: 1 });
    expect(waiting?.lastError).toMatch(/^E[A-Z]+$/);
    await server.start();
    expect(await sendNoticeNow({ noticeId })).toBe("sent");
    expect(server.received.map((mail) => mail.to)).toEqual([[contact]]);
  });

  test("repeats under the same Message-ID when the server took the mail but could not say so", async () => {
    const { noticeId } = await waitingNotice();
    server.diesAfterTaking = true;
    await expect(sendNoticeNow({ noticeId })).rejects.toMatchObject({ name: "MailNotSent" });
    server.diesAfterTaking = false;
    await server.start();
    await sendNoticeNow({ noticeId });
    expect(new Set(server.received.map((mail) => headerOf(mail, "Message-ID")))).toEqual(
      new Set([`<${noticeId}@localhost>`]),
    );
    expect(await sendNoticeNow({ noticeId })).toBe("not_waiting");
  });

  test("gives up on a mailbox that does not exist, and keeps neither its address nor the server's words", async () => {
    const { noticeId, contact, now } = await waitingNotice();
    server.unknownMailboxes.add(contact);
    expect(await sendNoticeNow({ noticeId })).toBe("given_up");
    const row = await now();
    expect(row).toMatchObject({ sentAt: null, lastError: "EENVELOPE 550" });
    expect(row?.givenUpAt).toBeInstanceOf(Date);
    expect(row?.sealedAddress).toHaveLength(0);
    expect(await sendNoticeNow({ noticeId })).toBe("not_waiting");
  });

  test("lets an address with a comma or a line break reach no second mailbox", async () => {
    const { noticeId } = await waitingNotice({ contact: "a@reporter.test,\r\nRCPT TO:<b@reporter.test>" });
    await sendNoticeNow({ noticeId }).catch(() => {});
    expect(server.received.flatMap((mail) => mail.to)).not.toContain("b@reporter.test");
  });

  test("never writes to an address that its reporter has taken back or changed since", async () => {
    const gone = await waitingNotice();
    const changed = await waitingNotice();
    const quiet = await waitingNotice();
    const row = async (one: typeof gone) => ({ where: { caseId: (await one.now())?.caseId ?? "" } });
    await db.submission.update({ ...(await row(gone)), data: { sealedContact: null } });
    await db.submission.update({ ...(await row(changed)), data: { sealedContact: Uint8Array.of(1) } });
    await db.submission.update({ ...(await row(quiet)), data: { updatesWanted: false } });
    for (const { noticeId, now } of [gone, changed, quiet]) {
      expect(await sendNoticeNow({ noticeId })).toBe("given_up");
      expect((await now())?.sealedAddress).toHaveLength(0);
    }
    expect(server.received).toEqual([]);
  });
});

describe("the notices that no job is left for", () => {
  test("are sent by the sweep, each once", async () => {
    await sendWaitingNotices();
    server.received.length = 0;
    const waiting = await Promise.all(Array.from({ length: 12 }, () => waitingNotice()));
    for (const { noticeId } of waiting) await anHourAgo(noticeId);
    expect(await sendWaitingNotices()).toBeGreaterThanOrEqual(12);
    expect(await sendWaitingNotices()).toBe(0);
    const addresses = server.received.flatMap((mail) => mail.to);
    for (const { contact } of waiting) expect(addresses.filter((to) => to === contact)).toHaveLength(1);
  });

  test("stay when the mail server is away, and only one of them finds that out", async () => {
    const waiting = await Promise.all([waitingNotice(), waitingNotice(), waitingNotice()]);
    for (const { noticeId } of waiting) await anHourAgo(noticeId);
    await server.stop();
    expect(await sendWaitingNotices()).toBe(0);
    const rows = await Promise.all(waiting.map(({ now }) => now()));
    expect(rows.reduce((sum, row) => sum + (row?.attempts ?? 0), 0)).toBe(1);
    await server.start();
    expect(await sendWaitingNotices()).toBe(3);
  });

  test("are left to their own job while they are fresh, and to nobody when they are two months old", async () => {
    const fresh = await waitingNotice();
    const old = await waitingNotice();
    const longAgo = new Date(Date.now() - 61 * 86_400_000);
    await db.notice.update({ where: { id: old.noticeId }, data: { createdAt: longAgo } });
    expect(await sendWaitingNotices()).toBe(0);
    expect(await fresh.now()).toMatchObject({ sentAt: null });
  });

  test("are all sent but the one that cannot be", async () => {
    const [first, poison, last] = [await waitingNotice(), await waitingNotice(), await waitingNotice()];
    for (const { noticeId } of [first, poison, last]) await anHourAgo(noticeId);
    const broken = new Uint8Array([1, 2, 3]);
    const caseId = (await poison.now())?.caseId ?? "";
    await db.notice.update({
      where: { id: poison.noticeId },
      data: { createdAt: new Date(Date.now() - 7_200_000), sealedAddress: broken },
    });
    await db.submission.update({ where: { caseId }, data: { sealedContact: broken } });
    expect(await sendWaitingNotices()).toBe(2);
    expect(await poison.now()).toMatchObject({ sentAt: null, attempts: 1, lastError: "not_readable" });
    await db.notice.deleteMany({ where: { id: poison.noticeId } }).catch(() => {});
  });

  test("are given up with their addresses when they are two months old, or for text messages", async () => {
    const [old, text, waiting] = [await waitingNotice(), await waitingNotice(), await waitingNotice()];
    await db.notice.update({
      where: { id: old.noticeId },
      data: { createdAt: new Date(Date.now() - 60 * 86_400_000) },
    });
    await db.notice.update({ where: { id: text.noticeId }, data: { channel: "sms" } });
    expect(await forgetOldNotices()).toBeGreaterThanOrEqual(2);
    for (const { now } of [old, text]) {
      expect((await now())?.givenUpAt).toBeInstanceOf(Date);
      expect((await now())?.sealedAddress).toHaveLength(0);
    }
    expect(await waiting.now()).toMatchObject({ givenUpAt: null });
    expect(await forgetOldNotices()).toBe(0);
  });
});
