import type { ReplyFit } from "@/lib/cases/replies/reply-fit";
import { REPLY_VARIABLE_NAMES, REPLY_VARIABLES, type ReplyVariable } from "@/lib/cases/replies/reply-template";
import type { NamePlatform } from "@/lib/cases/replies/reply-values";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { behaviourWords } from "../filter-words";

/** Platforms by their names; one that was typed in by hand is called as the reporter called it. */
export const platformIn: NamePlatform = (platform, locale) =>
  isPlatformId(platform) ? PLATFORMS[platform][locale] : "";

/** What variables stand for, in one line. */
export function variableNames(t: Translator, names: readonly ReplyVariable[]): string {
  return names.map((name) => t(`replies.variable.${name}`)).join(t("replies.list"));
}

/** A variable as it is written in a text of the language of the page. */
export function writtenVariable(t: Translator, name: ReplyVariable): string {
  return `{${t.locale === "zh" ? REPLY_VARIABLES[name] : name}}`;
}

/** All variables as they are written, in one line. */
export function knownVariables(t: Translator): string {
  return REPLY_VARIABLE_NAMES.map((name) => writtenVariable(t, name)).join(t("replies.list"));
}

/** What a reply is recommended for. */
export function fitWords(t: Translator, { track, action, ground, behaviour }: ReplyFit): string {
  const said = [
    track && t(`cases.tracks.${track}.label`),
    action && t(`cases.actions.${action}`),
    ground && t(`cases.grounds.${ground}.label`),
    behaviour && behaviourWords(t, behaviour),
  ].filter(Boolean);
  return said.length === 0 ? t("replies.fitAny") : said.join(t("replies.list"));
}
