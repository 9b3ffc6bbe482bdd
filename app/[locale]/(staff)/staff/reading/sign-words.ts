import type { TagTone } from "@/app/_ui/tag";
import type { SignStanding } from "@/lib/cases/reading-watch/sign-moves";
import type { SignView } from "@/lib/cases/reading-watch/sign-view";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

export const SIGN_TONES: Readonly<Record<SignStanding, TagTone>> = {
  open: "new",
  asked: "waiting",
  answered: "moving",
  set_aside: "closed",
};

/** Why a sign is there, with its numbers; what is usual for the person only where that is known. */
export function signWords(t: Translator, { kind, numbers }: Pick<SignView, "kind" | "numbers">): string {
  const said = t(`watch.signs.${kind}`, numbers);
  const { usual, days } = numbers;
  return usual === undefined || !days ? said : `${said}${t("watch.usual", { usual, days })}`;
}

export function dayWords(t: Translator, day: string): string {
  return longDate(t.locale, startOfShanghaiDay(day));
}
