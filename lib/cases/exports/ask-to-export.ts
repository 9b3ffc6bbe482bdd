import { randomUUID } from "node:crypto";
import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import {
  askSchema,
  type FieldProblems,
  hasOpenRequest,
  isAskedBefore,
  openRequest,
  problemsOf,
} from "@/lib/cases/approvals/open-request";
import { EXPORT_PURPOSES, MOST_EXPORTED } from "@/lib/cases/exports/export-terms";
import { casesFound } from "@/lib/cases/exports/exported-cases";
import { queueAddress, readQueueFilter } from "@/lib/cases/queue-filter";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

/** `list` is the address of the list as the queue writes it. */
const exportSchema = askSchema(EXPORT_PURPOSES)
  .omit({ reference: true })
  .extend({ list: z.string().max(2_000) });
export type AskToExport = { list: string; purpose: string; reason: string; onceKey: string };
export type AskToExportResult =
  | { ok: true }
  | NotPermitted
  | FieldProblems
  | { ok: false; reason: "nothing_found" | "too_many" | "already_asked" };

const ACT = "case_export";

/**
 * Asks another person to agree that the cases of this list leave the house as a file (SEC-09, E9). Which cases they are
 * is settled now: nobody agrees to a list that grows afterwards.
 */
export async function askToExport(staff: Staff, input: AskToExport, at: Date = new Date()): Promise<AskToExportResult> {
  const may = authorise(staff, ACT_TERMS[ACT].ask);
  if (!may.ok) return may;
  const parsed = exportSchema.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  const { list, ...said } = parsed.data;
  const filter = readQueueFilter(new URLSearchParams(list));
  const caseIds = await casesFound(staff, filter, at);
  if (caseIds.length === 0) return { ok: false, reason: "nothing_found" };
  if (caseIds.length > MOST_EXPORTED) return { ok: false, reason: "too_many" };
  const id = randomUUID();
  const asked = { caseIds, count: caseIds.length, address: queueAddress(filter).toString(), askedAt: at };
  return inTransaction(async (tx): Promise<AskToExportResult> => {
    await lockPerson(tx, staff);
    if (await isAskedBefore(tx, staff, said.onceKey)) return { ok: true };
    const request = { ...said, act: ACT, caseId: null, subjectId: id, at } as const;
    if (await hasOpenRequest(tx, staff, request)) return { ok: false, reason: "already_asked" };
    const { organisationId, id: askedById } = staff;
    await tx.caseExport.create({ data: { ...asked, id, organisationId, askedById }, select: { id: true } });
    return openRequest(tx, staff, request);
  });
}

/** Two tabs of one person wait for each other. */
async function lockPerson(tx: Tx, { id }: Staff): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM staff WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}
