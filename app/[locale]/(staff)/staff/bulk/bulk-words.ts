import type { TagTone } from "@/app/_ui/tag";
import type { BulkAct } from "@/lib/cases/bulk/bulk-act";
import type { OrderPhase } from "@/lib/cases/bulk/bulk-order";
import type { Translator } from "@/lib/i18n/translator";

/** What an order does, in a few words. */
export function actWords(t: Translator, act: BulkAct): string {
  if (act.kind !== "decide") return t(`bulk.acts.${act.kind}`);
  const track = t(`cases.tracks.${act.track}.label`);
  return t("bulk.acts.decide", { track, action: t(`cases.actions.${act.action}`) });
}

export const PHASE_TONES: Record<OrderPhase, TagTone> = {
  waiting: "waiting",
  working: "moving",
  finished: "done",
  undone: "closed",
};
