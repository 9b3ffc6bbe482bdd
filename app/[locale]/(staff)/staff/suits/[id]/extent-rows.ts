import type { SummaryRow } from "@/app/_ui/summary-list";
import { daysBetween } from "@/lib/clocks/plain-date";
import type { Extent } from "@/lib/enforcement/extent";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { amountRange } from "../../cases/[reference]/money/amount-words";
import { regionWords } from "../../unit-words";
import { dayWords } from "../suit-words";

/** How far the harm reaches, counter by counter. */
export function extentRows(t: Translator, extent: Extent): SummaryRow[] {
  const { cases, reporters, consumers, platforms, regions } = extent;
  const list = (names: readonly string[]) => names.join(t("access.listSeparator")) || t("suits.extent.unknown");
  const platform = (id: string) => (isPlatformId(id) ? PLATFORMS[id][t.locale] : id);
  const rows: [string, string][] = [
    ["cases", t("suits.extent.caseCount", { count: cases })],
    ["reporters", t("suits.extent.people", { count: reporters })],
    ["consumers", consumers ? amountRange(t, "consumers", consumers) : t("suits.extent.nobody")],
    ["platforms", list(platforms.map(platform))],
    ["regions", list(regions.map((region) => regionWords(t, region)))],
    ["period", periodWords(t, extent)],
  ];
  const money = extent.money.map(({ kind, low, high }) => ({
    key: kind,
    label: t(`money.kinds.${kind}`),
    value: amountRange(t, kind, { low, high }),
  }));
  return [...rows.map(([key, value]) => ({ key, label: t(`suits.extent.${key}`), value })), ...money];
}

function periodWords(t: Translator, { from, to }: Extent): string {
  if (!from || !to) return t("suits.extent.unknown");
  const days = daysBetween(from, to) + 1;
  return t("suits.extent.span", { from: dayWords(t, from), to: dayWords(t, to), days });
}
