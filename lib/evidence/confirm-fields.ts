import type { Picture } from "@/lib/evidence/find-picture";
import type { FieldVerdict, ReadingView } from "@/lib/evidence/reading-view";
import type { Tx } from "@/lib/infra/db/client";

/** What a person says about one field; `value` is what stands on the picture, as they read it. */
export type FieldAnswer = { position: number; verdict: FieldVerdict; value: string };
export type FieldProblem = "no_field" | "empty" | "too_long";

export const LONGEST_FIELD = 2_000;

/** What is wrong with an answer, or null. */
export function problemOf({ fields }: Pick<ReadingView, "fields">, answer: FieldAnswer): FieldProblem | null {
  if (!fields.some(({ position }) => position === answer.position)) return "no_field";
  if (answer.verdict === "wrong") return null;
  const value = answer.value.trim();
  if (value === "") return "empty";
  return value.length > LONGEST_FIELD ? "too_long" : null;
}

/** Answers that say something new: a second click and a form sent twice say nothing. */
export function newAnswers({ fields }: Pick<ReadingView, "fields">, answers: readonly FieldAnswer[]): FieldAnswer[] {
  return answers.flatMap((answer) => {
    const said = fields.find(({ position }) => position === answer.position)?.said;
    const value = answer.value.trim();
    const same = said?.verdict === answer.verdict && (answer.verdict === "wrong" || said.value === value);
    return same ? [] : [{ ...answer, value }];
  });
}

type Confirmation = {
  picture: Pick<Picture, "id">;
  /** Unmasked: with every value. */
  view: Pick<ReadingView, "fields">;
  answers: readonly FieldAnswer[];
  staffId: string;
  at: Date;
};

/** Writes what a person said about fields, beside what had been read. The caller has checked the answers and writes event and audit. */
export async function confirmFields(tx: Tx, { picture, view, answers, staffId, at }: Confirmation): Promise<void> {
  const read = new Map(view.fields.map((field) => [field.position, field]));
  await tx.confirmedField.createMany({
    data: answers.map(({ position, verdict, value }) => ({
      evidenceId: picture.id,
      position,
      name: read.get(position)?.name ?? "",
      verdict,
      readValue: read.get(position)?.value ?? "",
      value: verdict === "confirmed" ? value : null,
      staffId,
      at,
    })),
  });
}
