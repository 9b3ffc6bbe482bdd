import type { QueueFilter } from "@/lib/cases/queue-filter";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { stateLabel } from "./queue-items";
import { unitById } from "./unit-words";

/** A filter of the queue in words. */
export function filterWords(t: Translator, filter: QueueFilter, units: readonly UnitView[]): string {
  const { track, state, behaviour, platform, due, mine, only, unit, same, search, figure } = filter;
  const said = [
    figure && t(`figures.live.${figure}.label`),
    search && t("searches.words", { words: search }),
    state ? stateLabel(t, state) : track && t(`cases.tracks.${track}.label`),
    behaviour && behaviourWords(t, behaviour),
    platform && platformWords(t, platform),
    due && t(`queue.dueRanges.${due}`),
    unit && unitById(t, units, unit),
    same && t("duplicates.sameAs", { reference: same }),
    mine && t("searches.onlyMine"),
    only && t(`desk.only.${only}`),
  ].filter(Boolean);
  return said.length === 0 ? t("searches.everything") : said.join(t("searches.list"));
}

export function behaviourWords(t: Translator, behaviour: string): string {
  const key = `queue.behaviours.${behaviour}`;
  return t.has(key) ? t(key) : behaviour;
}

export function platformWords(t: Translator, platform: string): string {
  return isPlatformId(platform) ? PLATFORMS[platform][t.locale] : t("queue.otherPlatform");
}
