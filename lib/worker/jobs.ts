import { makeCheckpoint } from "@/lib/audit/make-checkpoint";
import { stampCheckpoints } from "@/lib/audit/stamp-checkpoints";
import { tellOfApproverNow } from "@/lib/cases/approvals/tell-of-approver";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { findDuplicateNow } from "@/lib/cases/duplicates/find-duplicate";
import { countDays } from "@/lib/cases/figures/count-days";
import { giveTurnsAnew } from "@/lib/cases/give-turns-anew";
import { returnRecusalsNow } from "@/lib/cases/joining/return-recusals-now";
import { makePacketNow } from "@/lib/cases/make-packet";
import { watchReading } from "@/lib/cases/reading-watch/watch-reading";
import { recountDue } from "@/lib/cases/recount-due";
import { watchSearches } from "@/lib/cases/searches/watch-searches";
import { remindOfSuits } from "@/lib/enforcement/remind-of-suits";
import { tellOfSuitNow } from "@/lib/enforcement/tell-of-suit";
import { discardBlobsNow } from "@/lib/evidence/discard-blobs";
import { finishEvidence } from "@/lib/evidence/finish-evidence";
import { finishReadings } from "@/lib/evidence/finish-readings";
import { makeSafeCopyNow } from "@/lib/evidence/make-safe-copy";
import { readEvidenceNow } from "@/lib/evidence/read-evidence";
import { sealOriginalNow } from "@/lib/evidence/seal-original";
import { log } from "@/lib/infra/log/log";
import type { JobTable } from "@/lib/infra/queue/queue";
import { forgetOldNotices } from "@/lib/notifications/forget-old-notices";
import { sendNoticeNow } from "@/lib/notifications/send-notice";
import { sendStaffNoticeNow } from "@/lib/notifications/send-staff-notice";
import { sendWaitingNotices } from "@/lib/notifications/send-waiting-notices";
import { askDueSurveys } from "@/lib/reports/ask-due-surveys";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { readDraftFileNow } from "@/lib/reports/read-draft-file";
import { scheduleSurveys } from "@/lib/reports/schedule-surveys";
import { carryOutDisposalNow } from "@/lib/retention/carry-out-disposal";
import { proposeDisposals } from "@/lib/retention/propose-disposals";
import { reopenLapsedErasures } from "@/lib/retention/reopen-lapsed-erasures";
import { sweepExpired } from "@/lib/retention/sweep-expired";
import { sweepOrphans } from "@/lib/retention/sweep-orphans";
import { sweepUploads } from "@/lib/retention/sweep-uploads";
import { draftWarnings, type NamePlatform } from "@/lib/transparency/draft-warnings";
import { KNOWN_NAMES } from "./known-names";

/** For a platform that was typed in by hand there is none. */
const platformName: NamePlatform = (platform, locale) => (isPlatformId(platform) ? PLATFORMS[platform][locale] : "");

async function sweep(): Promise<void> {
  log.info({ swept: await sweepExpired() }, "swept what had expired");
  const taken = await finishEvidence();
  if (taken > 0) log.info({ taken }, "took up evidence that was left without verdict or seal");
  const unread = await finishReadings();
  if (unread > 0) log.info({ unread }, "took up pictures that were not read");
  const forgotten = await forgetOldNotices();
  if (forgotten > 0) log.info({ forgotten }, "gave up notices that will not be sent");
  const sent = await sendWaitingNotices();
  if (sent > 0) log.info({ sent }, "sent notices that had waited");
  const asked = await askDueSurveys();
  if (asked > 0) log.info({ asked }, "asked reporters how it went");
  const reopened = await reopenLapsedErasures();
  if (reopened > 0) log.info({ reopened }, "opened requests for deletion again that nobody had carried out");
  const drafted = await draftWarnings(platformName);
  if (drafted > 0) log.info({ drafted }, "drafted consumer warnings");
  const due = await remindOfSuits();
  if (due > 0) log.info({ due }, "courts owe word of suits");
  const orphans = await sweepOrphans();
  if (orphans.blobs + orphans.parts > 0) log.info({ orphans }, "removed files that nobody named");
  const uploads = await sweepUploads();
  if (uploads.owners + uploads.uploads > 0) log.info({ uploads }, "forgot files that never arrived whole");
}

/** Job name → use case, and nothing in between. Every one of them may run twice without harm. */
export const JOBS: JobTable = {
  "make-safe-copy": async (job) => {
    await makeSafeCopyNow(job);
  },
  "seal-original": async (job) => {
    await sealOriginalNow(job);
  },
  "read-evidence": (job) => readEvidenceNow(job, KNOWN_NAMES),
  "read-draft-file": (job) => readDraftFileNow(job, KNOWN_NAMES),
  "discard-blobs": discardBlobsNow,
  "send-notice": async (job) => {
    await sendNoticeNow(job);
  },
  "send-staff-notice": async (job) => {
    await sendStaffNoticeNow(job);
  },
  "find-duplicate": async (job) => {
    await findDuplicateNow(job);
  },
  "watch-searches": async () => {
    await watchSearches();
  },
  "watch-reading": async () => {
    await watchReading();
  },
  "schedule-surveys": async (job) => {
    await scheduleSurveys(job);
  },
  "tell-of-approver": async (job) => {
    await tellOfApproverNow(job);
  },
  "tell-co-reporters": async (job) => {
    await tellCoReportersNow(job);
  },
  "return-recusals": async (job) => {
    await returnRecusalsNow({ joiningId: "mergeId" in job ? job.mergeId : job.joiningId });
  },
  "tell-of-suit": async (job) => {
    await tellOfSuitNow(job);
  },
  "run-bulk-order": async (job) => {
    await runBulkOrderNow({ ...job, platformIn: platformName });
  },
  "sweep-expired": sweep,
  "make-packet": (job) => makePacketNow(job, (platform) => platformName(platform, "zh")),
  "propose-disposals": async () => {
    const made = await proposeDisposals();
    if (made > 0) log.info({ made }, "proposed what is due to be disposed of");
  },
  "carry-out-disposal": (job) => carryOutDisposalNow(job),
  "give-turns-anew": async () => {
    const moved = await giveTurnsAnew();
    if (moved > 0) log.info({ moved }, "gave the cases of crowded merchants their turns anew");
  },
  "recount-due": async () => {
    const changed = await recountDue();
    if (changed !== null) log.info({ changed }, "counted due dates by a new table of holidays");
  },
  "count-days": async () => {
    const days = await countDays();
    if (days > 0) log.info({ days }, "counted days that were over");
  },
  "make-checkpoint": async () => {
    while ((await makeCheckpoint()) !== null); // after an outage several are due
    await stampCheckpoints();
  },
};
