import { type ChecklistItem, type ChecklistKind, checklistKindOf } from "@/lib/cases/checklists/checklist";
import { houseItems } from "@/lib/cases/checklists/house-lists";
import { readItems } from "@/lib/cases/checklists/kept-items";
import { db, type Tx } from "@/lib/infra/db/client";

/** The list that a case works with. Version 0 is the house's; `newest` is what a case opened now would begin with. */
export type CaseList = {
  readonly kind: ChecklistKind;
  readonly version: number;
  readonly newest: number;
  readonly items: readonly ChecklistItem[];
};

/**
 * A case keeps the version that was in force when it was opened, until somebody takes it to a later one: no answer is
 * ever read as one to other words, and no step of a case under way begins to wait by itself.
 */
export async function listOfCase(caseId: string, tx: Tx = db): Promise<CaseList> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      organisationId: true,
      behaviour: true,
      openedAt: true,
      submission: { select: { facts: true } },
      checklistMoves: { orderBy: { version: "desc" }, take: 1, select: { version: true } },
    },
  });
  const { organisationId, openedAt } = row;
  const kind = checklistKindOf(row.behaviour, chosenIn(row.submission?.facts));
  const versions = await tx.checklistVersion.findMany({
    where: { organisationId, kind },
    orderBy: { version: "desc" },
    select: { version: true, changedAt: true },
  });
  const begun = versions.find(({ changedAt }) => changedAt <= openedAt)?.version ?? 0;
  const version = Math.max(begun, row.checklistMoves[0]?.version ?? 0);
  const items = await itemsOf({ organisationId, kind, version }, tx);
  return { kind, version, newest: versions[0]?.version ?? 0, items };
}

type Version = { organisationId: string; kind: ChecklistKind; version: number };

/** What a version says; 0 is the list of the house. Throws for a version that nobody wrote. */
export async function itemsOf(
  { organisationId, kind, version }: Version,
  tx: Tx = db,
): Promise<readonly ChecklistItem[]> {
  if (version === 0) return houseItems(kind);
  const where = { organisationId_kind_version: { organisationId, kind, version } };
  const { items } = await tx.checklistVersion.findUniqueOrThrow({ where, select: { items: true } });
  return readItems(items);
}

/** The kind that a reporter chose under "What happened?". */
function chosenIn(facts: unknown): unknown {
  return recordOf(recordOf(facts).what).kind;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
