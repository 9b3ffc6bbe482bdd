import { db } from "@/lib/infra/db/client";
import { scheduleSurveys } from "@/lib/reports/schedule-surveys";
import { staffStep } from "@/lib/reports/testing/co-reporting";
import { markReport } from "@/lib/reports/testing/marked-report";
import type { Filed } from "./report-journey";

async function caseOf({ reference }: Filed): Promise<string> {
  const { id } = await db.case.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  return id;
}

/** A person has looked at it: whoever reports the same shop is asked about others from now on. */
export async function takeUp(filed: Filed): Promise<void> {
  await staffStep(await caseOf(filed), { action: "verify" });
}

/** It was not filed, and was marked as made in bad faith: there is something to contest, to appeal and to be asked about. */
export async function endReport(filed: Filed): Promise<void> {
  const caseId = await caseOf(filed);
  await staffStep(caseId, { action: "not_file", ground: "not_proven", message: "没有查到。", note: "核对过。" });
  await scheduleSurveys({ caseId });
  await markReport(filed.reference);
}
