import { holds, type Staff } from "@/lib/access/staff";
import { requestStatus } from "@/lib/cases/data-requests/data-request";
import type { ClockStatus } from "@/lib/clocks/clock";
import { db } from "@/lib/infra/db/client";

export type WaitingRequest = {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly status: ClockStatus;
};

const MOST = 100;

/** What reporters ask about their data and nobody has answered, the longest waiting first: for those who may answer. */
export async function waitingRequests(staff: Staff, at: Date = new Date()): Promise<WaitingRequest[]> {
  if (!holds(staff, "case:decide:handling")) return [];
  const rows = await db.dataRequest.findMany({
    where: {
      case: { organisationId: staff.organisationId, recusals: { none: { staffId: staff.id } } },
      answeredAt: null,
    },
    orderBy: { askedAt: "asc" },
    take: MOST,
    select: {
      id: true,
      kind: true,
      askedAt: true,
      ruleVersion: true,
      answeredAt: true,
      case: { select: { reference: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    reference: row.case.reference,
    status: requestStatus(row, at),
  }));
}
