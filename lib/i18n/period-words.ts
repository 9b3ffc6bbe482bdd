import type { Translator } from "./translator.ts";

/** 7 个工作日 / 7 working days: a length as data has it, in the words of the page. */
export function periodWords(
  t: Translator,
  { amount, unit }: { readonly amount: number; readonly unit: string },
): string {
  return t(`law.periods.${unit}`, { amount });
}
