import type { ReactElement } from "react";
import { Tag, type TagTone } from "@/app/_ui/tag";
import type { VersionState } from "@/lib/cases/law/read-law";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import { periodWords } from "@/lib/i18n/period-words";
import type { Translator } from "@/lib/i18n/translator";

const MARK_TONES = { L: "done", S: "moving", U: "waiting" } as const satisfies Record<string, TagTone>;

export const STATE_TONES: Readonly<Record<VersionState, TagTone>> = {
  ahead: "new",
  in_force: "done",
  past: "closed",
  withdrawn: "closed",
};

/** How sure we are of a version; a promise of our own needs no proof. */
export function MarkTag({ t, mark }: { t: Translator; mark: ClockRule["mark"] }): ReactElement {
  if (mark === null) return <Tag tone="closed">{t("law.ownPromise")}</Tag>;
  return <Tag tone={MARK_TONES[mark]}>{t(`law.form.marks.${mark}`)}</Tag>;
}

/** The law with its article, in the language of the page. */
export function lawWords(t: Translator, { law, article, mark }: Pick<ClockRule, "law" | "article" | "mark">): string {
  const name = law[t.locale];
  if (mark === null) return name;
  return article ? t("staffCase.clocks.lawArticle", { law: name, article }) : t("law.lawOnly", { law: name });
}

type Cited = Pick<ClockRule, "law" | "article" | "mark" | "source">;

/** The law, and below it where its text or the number was found. */
export function LawAndSource({ t, rule }: { t: Translator; rule: Cited }): ReactElement {
  return (
    <>
      {lawWords(t, rule)}
      <br />
      <span className="muted given">{rule.source[t.locale]}</span>
    </>
  );
}

export function dayWords(t: Translator, day: PlainDate): string {
  return longDate(t.locale, startOfShanghaiDay(day));
}

/** From when to when a version counts. */
export function spanWords(t: Translator, { validFrom, validTo }: Pick<ClockRule, "validFrom" | "validTo">): string {
  const from = dayWords(t, validFrom);
  return validTo === null ? t("law.from", { day: from }) : t("law.fromTo", { from, to: dayWords(t, validTo) });
}

/** How long, and by how much more at most. */
export function lengthWords(t: Translator, length: ClockRule["length"], extension: number | null): ReactElement {
  return (
    <>
      {periodWords(t, length)}
      {extension === null ? null : (
        <>
          <br />
          <span className="muted">
            {t("law.extendable", { period: periodWords(t, { ...length, amount: extension }) })}
          </span>
        </>
      )}
    </>
  );
}
