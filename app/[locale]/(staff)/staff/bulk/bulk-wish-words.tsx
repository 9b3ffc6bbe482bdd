import type { ReactElement } from "react";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { SummaryList } from "@/app/_ui/summary-list";
import { stepInBulk } from "@/lib/cases/bulk/bulk-act";
import type { BulkWish } from "@/lib/cases/bulk/bulk-wish";
import type { WeighedRow } from "@/lib/cases/bulk/weigh-rows";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { shortDueDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { Aside } from "../cases/[reference]/decisions/decision-preview";
import { Letters } from "./letters";

type Props = {
  visit: StaffVisit;
  wish: BulkWish;
  passing: readonly WeighedRow[];
  /** Which of their letters is shown. */
  letter: number;
  toName: string;
};

/** What an order says: as its reporters will read it, and what stays among staff. */
export function BulkWords({ visit: { t }, wish, passing, letter, toName }: Props): ReactElement {
  if (wish.kind !== "decide") return <WishFacts t={t} wish={wish} toName={toName} />;
  return (
    <>
      <Letters t={t} wish={wish} passing={passing} at={letter} />
      {wish.target ? <Aside label={t("staffCase.preview.target")} text={wish.target} /> : null}
      {wish.note ? <Aside label={t("staffCase.preview.internal")} text={wish.note} /> : null}
    </>
  );
}

/** How a case will stand that is passed on or laid aside; null where its state says it. */
export function actThen(t: Translator, wish: BulkWish, toName: string): string | null {
  if (wish.kind === "decide") return null;
  if (wish.kind === "hold") return t("desk.tags.held", { date: holdDate(t, wish.until) });
  return wish.to ? t("desk.tags.assigned", { name: toName }) : t("desk.assign.nobody");
}

function holdDate(t: Translator, until: string): string {
  return shortDueDate(t.locale, startOfShanghaiDay(until));
}

/** The words of an order in a few rows. */
export function WishFacts({ t, wish, toName }: { t: Translator; wish: BulkWish; toName: string }): ReactElement | null {
  const said = Object.entries(factsOf(t, wish, toName)).filter(([, value]) => value !== "");
  if (said.length === 0) return null;
  const given = (text: string) => <span className="given">{text}</span>;
  return (
    <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`bulk.facts.${key}`), value: given(value) }))} />
  );
}

function factsOf(t: Translator, wish: BulkWish, toName: string): Record<string, string> {
  if (wish.kind === "assign") return { to: wish.to ? toName : t("desk.assign.toNobody") };
  if (wish.kind === "hold") {
    return { until: holdDate(t, wish.until), reason: t(`desk.hold.reasons.${wish.reason}`), note: wish.note };
  }
  const { ground, target, message, note, track, action } = wish;
  const list = stepInBulk(track, action)?.ground;
  return { ground: list && ground ? t(`cases.grounds.${list}.${ground}.label`) : "", target, message, note };
}
