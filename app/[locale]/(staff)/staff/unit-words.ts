import { NO_UNIT } from "@/lib/cases/queue-filter";
import { isRegion, REGIONS } from "@/lib/cases/regions";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { Translator } from "@/lib/i18n/translator";

type Named = Pick<UnitView, "nameZh" | "nameEn">;

/** A unit by its name in the language of the page; null is nobody's. */
export function unitWords(t: Translator, unit: Named | null): string {
  if (!unit) return t("rules.nobody");
  return t.locale === "zh" ? unit.nameZh : unit.nameEn;
}

export function unitById(t: Translator, units: readonly UnitView[], id: string | null): string {
  return unitWords(t, (id !== NO_UNIT && units.find((unit) => unit.id === id)) || null);
}

export function regionWords(t: Translator, region: string | null): string {
  return region && isRegion(region) ? REGIONS[region][t.locale] : t("rules.noRegion");
}

export function regionOptions(t: Translator): { value: string; label: string }[] {
  return Object.entries(REGIONS).map(([value, names]) => ({ value, label: names[t.locale] }));
}

/** Units that something can be led to, to choose from. */
export function unitOptions(t: Translator, units: readonly UnitView[]): { value: string; label: string }[] {
  return units.filter(({ closed }) => !closed).map((unit) => ({ value: unit.id, label: unitWords(t, unit) }));
}
