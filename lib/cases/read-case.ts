import { asSeen, shareOf } from "@/lib/access/case-scope";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { buildCaseView } from "@/lib/cases/build-case-view";
import { caseSurroundings } from "@/lib/cases/case-surroundings";
import type { CaseView } from "@/lib/cases/case-view";
import { clocksOfCase } from "@/lib/cases/clocks-of-track";
import { listCoReporters } from "@/lib/cases/co-reporters/list-co-reporters";
import { deskOfCase } from "@/lib/cases/desk-of-case";
import { samenessOfCase } from "@/lib/cases/duplicates/sameness-of-case";
import { holdsOfCase } from "@/lib/cases/litigation/holds-of-case";
import { NO_MERGES } from "@/lib/cases/merges/merge-view";
import { mergesOfCase } from "@/lib/cases/merges/merges-of-case";
import { partnerView } from "@/lib/cases/partner-view";
import { type CaseRows, caseRows, colleaguesAmong, staffNames } from "@/lib/cases/queries";
import { readClaimable } from "@/lib/cases/read-claimable";
import { recusalsOf } from "@/lib/cases/recusals";
import { normaliseReference } from "@/lib/cases/reference";
import { routingOfCase } from "@/lib/cases/routing/routing-of-case";
import { sharesOfCase } from "@/lib/cases/shares-of-case";
import { NO_SPLITS } from "@/lib/cases/splits/split-view";
import { splitsOfCase } from "@/lib/cases/splits/splits-of-case";
import { evidenceOfCase } from "@/lib/evidence/queries";
import { db, inTransaction } from "@/lib/infra/db/client";

export type ReadCaseResult =
  /** `as`: the person with what they may do with this very case; its page asks them, not the one who came in. */
  { ok: true; view: CaseView; as: Staff } | NotPermitted | { ok: false; reason: "not_found" };

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
  return { ok: true, ...(await seenBy(staff, rows, now)) };
}

async function seenBy(staff: Staff, rows: CaseRows, now: Date): Promise<{ view: CaseView; as: Staff }> {
  const share = shareOf(staff, rows);
  const [clocks, names, evidence, surroundings, desk, recusals, coReporters, shares, routing, sameness, litigation] =
    await Promise.all([
      clocksOfCase(rows.id),
      staffNames(staff, staffIn(rows)),
      evidenceOfCase(rows.id),
      caseSurroundings(staff, rows),
      deskOfCase(staff, { id: rows.id, share }, now),
      recusalsOf(staff, rows.id),
      listCoReporters(rows.id),
      share ? [] : sharesOfCase(rows.id, now),
      share ? null : routingOfCase(staff, rows.id, now),
      samenessOfCase(rows.id),
      holdsOfCase(staff, rows.id),
    ]);
  const merges = share ? NO_MERGES : await mergesOfCase(staff, rows.id);
  const splits = share ? NO_SPLITS : await splitsOfCase(staff, rows.id);
  const as = asSeen(staff, rows);
  const claimable = await readClaimable(db, { caseId: rows.id, staff: as });
  const right = { kind: "own", shares } as const;
  const beside = {
    ...surroundings,
    ...merges,
    ...splits,
    desk,
    recusals,
    litigation,
    coReporters,
    routing,
    sameness,
    claimable,
  };
  const around = { evidence, ...beside, right };
  const view = buildCaseView(as, { rows, clocks, names, around }, now);
  if (!share) return { view, as };
  const colleagues = await colleaguesAmong(
    staff,
    rows.notes.map(({ staffId }) => staffId),
  );
  const own = rows.notes.filter(({ staffId }) => colleagues.has(staffId)).map(({ id }) => id);
  const ownNotes = view.notes.filter(({ id }) => own.includes(id));
  return { view: partnerView(view, { share, owner: rows.organisation.name, ownNotes, ownDesk: desk }), as };
}

function staffIn(rows: CaseRows): (string | null)[] {
  const written = [...rows.events, ...rows.messages, ...rows.notes].map(({ staffId }) => staffId);
  return [...written, rows.claimedById];
}
