import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Radios } from "@/app/_ui/choice-list";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { TextArea } from "@/app/_ui/text-area";
import { HELD_DECISIONS, type HeldField, LONGEST_REASON } from "@/lib/evidence/held-file";
import type { HeldFileView } from "@/lib/evidence/open-held-file";
import { dateTime, wholeNumber } from "@/lib/i18n/dates";
import { BackToCase } from "../../../case-way-back";

export const HELD_FIELDS = ["decision", "because"] as const satisfies readonly HeldField[];

export type HeldPage = {
  reference: string;
  view: HeldFileView;
  typed?: Record<HeldField, string>;
  errors?: Partial<Record<HeldField, string>>;
};

type Props = { visit: StaffVisit; page: HeldPage };

/** A file that waits for a person: what is known of it, and the two things that can be decided. */
export function heldPage(visit: StaffVisit, page: HeldPage): Promise<Response> {
  const { t } = visit;
  const title = t("held.title", { n: page.view.position });
  const wrong = Object.keys(page.errors ?? {}).length > 0;
  return staffPage(visit, {
    title,
    status: wrong ? 422 : 200,
    error: wrong,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={page.reference} />
        <h1>{title}</h1>
        <Notice tone="warning">{t(`held.why.${page.view.why}`)}</Notice>
        <Known visit={visit} page={page} />
        <Last visit={visit} page={page} />
        <Decide visit={visit} page={page} />
      </div>
    ),
  });
}

function Known({ visit: { t }, page: { view } }: Props): ReactElement {
  const received = {
    date: dateTime(t.locale, view.receivedAt),
    source: t(`staffCase.evidence.sources.${view.source}`),
  };
  const rows = [
    { key: "kind", label: t("held.kind"), value: t(`staffCase.evidence.kinds.${view.kind}`) },
    { key: "mime", label: t("held.mime"), value: view.mime },
    {
      key: "size",
      label: t("held.size"),
      value: t("staffCase.evidence.size", { kb: wholeNumber(t.locale, Math.ceil(view.bytes / 1_000)) }),
    },
    { key: "received", label: t("held.received"), value: t("staffCase.evidence.receivedFrom", received) },
    { key: "hash", label: t("staffCase.evidence.hash"), value: <code className="hash">{view.sha256}</code> },
  ];
  return <SummaryList rows={rows} />;
}

function Last({ visit: { t }, page: { view } }: Props): ReactElement | null {
  if (!view.last) return null;
  const { decision, because, by, at } = view.last;
  return (
    <section aria-labelledby="last">
      <h2 id="last">{t("held.last")}</h2>
      <p>{t(`held.decided.${decision}`, { by, date: dateTime(t.locale, at) })}</p>
      <p className="given">{because}</p>
    </section>
  );
}

function Decide({ visit, page }: Props): ReactElement {
  const { t } = visit;
  const { reference, view, typed, errors = {} } = page;
  const wrong = (field: HeldField) => errors[field] && t(`held.problems.${errors[field]}`, { max: LONGEST_REASON });
  const choices = HELD_DECISIONS.filter((value) => value !== "show" || view.canBeShown).map((value) => {
    return { value, label: t(`held.decisions.${value}`), hint: t(`held.means.${value}`) };
  });
  const found = HELD_FIELDS.flatMap((field) => {
    const message = wrong(field);
    return message ? [{ fieldId: field, message }] : [];
  });
  const action = visit.url.pathname;
  return (
    <StaffForm t={t} formToken={visitFormToken(visit)} action={action} button={t("held.decide")} errors={found}>
      <Radios
        name="decision"
        legend={t("held.decision")}
        hint={view.canBeShown ? undefined : t("held.nothingToShow")}
        choices={choices}
        value={typed?.decision ?? ""}
        error={wrong("decision")}
      />
      <TextArea
        name="because"
        label={t("held.because")}
        hint={t("held.becauseHint", { reference })}
        rows={3}
        value={typed?.because ?? ""}
        error={wrong("because")}
      />
    </StaffForm>
  );
}
