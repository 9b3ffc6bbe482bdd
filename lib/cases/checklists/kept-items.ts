import { z } from "zod";
import { type ChecklistItem, STOPPABLE } from "@/lib/cases/checklists/checklist";
import { PROOF_NAMES } from "@/lib/cases/checklists/proofs";

/** A version as it is kept. Reads what was written years ago: a step or a proof that we no longer know falls away. */
const keptItems = z.array(
  z.object({
    key: z.string(),
    zh: z.string(),
    en: z.string(),
    whyZh: z.string(),
    whyEn: z.string(),
    before: z.array(z.string()).transform((steps) => STOPPABLE.filter((step) => steps.includes(step))),
    proof: z
      .string()
      .nullable()
      .transform((name) => PROOF_NAMES.find((known) => known === name) ?? null),
  }),
);

export function readItems(kept: unknown): readonly ChecklistItem[] {
  return keptItems.parse(kept);
}
