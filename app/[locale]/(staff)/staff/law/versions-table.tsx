import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Tag } from "@/app/_ui/tag";
import { TextArea } from "@/app/_ui/text-area";
import type { Deed, RuleHistory, VersionView } from "@/lib/cases/law/read-law";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { LawAndSource, lengthWords, MarkTag, STATE_TONES, spanWords } from "./law-words";

/** The form to take a version back, and what was wrong with the last one. */
export type Withdrawing = { number: number; reason: string; error: string };
type Props = {
  t: Translator;
  formToken: string;
  address: string;
  history: RuleHistory;
  withdrawing: Withdrawing | null;
};

const COLUMNS = ["version", "period", "mark", "law", "from", "by"] as const;

/** All that a rule ever said and is to say, with who recorded it and why. */
export function VersionsTable(props: Props): ReactElement {
  const { t, history } = props;
  return (
    <DataTable
      caption={t("law.rule.history")}
      captionHidden
      columns={COLUMNS.map((key) => ({ key, label: t(`law.column.${key}`) }))}
      rows={history.versions.map((version) => ({
        key: `${version.version} ${version.validFrom}`,
        cells: cellsOf(props, version),
        current: version.state === "in_force",
      }))}
      empty=""
    />
  );
}

function cellsOf(props: Props, version: VersionView) {
  const { t } = props;
  const { recorded, state, length, extension, mark } = version;
  return [
    <span key="version">
      {recorded ? t("law.recordedAs", { number: recorded.number }) : t("law.shipped")}{" "}
      <Tag tone={STATE_TONES[state]}>{t(`law.states.${state}`)}</Tag>
    </span>,
    <span key="period">{lengthWords(t, length, extension)}</span>,
    <MarkTag key="mark" t={t} mark={mark} />,
    <LawAndSource key="law" t={t} rule={version} />,
    spanWords(t, version),
    <RecordedBy key="by" {...props} version={version} />,
  ];
}

function deedWords(t: Translator, { by, at, reason }: Deed): string {
  return t("law.deed", { name: by, at: dateTime(t.locale, at), reason });
}

function RecordedBy(props: Props & { version: VersionView }): ReactElement {
  const { t, history } = props;
  const { recorded, withdrawn } = props.version;
  if (!recorded) return <>–</>;
  return (
    <div className="stack">
      <p>{deedWords(t, recorded)}</p>
      {withdrawn ? <p>{t("law.withdrawnBy", { deed: deedWords(t, withdrawn) })}</p> : null}
      {recorded.withdrawable && history.mayRecord ? <WithdrawForm {...props} number={recorded.number} /> : null}
    </div>
  );
}

function WithdrawForm({ t, formToken, address, withdrawing, number }: Props & { number: number }): ReactElement {
  const own = withdrawing?.number === number ? withdrawing : null;
  return (
    <Details summary={t("law.withdraw.open")} open={own !== null}>
      <form method="post" action={address} noValidate>
        <input type="hidden" name={TOKEN_FIELD} value={formToken} />
        <input type="hidden" name="number" value={number} />
        <TextArea
          name="why"
          id={withdrawFieldId(number)}
          rows={2}
          label={t("law.withdraw.why")}
          value={own?.reason}
          error={own?.error}
        />
        <Button name={BUTTON_FIELD} value="withdraw" variant="warning">
          {t("law.withdraw.button")}
        </Button>
      </form>
    </Details>
  );
}

/** Several versions may be open to be taken back on one page. */
export function withdrawFieldId(number: number): string {
  return `why-${number}`;
}
