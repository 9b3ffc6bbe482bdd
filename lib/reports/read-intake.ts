import type { DraftAnswers, DraftStep } from "@/lib/reports/draft";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { contactSchema, logisticsSchema, seenSchema, whatSchema, whereSchema, wishSchema } from "@/lib/reports/schema";

export const INTAKE_CHANNELS = ["phone", "letter", "walk_in", "clue_letter"] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

export type IntakeProblem = Problem & { readonly step: DraftStep };
export type ReadIntake =
  | { ok: true; answers: Required<Omit<DraftAnswers, "filled" | "others" | "guardian">> }
  | { ok: false; problems: readonly IntakeProblem[] };

/** Checks a whole report on one page by the same rules as the journey of the public, step by step. */
export function readIntake(typed: { readonly [field: string]: unknown }): ReadIntake {
  const what = readStep(whatSchema, typed);
  const where = readStep(whereSchema, typed);
  // While the kind is missing, any kind shows what else is wrong.
  const seen = readStep(seenSchema(what.ok ? what.answers.kind : "cashback_card"), typed);
  const logistics = readStep(logisticsSchema, typed);
  const wish = readStep(wishSchema, typed);
  const contact = readStep(contactSchema, typed);
  if (what.ok && where.ok && seen.ok && logistics.ok && wish.ok && contact.ok) {
    const kind = { ...what.answers, paidInAdvance: false };
    const { answers: parcels } = logistics;
    return {
      ok: true,
      answers: {
        what: kind,
        where: where.answers,
        seen: seen.answers,
        logistics: parcels,
        wish: wish.answers,
        contact: contact.answers,
      },
    };
  }
  const steps = { what, where, seen, logistics, wish, contact };
  const problems = Object.entries(steps).flatMap(([step, read]) =>
    read.ok ? [] : read.problems.map((problem) => ({ ...problem, step: step as DraftStep })),
  );
  return { ok: false, problems };
}
