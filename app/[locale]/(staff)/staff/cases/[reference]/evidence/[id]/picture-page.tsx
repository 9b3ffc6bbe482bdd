import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import type { ReadingView } from "@/lib/evidence/reading-view";
import { shadeOver } from "@/lib/evidence/shade";
import { BackToCase } from "../../case-way-back";
import { BoxedPicture } from "./boxed-picture";
import { FieldsForm, type Typed } from "./fields-form";
import { MasksForm } from "./masks-form";
import { UnmaskForm } from "./unmask-form";

export type PicturePage = {
  reference: string;
  view: ReadingView;
  /** The picture itself, where it is shown without masks; it has no address of its own. */
  unmasked?: string | undefined;
  /** What could not be done, as a key of `reading.refused`. */
  refused?: { reason: string; status: number } | undefined;
  /** What was done, as a key of `reading.done`. */
  done?: string | null | undefined;
  typed?: Typed | undefined;
};

export function addressOf({ t }: StaffVisit, reference: string, id: string): string {
  return `/${t.locale}/staff/cases/${reference}/evidence/${id}`;
}

/** One picture of a case: what was read on it to be confirmed, and what hides what is private on it. */
export function picturePage(visit: StaffVisit, page: PicturePage): Promise<Response> {
  const { t } = visit;
  const title = t("reading.title", { n: page.view.position });
  return staffPage(visit, {
    title,
    status: page.refused?.status,
    error: page.refused !== undefined,
    current: "queue",
    scripts: ["staff-keys.js", "reading.js"],
    children: (
      <div className="stack">
        <BackToCase visit={visit} reference={page.reference} />
        <h1>{title}</h1>
        <Said visit={visit} page={page} />
        <Panes visit={visit} page={page} />
      </div>
    ),
  });
}

type Props = { visit: StaffVisit; page: PicturePage };

/** The words for how the picture stands; one with no mask on it is not said to hide anything. */
function standing({ failure, state, masks }: PicturePage["view"]): string {
  if (failure && state === "waiting") return `failed.${failure}`;
  return `states.${state === "masked" && masks.length === 0 ? "bare" : state}`;
}

function Said({ visit: { t }, page }: Props): ReactElement {
  const { view, refused, done, unmasked } = page;
  return (
    <>
      {refused ? (
        <div className="error-summary" role="alert">
          <p>{t(`reading.refused.${refused.reason}`)}</p>
        </div>
      ) : null}
      {done && t.has(`reading.done.${done}`) ? (
        <Notice tone="success" live>
          {t(`reading.done.${done}`)}
        </Notice>
      ) : null}
      <Notice tone={unmasked ? "warning" : "info"}>
        {t(unmasked ? "reading.states.unmasked" : `reading.${standing(view)}`)}
      </Notice>
    </>
  );
}

function Panes({ visit, page }: Props): ReactElement {
  const { t, staff } = visit;
  const { view, unmasked, refused } = page;
  const at = addressOf(visit, page.reference, view.id);
  const formToken = visitFormToken(visit);
  const may = { show: holds(staff, "evidence:unmask"), burn: holds(staff, "evidence:burn") };
  const noPurpose = refused?.reason === "no_purpose" ? t("reading.refused.no_purpose") : undefined;
  const burnt = view.state === "burnt";
  return (
    <div className="read-panes">
      <BoxedPicture t={t} view={view} src={unmasked ?? `${at}/copy`} shade={shadeOver(staff, view)} />
      <div className="stack">
        {may.show && !unmasked && !burnt ? <UnmaskForm {...{ t, formToken, at, error: noPurpose }} /> : null}
        {unmasked && view.state === "waiting" ? <LookedOver {...{ visit, page, at }} /> : null}
        <section aria-labelledby="fields">
          <h2 id="fields">{t("reading.heading")}</h2>
          <p className="hint">{t("reading.proposal")}</p>
          {view.fields.length === 0 ? <p className="muted">{t("reading.nothing")}</p> : null}
          {burnt ? null : <FieldsForm {...{ t, formToken, at, view, typed: page.typed }} />}
        </section>
        <section aria-labelledby="masks">
          <h2 id="masks">{t("reading.masks.heading")}</h2>
          {burnt ? null : <MasksForm {...{ t, formToken, at, view, may }} />}
        </section>
      </div>
    </div>
  );
}

/** Takes the veil off a picture that a person has seen, once the boxes are where they belong. */
function LookedOver({ visit, page, at }: Props & { at: string }): ReactElement {
  const { t } = visit;
  return (
    <form method="post" action={`${at}/masks`}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="version" value={page.view.version} />
      <p>{t("reading.lookedOver.hint")}</p>
      <Button variant="secondary" name={BUTTON_FIELD} value="looked_over">
        {t("reading.lookedOver.say")}
      </Button>
    </form>
  );
}
