import { expect, test } from "vitest";
import { noticesOf, reachableReporter, writeNews } from "./notice.fixture";
import { sendNoticeNow } from "./send-notice";
import { sendWaitingNotices } from "./send-waiting-notices";

test("without a mail server notices wait: no error, no attempt counted, the address kept for later", async () => {
  const { caseId } = await reachableReporter();
  await writeNews(caseId);
  const [notice] = await noticesOf(caseId);
  expect(await sendNoticeNow({ noticeId: notice?.id ?? "" })).toBe("waits");
  expect(await sendWaitingNotices(new Date(Date.now() + 3_600_000))).toBe(0);
  expect(await noticesOf(caseId)).toMatchObject([{ sentAt: null, attempts: 0, lastError: null }]);
  expect((await noticesOf(caseId))[0]?.sealedAddress.length).toBeGreaterThan(0);
});
