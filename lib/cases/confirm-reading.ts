import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, holds, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { addIdentifiers } from "@/lib/cases/case-standing";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { distinctIdentifiers, identifiersRead } from "@/lib/cases/identifiers";
import { recordEvent } from "@/lib/cases/record-event";
import { searchDocument } from "@/lib/cases/search-terms";
import {
  confirmFields,
  type FieldAnswer,
  type FieldProblem,
  newAnswers,
  problemOf,
} from "@/lib/evidence/confirm-fields";
import { findPicture, type Picture } from "@/lib/evidence/find-picture";
import { type ReadingView, readingView } from "@/lib/evidence/reading-view";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

export type ConfirmReading = { reference: string; evidenceId: string; answers: readonly FieldAnswer[] };

export type ConfirmReadingResult =
  | { ok: true; confirmed: number; wrong: number }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "nothing_said" | "burnt" }
  | { ok: false; reason: "fields"; problems: readonly { position: number; problem: FieldProblem }[] };

/** PostgreSQL's own limit of a search document is a megabyte. */
const LONGEST_SEARCH = 400_000;

/**
 * Makes what the machine read on a picture something that a member of staff has said: value as read, value as confirmed,
 * who and when. Only from then on the case is found by it (N1). A field under a mask is for those who may unmask. Sent
 * twice, the second time changes nothing.
 */
export async function confirmReading(
  staff: Staff,
  input: ConfirmReading,
  at = new Date(),
): Promise<ConfirmReadingResult> {
  const may = authorise(staff, "evidence:view");
  if (!may.ok) return may;
  const [found, picture] = await Promise.all([
    findCase(staff, input.reference, "own"),
    findPicture(staff, input, "own"),
  ]);
  if (!found || !picture) return { ok: false, reason: "not_found" };
  const view = await readingView(picture, true);
  if (view.state === "burnt") return { ok: false, reason: "burnt" };
  const { answers } = input;
  if (answers.length === 0) return { ok: false, reason: "nothing_said" };
  const problems = answers.flatMap((answer) => {
    const problem = problemOf(view, answer);
    return problem ? [{ position: answer.position, problem }] : [];
  });
  if (problems.length > 0) return { ok: false, reason: "fields", problems };
  if (!holds(staff, "evidence:unmask") && (await anyHidden(picture, answers))) {
    return { ok: false, reason: "not_permitted" };
  }
  const fresh = newAnswers(view, answers);
  const kept = await inTransaction((tx) => conclude(tx, { staff, picture, view, answers: fresh, at }));
  if (kept) return kept;
  const wrong = fresh.filter(({ verdict }) => verdict === "wrong").length;
  return { ok: true, confirmed: fresh.length - wrong, wrong };
}

async function anyHidden(picture: Picture, answers: readonly FieldAnswer[]): Promise<boolean> {
  const { fields } = await readingView(picture, false);
  return answers.some(({ position }) => fields[position]?.value === null);
}

type Conclusion = { staff: Staff; picture: Picture; view: ReadingView; answers: readonly FieldAnswer[]; at: Date };

async function conclude(tx: Tx, { staff, picture, view, answers, at }: Conclusion): Promise<Recused | null> {
  const { id, caseId, sha256, position } = picture;
  await lockCase(tx, caseId);
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  if (answers.length === 0) return null;
  await holdClaim(tx, { caseId, staffId: staff.id, at });
  await confirmFields(tx, { picture, view, answers, staffId: staff.id, at });
  const confirmed = answers.filter(({ verdict }) => verdict === "confirmed");
  const named = confirmed.flatMap(({ position, value }) => identifiersRead(view.fields[position]?.name, value));
  await addIdentifiers(tx, caseId, distinctIdentifiers(named));
  const words = searchDocument(confirmed.map(({ value }) => value).join("\n"));
  if (words !== "") {
    await tx.$executeRaw`
      UPDATE "case" SET search_text = left(search_text || ' ' || ${words}, ${LONGEST_SEARCH}::int), updated_at = ${at}
      WHERE id = ${caseId}::uuid`;
  }
  const counts = { confirmed: confirmed.length, wrong: answers.length - confirmed.length };
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, {
    caseId,
    kind: "reading_confirmed",
    actor,
    told: false,
    data: { file: position, ...counts },
    at,
  });
  const fields = answers.map((answer) => `${view.fields[answer.position]?.name}: ${answer.verdict}`);
  const subject = { kind: "evidence", id } as const;
  await appendAudit(tx, { actor, action: "evidence.reading_confirmed", subject, data: { caseId, sha256, fields }, at });
  return null;
}
