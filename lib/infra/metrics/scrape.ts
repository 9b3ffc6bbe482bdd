import { isDatabaseAway } from "@/lib/infra/db/unavailable";
import { type Backlog, readBacklog } from "./backlog";
import type { CaseCounts } from "./case-counts";
import { metrics } from "./metrics";

function show(backlog: Backlog): void {
  const { jobs, jobAge, notices, noticeAge, open, overdue, audit } = metrics();
  for (const each of [jobs, jobAge, notices, noticeAge]) each.reset();
  for (const { name, waiting, oldestSeconds } of backlog.jobs) {
    jobs.set({ job: name }, waiting);
    jobAge.set({ job: name }, oldestSeconds);
  }
  for (const { channel, waiting, oldestSeconds } of backlog.notices) {
    notices.set({ channel }, waiting);
    noticeAge.set({ channel }, oldestSeconds);
  }
  open.set(backlog.tracksOpen);
  overdue.set(backlog.tracksOverdue);
  audit.set(backlog.auditEntries);
}

function showCases({ stages, dueSoon, cameToday, oldestSeconds }: CaseCounts): void {
  const { casesWaiting, casesSoon, casesToday, casesOldest } = metrics();
  for (const { stage, count } of stages) casesWaiting.set({ stage }, count);
  casesSoon.set(dueSoon);
  casesToday.set(cameToday);
  casesOldest.set(oldestSeconds);
}

type CountCases = () => Promise<CaseCounts>;

async function lookAtDatabase(countCases: CountCases): Promise<void> {
  try {
    show(await readBacklog());
    showCases(await countCases());
    metrics().databaseUp.set(1);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    metrics().databaseUp.set(0);
  }
}

/** Everything in the text format of Prometheus. Answers without the database too, and then says so (ECO-03). */
export async function metricsText(countCases: CountCases): Promise<{ contentType: string; text: string }> {
  await lookAtDatabase(countCases);
  const { register } = metrics();
  return { contentType: register.contentType, text: await register.metrics() };
}
