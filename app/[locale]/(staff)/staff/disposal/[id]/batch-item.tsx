import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { SelectField } from "@/app/_ui/select-field";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { TextArea } from "@/app/_ui/text-area";
import { longDate } from "@/lib/i18n/dates";
import { KEEP_MONTHS, type KeepField } from "@/lib/retention/change-item";
import type { BatchView, ItemView } from "@/lib/retention/read-batches";
import { retentionRule } from "@/lib/retention/retention-rules";
import { lawWords } from "../disposal-words";

/** What was typed to keep one item for longer, and what was missing. */
export type Keeping = {
  typed: { item: string; months: string; reason: string };
  problems: Partial<Record<KeepField, string>>;
};
type Shown = { visit: StaffVisit; batch: BatchView; item: ItemView; outcome: { keeping?: Keeping } };

/** One record: which, under which rule it is due, and since when; below it what was said of it or became of it. */
export function BatchItem(shown: Shown): ReactElement {
  const { visit, batch, item } = shown;
  const { t } = visit;
  const rule = retentionRule(item.ruleId);
  const date = (at: Date) => longDate(t.locale, at);
  const gone = item.outcome === "disposed" && item.kind === "case";
  return (
    <>
      <p>
        {gone ? (
          <span className="ref">{item.reference}</span>
        ) : (
          <a className="ref" href={here(visit, `/staff/cases/${item.reference}`)}>
            {item.reference}
          </a>
        )}{" "}
        <b>{t(`disposal.kinds.${item.kind}`)}</b> <State {...shown} />
      </p>
      <p>{t("disposal.since", { start: date(item.startedAt), due: date(item.dueAt) })}</p>
      {rule ? (
        <p className="muted">
          {rule.title[t.locale]} · {lawWords(t, rule)}
        </p>
      ) : null}
      {item.kept ? (
        <>
          <p>{t("disposal.kept", { name: item.kept.by, date: date(item.kept.until) })}</p>
          <p className="given">{item.kept.reason}</p>
        </>
      ) : null}
      {item.hashes.map((hash) => (
        <p key={hash} className="muted">
          <code>{hash}</code>
        </p>
      ))}
      {batch.moves.includes("change") ? <Change {...shown} /> : null}
    </>
  );
}

const OUTCOME_TONES: Record<string, TagTone> = { disposed: "done", on_hold: "waiting" };

function State({ visit: { t }, item }: Shown): ReactElement | null {
  if (item.outcome) {
    return <Tag tone={OUTCOME_TONES[item.outcome] ?? "closed"}>{t(`disposal.outcomes.${item.outcome}`)}</Tag>;
  }
  return item.kept ? <Tag tone="waiting">{t("disposal.outcomes.kept")}</Tag> : null;
}

function Change({ visit, item, outcome }: Shown): ReactElement {
  const { t } = visit;
  const hidden = (
    <>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="item" value={item.id} />
    </>
  );
  if (item.kept) {
    return (
      <form method="post" action={visit.url.pathname}>
        {hidden}
        <Button name={BUTTON_FIELD} value="put_back" variant="secondary">
          {t("disposal.moves.put_back")}
        </Button>
      </form>
    );
  }
  const keeping = outcome.keeping?.typed.item === item.id ? outcome.keeping : undefined;
  const field = (name: KeepField) => {
    const problem = keeping?.problems[name];
    const error = problem && t(`disposal.problems.${problem}`);
    return { name, id: `${name}-${item.id}`, label: t(`disposal.keep.${name}`), error };
  };
  const fields = [field("months"), field("reason")] as const;
  const errors = fields.flatMap(({ id, error }) => (error ? [{ fieldId: id, message: error }] : []));
  return (
    <Details summary={t("disposal.keep.open")} open={keeping !== undefined}>
      <form method="post" action={visit.url.pathname} noValidate>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        {hidden}
        <SelectField
          {...fields[0]}
          placeholder={t("litigation.choose")}
          options={KEEP_MONTHS.map((value) => ({ value, label: t(`disposal.keep.for.${value}`) }))}
          value={keeping?.typed.months}
        />
        <TextArea {...fields[1]} rows={2} value={keeping?.typed.reason} />
        <Button name={BUTTON_FIELD} value="keep" variant="secondary">
          {t("disposal.moves.keep")}
        </Button>
      </form>
    </Details>
  );
}
