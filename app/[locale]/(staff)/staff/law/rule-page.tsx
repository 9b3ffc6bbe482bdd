import type { ReactElement } from "react";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { BackLink } from "@/app/_ui/back-link";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import type { RuleHistory, VersionView } from "@/lib/cases/law/read-law";
import type { VersionInput } from "@/lib/cases/law/schema";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import { dayWords, lawWords, lengthWords, MarkTag } from "./law-words";
import { VersionForm } from "./version-form";
import { VersionsTable, type Withdrawing, withdrawFieldId } from "./versions-table";

/** What came of the last form. */
export type RuleOutcome = {
  typed?: VersionInput;
  errors?: readonly FieldError[];
  withdrawing?: Withdrawing;
  /** Somebody else recorded a version meanwhile. */
  stale?: boolean;
  status?: number;
};
type Shown = { visit: StaffVisit; history: RuleHistory; outcome: RuleOutcome; now: Date };

/** One rule: what counts now, the form for what is to follow, and all versions. */
export function rulePage(shown: Shown): Promise<Response> {
  const { visit, history, outcome } = shown;
  const { t } = visit;
  const title = titleForStaff(history.shipped)[t.locale];
  const faulty = (outcome.errors ?? []).length > 0 || outcome.withdrawing !== undefined;
  return staffPage(visit, {
    title,
    status: outcome.status ?? (faulty ? 422 : 200),
    error: faulty,
    current: "law",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <BackLink href={here(visit, "/staff/law")} label={t("law.rule.back")} />
        <h1>{title}</h1>
        <Said {...shown} />
        <div className="panes">
          <InForce {...shown} />
          {history.mayRecord ? <Recording {...shown} /> : <p className="muted">{t("law.rule.readOnly")}</p>}
        </div>
        <h2>{t("law.rule.history")}</h2>
        <VersionsTable
          t={t}
          formToken={visitFormToken(visit)}
          address={addressOf(shown)}
          history={history}
          withdrawing={outcome.withdrawing ?? null}
        />
      </div>
    ),
  });
}

function addressOf({ visit, history }: Shown): string {
  return here(visit, `/staff/law/${history.id}`);
}

function Said({ visit: { t, url }, history, outcome }: Shown): ReactElement | null {
  const { withdrawing } = outcome;
  if (outcome.stale) return <Notice tone="warning">{t("law.stale")}</Notice>;
  if (withdrawing) {
    const errors = [{ fieldId: withdrawFieldId(withdrawing.number), message: withdrawing.error }];
    return <ErrorSummary title={t("ui.errorTitle")} errors={errors} />;
  }
  const done = outcome.typed ? null : url.searchParams.get("done");
  const newest = history.versions.find(({ recorded }) => recorded?.number === history.base);
  if (done === "withdrawn") {
    return (
      <Notice tone="success" live>
        {t("law.done.withdrawn")}
      </Notice>
    );
  }
  if (done !== "recorded" || !newest) return null;
  return (
    <Notice tone="success" live>
      {t("law.done.recorded", { day: dayWords(t, newest.validFrom) })}
    </Notice>
  );
}

function InForce({ visit: { t }, history }: Shown): ReactElement | null {
  const version = history.versions.find(({ state }) => state === "in_force");
  if (!version) return null;
  const rows = [
    { key: "period", label: t("law.column.period"), value: lengthWords(t, version.length, version.extension) },
    { key: "whose", label: t("law.rule.whose"), value: t(`law.whose.${history.shipped.binds}`) },
    { key: "law", label: t("law.column.law"), value: lawWords(t, version) },
    { key: "source", label: t("law.column.source"), value: <span className="given">{version.source[t.locale]}</span> },
    { key: "mark", label: t("law.rule.mark"), value: <MarkTag t={t} mark={version.mark} /> },
    { key: "from", label: t("law.rule.from"), value: dayWords(t, version.validFrom) },
  ];
  return (
    <section aria-labelledby="in-force" className="stack">
      <h2 id="in-force">{t("law.inForce")}</h2>
      <SummaryList rows={rows} />
    </section>
  );
}

function Recording(shown: Shown): ReactElement {
  const { visit, history, outcome, now } = shown;
  const { t } = visit;
  const own = outcome.typed ?? typedOf(history);
  return (
    <section aria-labelledby="record" className="stack">
      <h2 id="record">{t("law.form.title")}</h2>
      <p className="muted">{t("law.rule.inherited")}</p>
      <VersionForm
        t={t}
        formToken={visitFormToken(visit)}
        address={addressOf(shown)}
        rule={history.shipped}
        typed={outcome.stale ? { ...own, base: `${history.base}` } : own}
        errors={outcome.errors ?? []}
        now={now}
      />
    </section>
  );
}

/** Begins with what is last on record; where it stands, how sure we are and from when is for the writer to say anew. */
function typedOf({ versions, base, shipped }: RuleHistory): VersionInput {
  const last: VersionView | undefined = versions.find(({ state }) => state !== "withdrawn");
  const { length, law, article } = last ?? shipped;
  return {
    base: `${base}`,
    amount: `${length.amount}`,
    unit: length.unit,
    extension: `${last?.extension ?? ""}`,
    lawZh: law.zh,
    lawEn: law.en,
    article: article ?? "",
    source: "",
    mark: "",
    validFrom: "",
    reason: "",
  };
}
