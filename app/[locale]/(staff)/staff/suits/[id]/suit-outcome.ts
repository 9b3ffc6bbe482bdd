import type { StaffVisit } from "@/app/_server/staff-visit";
import type { FieldError } from "@/app/_ui/error-summary";
import type { SuitView } from "@/lib/enforcement/read-suit";
import type { PaperProblems, TypedPapers } from "@/lib/enforcement/schema";
import type { StepProblems, TypedStep } from "@/lib/enforcement/step-facts";
import type { SuitMove } from "@/lib/enforcement/suit";

/** What came of the last form: what was typed, what is wrong with it, why nothing was changed. */
export type SuitOutcome = {
  papers?: { typed: TypedPapers; problems: PaperProblems; unknown: readonly string[] };
  step?: { move: SuitMove; typed: TypedStep; problems: StepProblems };
  /** On top of the page, with links to where it is. */
  errors?: readonly FieldError[];
  refused?: string;
  status?: number;
};

/** What the parts of the page of a suit are drawn from. */
export type Shown = { visit: StaffVisit; view: SuitView; outcome: SuitOutcome };
