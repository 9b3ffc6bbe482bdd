import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import type { CaseView } from "@/lib/cases/case-view";
import { type QueueFilter, queueAddress, readQueueCursor } from "@/lib/cases/queue-filter";
import { ACTIONS } from "@/lib/cases/step";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { stateLabel, toneOf } from "../../queue-items";
import { CaseActivity } from "./case-activity";
import { CaseBadFaith } from "./case-bad-faith";
import { CaseChecklist } from "./case-checklist";
import { CaseContact } from "./case-contact";
import { CaseDataRequests } from "./case-data-requests";
import { CaseEvidence } from "./case-evidence";
import { CaseFacts } from "./case-facts";
import { CaseGuardian } from "./case-guardian";
import { CaseLetter } from "./case-letter";
import { CaseLitigation, LitigationBanner } from "./case-litigation";
import { CaseMoney } from "./case-money";
import { CasePacket } from "./case-packet";
import { CasePreservation } from "./case-preservation";
import { CaseRecusal } from "./case-recusal";
import { CaseRouting } from "./case-routing";
import { BackToSections, CaseSections, goesOut } from "./case-sections";
import { CaseSharing, SharedBanner } from "./case-sharing";
import { CaseStandingPanel } from "./case-standing";
import { CaseSuits } from "./case-suits";
import { CaseTracks } from "./case-tracks";
import { CaseMessages, CaseNotes } from "./case-writing";
import { ClaimBar } from "./claim-bar";
import { CoReportersPanel } from "./co-reporters-panel";
import { ConcentrationPanel } from "./concentration-panel";
import { DecisionPanel } from "./decision-panel";
import { DeskBar } from "./desk-bar";
import { MergeBanner } from "./merge-banner";
import { MergedPanel } from "./merged-panel";
import { RelatedCases } from "./related-cases";
import { SameWords } from "./same-words";
import { SplitPanel } from "./split-panel";
import { WroteBanner } from "./wrote-banner";

type Shown = { page: StaffPage; view: CaseView; asked: URLSearchParams; filter: QueueFilter };

/** One case: what may be done on top, then what was given, beside it the clocks, the notes and what has happened. */
export function CaseDetail({ page, view, asked, filter }: Shown): ReactElement {
  const { t } = page;
  const cursor = readQueueCursor(asked);
  const back = queueAddress(filter, cursor).toString();
  const to = (choice: Record<string, string>) => {
    const address = queueAddress(filter, cursor);
    for (const [name, value] of Object.entries(choice)) if (value) address.set(name, value);
    return `/${t.locale}/staff/cases/${view.reference}?${address}`;
  };
  return (
    <>
      <p className="narrow-only">
        <a href={`/${t.locale}/staff${back ? `?${back}` : ""}`}>{t("staffCase.backToQueue")}</a>
      </p>
      <CaseHead page={page} view={view} />
      <CaseSections t={t} view={view} />
      <Done page={page} asked={asked} />
      <SharedBanner page={page} view={view} />
      <LitigationBanner page={page} view={view} />
      <WroteBanner t={t} view={view} />
      <MergeBanner page={page} view={view} via={asked.get("via")} />
      <ClaimBar page={page} view={view} list={back} />
      {goesOut(view, "case:claim") ? <DeskBar page={page} view={view} asked={asked} list={back} to={to} /> : null}
      <DecisionPanel
        page={page}
        view={view}
        chosen={{ track: asked.get("on"), action: asked.get("act"), repeats: asked.get("as") === "last" }}
        list={back}
        to={to}
      />
      <CaseTracks page={page} view={view} now={new Date()} />
      <div className="panes">
        <div className="stack">
          {view.right.kind === "own" ? <CaseGuardian t={t} caseId={view.id} /> : null}
          {view.right.kind === "own" ? <CaseLetter t={t} caseId={view.id} /> : null}
          <CaseFacts t={t} view={view} />
          <CaseContact page={page} view={view} />
          {goesOut(view, "evidence:view") ? <CaseEvidence page={page} view={view} /> : null}
          <MergedPanel page={page} view={view} />
          <SplitPanel page={page} view={view} />
          {view.right.kind === "own" ? <CoReportersPanel t={t} view={view} /> : null}
          <CasePacket page={page} view={view} />
          {goesOut(view, "message:send") ? <CaseMessages page={page} view={view} list={back} /> : null}
          <BackToSections t={t} />
        </div>
        <div className="stack">
          {view.right.kind === "own" ? <CaseDataRequests page={page} view={view} /> : null}
          {view.right.kind === "own" ? <CaseChecklist page={page} view={view} list={back} /> : null}
          {view.right.kind === "own" ? <CaseStandingPanel t={t} view={view} /> : null}
          <CaseRouting page={page} view={view} list={back} />
          <CaseNotes page={page} view={view} list={back} />
          {goesOut(view, "case:claim") ? <CaseRecusal page={page} view={view} /> : null}
          <CaseLitigation page={page} view={view} />
          <CaseBadFaith page={page} view={view} />
          <CaseSharing page={page} view={view} />
          {view.right.kind === "own" ? <CaseMoney page={page} view={view} /> : null}
          <SameWords t={t} view={view} />
          <ConcentrationPanel t={t} view={view} />
          {view.right.kind === "own" ? <CasePreservation page={page} view={view} now={new Date()} /> : null}
          {view.right.kind === "own" ? <CaseSuits page={page} view={view} /> : null}
          <RelatedCases page={page} view={view} />
          <CaseActivity t={t} view={view} />
          <BackToSections t={t} />
        </div>
      </div>
    </>
  );
}

function CaseHead({ page: { t }, view }: Pick<Shown, "page" | "view">): ReactElement {
  return (
    <>
      <div className="case-head">
        <h1>{view.title}</h1>
      </div>
      <div className="case-head">
        <span className="ref">{view.reference}</span>
        {view.tracks.map(({ id, position }) => (
          <Tag key={id} tone={toneOf(position)}>
            {stateLabel(t, position)}
          </Tag>
        ))}
        <span className="muted">{t("staffCase.opened", { date: longDate(t.locale, view.openedAt) })}</span>
      </div>
    </>
  );
}

const NOT_DONE = new Set([
  "staffCase.done.taken",
  "staffCase.done.ended",
  "staffCase.done.not_yours",
  "staffCase.done.already_shared",
]);

/** Names of acts that are no step of a track. */
function didWords(t: Translator, asked: URLSearchParams): string {
  const key = `desk.did.${asked.get("did")}`;
  return t.has(key) ? t(key) : "";
}

function Done({ page: { t }, asked }: Pick<Shown, "page" | "asked">): ReactElement | null {
  const done = /^\w+$/.exec(asked.get("done") ?? "")?.[0];
  const key = [`staffCase.done.${done}`, `desk.done.${done}`].find((known) => t.has(known));
  if (!done || !key) return null;
  const action = ACTIONS.find((known) => known === asked.get("did"));
  return (
    <Notice tone={NOT_DONE.has(key) ? "warning" : "success"} live>
      {t(key, {
        action: action ? t(`cases.actions.${action}`) : didWords(t, asked),
        reference: asked.get("from") ?? "",
      })}
    </Notice>
  );
}
