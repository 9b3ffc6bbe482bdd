import { type Comparison, compareRules } from "./compare-rules";
import { type ExampleFailure, failingExamples } from "./example";
import { pastCases } from "./past-cases";
import { currentRules, examplesOf, unitsOf } from "./queries";
import type { RuleSet } from "./rule";
import { draftSchema, inputFault, type ReadDraft, type RuleInputFault, type RulesDraft } from "./schema";

export type CheckedDraft = {
  readonly ok: true;
  readonly draft: ReadDraft;
  readonly comparison: Comparison;
  /** See Past. */
  readonly further: boolean;
  readonly failures: readonly ExampleFailure[];
};
export type DraftRefused = { readonly ok: false; readonly reason: RuleInputFault; readonly number: number | null };

/** Reads a draft, tries it on the test table and on the cases of the last month, or the latest there are. Writes nothing. */
export async function checkDraft(
  organisationId: string,
  input: RulesDraft,
  now: Date,
): Promise<CheckedDraft | DraftRefused> {
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) return { ok: false, ...inputFault(parsed.error.issues) };
  const draft = parsed.data;
  const stray = await strayUnit(organisationId, draft);
  if (stray !== null) return { ok: false, reason: "unit_unknown", number: stray || null };
  const [current, examples, past] = await Promise.all([
    currentRules(organisationId),
    examplesOf(organisationId),
    pastCases(organisationId, now),
  ]);
  return {
    ok: true,
    draft,
    comparison: compareRules(current, draft, past.cases),
    further: past.further,
    failures: failingExamples(draft, examples),
  };
}

async function strayUnit(organisationId: string, draft: RuleSet): Promise<number | null> {
  return firstStray(draft, new Set((await unitsOf(organisationId)).flatMap(({ closed, id }) => (closed ? [] : [id]))));
}

/** The number of the first rule that leads to none of these open desks, 0 for the rest, null for none. */
export function firstStray({ rules, otherwiseId }: RuleSet, open: ReadonlySet<string>): number | null {
  const at = rules.findIndex(({ unitId }) => !open.has(unitId));
  if (at >= 0) return at + 1;
  return otherwiseId !== null && !open.has(otherwiseId) ? 0 : null;
}
