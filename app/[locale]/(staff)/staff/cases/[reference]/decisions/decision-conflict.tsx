import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import type { CaseView, TrackView } from "@/lib/cases/case-view";
import { readCase } from "@/lib/cases/read-case";
import { ACTIONS } from "@/lib/cases/step";
import { clockTime, dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { doerName } from "../case-activity";
import { BackToCase } from "../case-way-back";
import type { DecisionInput } from "./decision-input";

/** The case as it was opened beside the case as it is, and everything that was typed. */
export async function decisionConflict(visit: StaffVisit, input: DecisionInput, reason: string): Promise<Response> {
  const { t } = visit;
  const { request, typed } = input;
  const read = request && (await readCase(visit.staff, request.reference));
  const track = read?.ok ? read.view.tracks.find(({ position }) => position.track === request?.track) : undefined;
  if (!request || !read?.ok || !track) return staffErrorPage(visit, "not_found", 404);
  const taken = reason === "not_claimed";
  const title = t(taken ? "staffCase.conflict.takenTitle" : "staffCase.conflict.title");
  const stillLegal = track.actions.includes(request.action) && !taken;
  return staffPage(visit, {
    title,
    status: 409,
    current: "queue",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <p>{t(taken ? "staffCase.conflict.takenIntro" : "staffCase.conflict.intro")}</p>
        {taken || reason === "stale" ? null : <Notice tone="warning">{t(`staffCase.problems.${reason}`)}</Notice>}
        <ThenAndNow visit={visit} view={read.view} track={track} typed={typed} />
        {taken ? null : <p>{legalWords(t, track)}</p>}
        <Typed visit={visit} input={input} version={stillLegal ? track : null} />
        <BackToCase visit={visit} reference={request.reference} />
      </div>
    ),
  });
}

/** What the state of now allows this person, instead of what they sent. */
function legalWords(t: Translator, { actions }: TrackView): string {
  if (actions.length === 0) return t("staffCase.conflict.legalNone");
  const words = actions.map((action) => t(`cases.actions.${action}`)).join(t("access.listSeparator"));
  return t("staffCase.conflict.legal", { actions: words });
}

type ThenAndNowProps = { visit: StaffVisit; view: CaseView; track: TrackView; typed: DecisionInput["typed"] };

/** A track counts its steps: as many of the newest ones as it has moved on were not there then. */
function ThenAndNow({ visit: { t }, view, track, typed }: ThenAndNowProps): ReactElement {
  const kind = track.position.track;
  const label = (state: string) => {
    const key = `cases.states.${kind}.${state}.label`;
    return t.has(key) ? t(key) : "–";
  };
  const steps = view.events.filter((event) => event.track === kind && ACTIONS.some((action) => action === event.kind));
  const before = steps.slice(0, steps.length - Math.max(0, track.version - Number(typed.version)));
  const holder = view.claim
    ? t("queue.claimedBy", { name: view.claim.name, time: clockTime(t.locale, view.claim.until) })
    : t("staffCase.conflict.free");
  const columns = (["what", "then", "now"] as const).map((key) => ({ key, label: t(`staffCase.conflict.${key}`) }));
  const rows = [
    { key: "state", cells: [t("staffCase.conflict.state"), label(typed.opened ?? ""), label(track.position.state)] },
    { key: "step", cells: [t("staffCase.conflict.lastStep"), lastStep(t, before), lastStep(t, steps)] },
    { key: "holder", cells: [t("staffCase.conflict.holder"), t("staffCase.conflict.you"), holder] },
  ];
  return <DataTable caption={t("staffCase.conflict.title")} captionHidden columns={columns} rows={rows} empty="" />;
}

function lastStep(t: Translator, steps: CaseView["events"]): string {
  const last = steps.at(-1);
  if (!last) return t("staffCase.conflict.nobody");
  const by = t("staffCase.conflict.lastBy", { who: doerName(t, last.by), time: dateTime(t.locale, last.at) });
  return `${t(`cases.actions.${last.kind}`)} · ${by}`;
}

type TypedProps = { visit: StaffVisit; input: DecisionInput; version: TrackView | null };

function Typed({ visit, input: { typed }, version }: TypedProps): ReactElement | null {
  const { t } = visit;
  const texts = (["message", "note", "target"] as const).filter((name) => typed[name]?.trim());
  const now = version ? { ...typed, version: `${version.version}`, opened: version.position.state } : null;
  return (
    <>
      {texts.length > 0 ? <h2>{t("staffCase.conflict.typed")}</h2> : null}
      {texts.map((name) => (
        <blockquote key={name} className="given">
          {typed[name]}
        </blockquote>
      ))}
      {now ? (
        <form method="post" action={visit.url.pathname}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          {Object.entries(now).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button name="do" value="preview" variant="secondary">
            {t("staffCase.conflict.again")}
          </Button>
        </form>
      ) : null}
    </>
  );
}
