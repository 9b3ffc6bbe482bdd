import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { type AnswerCheck, answerCheck } from "@/lib/cases/checklists/answer-check";
import type { ChecklistItem, StoppableAction } from "@/lib/cases/checklists/checklist";
import { readChecklist } from "@/lib/cases/checklists/read-checklist";
import type { ListDraft } from "@/lib/cases/checklists/schema";

type Item = Partial<Omit<ChecklistItem, "before" | "proof">> & { before?: StoppableAction[]; proof?: string };

/** A list as its form would hand it in. */
export function drafted(base: number, ...items: readonly Item[]): ListDraft {
  const blank = { key: "", whyZh: "", whyEn: "", before: [], proof: "" } as const;
  return {
    base: `${base}`,
    items: items.map((item) => ({ zh: "听过商家", en: "Seller heard", ...blank, ...item })) as ListDraft["items"],
  };
}

/** The list of a case as this person reads it. */
export async function listFor(staff: Staff, reference: string) {
  const read = await readChecklist(staff, reference);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

/** An answer as the page of a case would send it; to its first item unless told otherwise. */
export async function ticked(staff: Staff, reference: string, over: Partial<AnswerCheck> = {}) {
  const { checks } = await listFor(staff, reference);
  const check = checks.find(({ key }) => key === over.item) ?? checks[0];
  const answer = { item: check?.key ?? "", seen: check?.said?.id ?? "", state: "done", note: "" };
  return answerCheck(staff, { reference, onceKey: randomUUID(), ...answer, ...over });
}
