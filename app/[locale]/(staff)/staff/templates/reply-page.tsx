import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import type { FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import type { ReplyPreview } from "@/lib/cases/replies/preview-reply";
import type { ReplyHistory } from "@/lib/cases/replies/read-replies";
import { dateTime } from "@/lib/i18n/dates";
import { ReplyForm, type ReplyTyped } from "./reply-form";
import { LetterOf, PreviewPanel, VariablesTable, VersionsTable } from "./reply-panels";

/** What came of the last form. */
export type ReplyOutcome = {
  typed?: ReplyTyped;
  errors?: readonly FieldError[];
  preview?: ReplyPreview;
  /** Somebody else was faster. */
  stale?: boolean;
  status?: number;
};
type Shown = { visit: StaffVisit; reply: ReplyHistory | null; outcome: ReplyOutcome };

const BLANK = {
  base: "0",
  name: "",
  textZh: "",
  textEn: "",
  track: "",
  action: "",
  ground: "",
  behaviour: "",
  case: "",
};

/** A new one has its id from the start: a second click makes no second. */
function typedOf(reply: ReplyHistory | null): ReplyTyped {
  if (!reply) return { ...BLANK, id: randomUUID() };
  const { name, textZh, textEn, version, track, action, ground, behaviour } = reply.current;
  const fit = { track: track ?? "", action: action ?? "", ground: ground ?? "", behaviour: behaviour ?? "" };
  return { ...BLANK, id: reply.id, base: `${version}`, name, textZh, textEn, ...fit };
}

/** One reply: its form, its preview, what it may contain, and all that it ever said. */
export function replyPage(shown: Shown): Promise<Response> {
  const { visit, reply, outcome } = shown;
  const { t } = visit;
  const title = reply ? t("replies.form.title", { name: reply.current.name }) : t("replies.form.newTitle");
  return staffPage(visit, {
    title,
    status: outcome.status,
    error: (outcome.errors ?? []).length > 0,
    current: "templates",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <Said {...shown} />
        {reply?.retired ? <Retired {...shown} /> : <Editing {...shown} />}
        {reply ? <VersionsTable t={t} versions={reply.versions} /> : null}
        <p>
          <a href={here(visit, "/staff/templates")}>{t("replies.form.back")}</a>
        </p>
      </div>
    ),
  });
}

function Said({ visit: { t, url }, reply, outcome }: Shown): ReactElement | null {
  const version = reply?.current.version ?? 0;
  if (outcome.stale) return <Notice tone="warning">{t("replies.stale", { version })}</Notice>;
  if (url.searchParams.get("done") !== "saved" || outcome.typed) return null;
  return (
    <Notice tone="success" live>
      {t("replies.done.saved", { version })}
    </Notice>
  );
}

function Editing({ visit, reply, outcome }: Shown): ReactElement {
  const { t } = visit;
  const own = outcome.typed ?? typedOf(reply);
  const typed = outcome.stale ? { ...own, base: typedOf(reply).base } : own;
  return (
    <div className="panes">
      <div className="stack">
        <ReplyForm
          t={t}
          formToken={visitFormToken(visit)}
          address={here(visit, `/staff/templates/${reply?.id ?? "new"}`)}
          typed={typed}
          errors={outcome.errors ?? []}
        />
        {reply ? <RetireForm visit={visit} reply={reply} /> : null}
      </div>
      <div className="stack">
        {outcome.stale && reply ? <LetterOf t={t} words={reply.current} /> : null}
        {outcome.preview ? <PreviewPanel t={t} preview={outcome.preview} /> : null}
        <VariablesTable t={t} />
      </div>
    </div>
  );
}

function RetireForm({ visit, reply }: { visit: StaffVisit; reply: ReplyHistory }): ReactElement {
  return (
    <form method="post" action={here(visit, `/staff/templates/${reply.id}`)}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="base" value={reply.current.version} />
      <Button name={BUTTON_FIELD} value="retire" variant="warning">
        {visit.t("replies.form.retire")}
      </Button>
    </form>
  );
}

function Retired({ visit: { t }, reply, outcome }: Shown): ReactElement | null {
  if (!reply?.retired) return null;
  const { at, by } = reply.retired;
  return (
    <>
      <Notice>{t("replies.retiredBy", { name: by, date: dateTime(t.locale, at) })}</Notice>
      <LetterOf t={t} words={reply.current} />
      {outcome.typed ? <LetterOf t={t} words={outcome.typed} yours /> : null}
    </>
  );
}
