import type { z } from "zod";
import type { DraftAnswers, FilledFields, FilledStep } from "@/lib/reports/draft";
import { OTHER_PLATFORM, platformNamed } from "@/lib/reports/platforms";
import { type Proposal, type ProposalField, STEP_OF } from "@/lib/reports/proposal";
import { readStep } from "@/lib/reports/read-step";
import { logisticsSchema, seenSchema, whereSchema } from "@/lib/reports/schema";

const LISTS: readonly ProposalField[] = ["demands", "offers"];
/** One text for several values, a line each. */
const LINES: readonly ProposalField[] = ["reviewText", "reviewerNames", "contacts", "waybills"];

/** An answer as its page would have it typed. */
function typedOf(answers: DraftAnswers, step: FilledStep): FilledFields {
  const answer = answers[step];
  if (!answer) return { ...answers.filled?.[step] };
  const typed: Record<string, string | readonly string[]> = { ...answer };
  if ("platformName" in answer)
    typed.platform = answer.platform === OTHER_PLATFORM ? answer.platformName : answer.platform;
  if ("waybills" in answer) typed.waybills = answer.waybills.join("\n");
  return typed;
}

function textOf(value: FilledFields[string] | undefined): string {
  return typeof value === "string" ? value : "";
}

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");

/** What was typed stays; lists and fields of several lines grow, others are filled when they are empty. */
function withOne(typed: FilledFields, { field, value }: Proposal): FilledFields {
  const before = typed[field];
  if (LISTS.includes(field))
    return { ...typed, [field]: [...new Set([...(Array.isArray(before) ? before : []), value])] };
  const text = textOf(before);
  if (LINES.includes(field)) return { ...typed, [field]: [...new Set([...linesOf(text), value])].join("\n") };
  return text === "" ? { ...typed, [field]: value } : typed;
}

/** Whether the answers hold this already, or something else in its place that the reporter typed. */
export function saysAlready(answers: DraftAnswers, proposal: Proposal): boolean {
  const typed = typedOf(answers, STEP_OF[proposal.field]);
  const after = withOne(typed, proposal);
  if (LISTS.includes(proposal.field))
    return [typed[proposal.field] ?? []].flat().length === [after[proposal.field]].flat().length;
  return textOf(typed[proposal.field]) === textOf(after[proposal.field]);
}

/** An answer that was given keeps its form; one that would not pass its page's check stays as it was. */
function answered(answers: DraftAnswers, step: FilledStep, typed: FilledFields): DraftAnswers {
  const kind = answers.what?.kind;
  if (!kind) return answers;
  const platform = textOf(typed.platform);
  const named =
    step === "where" ? { ...typed, platform: platform === "" ? "" : (platformNamed(platform) ?? platform) } : typed;
  const schemas = { where: whereSchema, seen: seenSchema(kind), logistics: logisticsSchema } as const;
  const read = readStep<unknown>(schemas[step] as z.ZodType<unknown>, named);
  return read.ok ? { ...answers, [step]: read.answers } : answers;
}

/**
 * Puts what the reporter confirmed into their answers. Pages they have passed are completed where they left something
 * empty; on those that come they find it typed, and send it themselves.
 */
export function fillAnswers(answers: DraftAnswers, confirmed: readonly Proposal[]): DraftAnswers {
  let filled = answers;
  for (const step of ["where", "seen", "logistics"] as const) {
    const mine = confirmed.filter(({ field }) => STEP_OF[field] === step);
    if (mine.length === 0) continue;
    const typed: FilledFields = mine.reduce(withOne, typedOf(filled, step));
    filled = filled[step] ? answered(filled, step, typed) : { ...filled, filled: { ...filled.filled, [step]: typed } };
  }
  return filled;
}
