import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import type { Action } from "@/lib/cases/step";
import type { Translator } from "@/lib/i18n/translator";

/** The words of an item in the language of the page. */
export function itemWords(t: Translator, { zh, en }: Pick<ChecklistItem, "zh" | "en">): string {
  return t.locale === "zh" ? zh : en;
}

export function itemReason(t: Translator, { whyZh, whyEn }: Pick<ChecklistItem, "whyZh" | "whyEn">): string {
  return t.locale === "zh" ? whyZh : whyEn;
}

/** Names of steps in one line. */
export function stepNames(t: Translator, steps: readonly Action[]): string {
  return steps.map((step) => t(`cases.actions.${step}`)).join(t("checklist.list"));
}

/** Version 0 is the list that comes with the product. */
export function versionName(t: Translator, version: number): string {
  return version === 0 ? t("checklist.house") : t("checklist.own", { version });
}
