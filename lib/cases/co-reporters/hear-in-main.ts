import type { EventKind } from "@/lib/cases/case-event";
import type { MainCase } from "@/lib/cases/co-reporters/main-case";
import { endHolds } from "@/lib/cases/end-holds";
import { recordEvent } from "@/lib/cases/record-event";
import { noteReporterWrote } from "@/lib/cases/reporter-writing";
import type { Tx } from "@/lib/infra/db/client";

/** What came in on a case whose report is carried on elsewhere. */
export type Heard = { caseId: string; came: "message" | "evidence"; at: Date };

const KINDS = { message: "co_reporter_wrote", evidence: "co_reporter_added" } as const satisfies Record<
  Heard["came"],
  EventKind
>;

/**
 * Has a word of somebody whose report is carried on in this case count there as its own reporter's would: the report is
 * laid aside no longer, the case is marked and lifted in the queue, and staff read of it. Of the complaint of the case,
 * which is another person's, nothing moves. The caller has locked both cases (`lockWithMain`).
 */
export async function hearInMain(tx: Tx, main: MainCase, { caseId, came, at }: Heard): Promise<void> {
  const { reference } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { reference: true } });
  const [kind, actor] = [KINDS[came], { kind: "reporter" } as const];
  await recordEvent(tx, { caseId: main.id, kind, actor, told: false, data: { reference }, at });
  const where = { caseId_kind: { caseId: main.id, kind: "report" } };
  const report = await tx.track.findUniqueOrThrow({ where, select: { id: true } });
  await endHolds(tx, { caseId: main.id, trackId: report.id, because: "reporter_wrote", at });
  await tx.case.update({ where: { id: main.id }, data: { updatedAt: at }, select: { id: true } });
  await noteReporterWrote(tx, main.id, at);
}
