import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { buildCaseView } from "@/lib/cases/build-case-view";
import { caseSurroundings } from "@/lib/cases/case-surroundings";
import type { CaseView } from "@/lib/cases/case-view";
import { clocksOfCase } from "@/lib/cases/clocks-of-track";
import { listCoReporters } from "@/lib/cases/co-reporters/list-co-reporters";
import { deskOfCase } from "@/lib/cases/desk-of-case";
import { type CaseRows, caseRows, staffNames } from "@/lib/cases/queries";
import { recusalsOf } from "@/lib/cases/recusals";
import { normaliseReference } from "@/lib/cases/reference";
import { evidenceOfCase } from "@/lib/evidence/queries";
import { inTransaction } from "@/lib/infra/db/client";

export type ReadCaseResult = { ok: true; view: CaseView } | NotPermitted | { ok: false; reason: "not_found" };

/** Opens a case for somebody of staff. That they looked is on record before they see anything (C25). */
export async function readCase(staff: Staff, reference: string, now: Date = new Date()): Promise<ReadCaseResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const known = normaliseReference(reference);
  const rows = known.ok ? await caseRows(staff, known.value, now) : null;
  if (!rows) return { ok: false, reason: "not_found" };
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "case.read",
      subject: { kind: "case", id: rows.id },
      at: now,
    }),
  );
  const [clocks, names, evidence, surroundings, desk, recusals, coReporters] = await Promise.all([
    clocksOfCase(rows.id),
    staffNames(staffIn(rows)),
    evidenceOfCase(rows.id),
    caseSurroundings(staff, rows),
    deskOfCase(staff, rows.id, now),
    recusalsOf(rows.id),
    listCoReporters(rows.id),
  ]);
  const around = { evidence, ...surroundings, desk, recusals, coReporters };
  return { ok: true, view: buildCaseView(staff, { rows, clocks, names, around }, now) };
}

function staffIn(rows: CaseRows): (string | null)[] {
  const written = [...rows.events, ...rows.messages, ...rows.notes].map(({ staffId }) => staffId);
  return [...written, rows.claimedById];
}
