import type { ReactElement } from "react";
import { SummaryList, type SummaryRow } from "@/app/_ui/summary-list";
import type { CaseView, SubmissionView } from "@/lib/cases/case-view";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";

type Step = { step: string; rows: readonly (readonly [label: string, value: string | null | undefined])[] };

/** Everything the reporter gave, step by step as they were asked; the way to reach them stays hidden. */
export function CaseFacts({ t, view }: { t: Translator; view: CaseView }): ReactElement {
  const { submission } = view;
  if (!submission) return <p className="muted">{t("staffCase.facts.nothing")}</p>;
  const steps = stepsOf(t, view.right, submission);
  const channel = t(`staffCase.facts.channels.${submission.channel}`);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t("staffCase.facts.heading")}</h2>
      <p className="muted">
        {t("staffCase.facts.received", { channel, date: dateTime(t.locale, submission.receivedAt) })}
      </p>
      {steps.map(({ step, rows }) => (
        <FactStep key={step} t={t} step={step} rows={rows} />
      ))}
    </section>
  );
}

function FactStep({ t, step, rows }: Step & { t: Translator }): ReactElement | null {
  const given = rows.flatMap(([label, value]): SummaryRow[] => {
    if (!value) return [];
    return [{ key: label, label: t(`staffCase.facts.${label}`), value: <span className="given">{value}</span> }];
  });
  if (given.length === 0) return null;
  return (
    <>
      <h3>{t(`staffCase.facts.steps.${step}`)}</h3>
      <SummaryList rows={given} />
    </>
  );
}

function stepsOf(t: Translator, right: CaseView["right"], submission: SubmissionView): Step[] {
  const { what, where, seen, logistics, demand, care } = submission.facts;
  const list = (group: string, codes: readonly string[]) =>
    codes.map((code) => t(`report.${group}.${code}`)).join(t("access.listSeparator"));
  const time = (typed: string) => typed.replace("T", " ");
  return [
    {
      step: "what",
      rows: [
        ["what", what.kind && t(`report.kinds.${what.kind}.label`)],
        ["paidInAdvance", what.paidInAdvance ? "✓" : null],
      ],
    },
    {
      step: "where",
      rows: [
        ["platform", platformName(t, where)],
        ["shop", where.shopName],
        ["link", where.link],
        ["product", where.product],
        ["happenedOn", where.happenedOn],
      ],
    },
    {
      step: "seen",
      rows: [
        ["story", seen.story],
        ["reviewText", seen.reviewText],
        ["reviewerNames", seen.reviewerNames],
        ["demands", list("demands", seen.demands)],
        ["offers", list("offers", seen.offers)],
        ["offerAmount", seen.offerAmount],
        ["contacts", seen.contacts],
        ["orderNumber", seen.orderNumber],
      ],
    },
    {
      step: "logistics",
      rows: [
        ["courier", logistics.courier],
        ["waybills", logistics.waybills.join("\n")],
        ["orderedAt", time(logistics.orderedAt)],
        ["collectedAt", time(logistics.collectedAt)],
        ["signedAt", time(logistics.signedAt)],
        ["reviewedAt", time(logistics.reviewedAt)],
        ["oddities", list("oddities", logistics.oddities)],
      ],
    },
    {
      step: "wish",
      rows: [
        ["demand", demand],
        ["care", list("cares", care)],
        ...(right.kind === "own" ? contactRows(t, submission) : []),
      ],
    },
  ];
}

function contactRows(t: Translator, { contactKind, updatesWanted, locale }: SubmissionView): Step["rows"] {
  return [
    ["contact", t(`staffCase.facts.contactKinds.${contactKind ?? "none"}`)],
    ["updates", updatesWanted ? "✓" : null],
    ["language", t(`staffCase.facts.languages.${locale}`)],
  ];
}

function platformName(t: Translator, { platform, platformName: typed }: { platform: string; platformName: string }) {
  return isPlatformId(platform) ? PLATFORMS[platform][t.locale] : typed;
}
