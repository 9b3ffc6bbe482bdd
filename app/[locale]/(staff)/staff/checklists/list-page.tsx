import type { ReactElement } from "react";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import type { ListPreview } from "@/lib/cases/checklists/preview-checklist";
import type { KindHistory } from "@/lib/cases/checklists/read-checklists";
import { ListForm } from "./list-form";
import { type ListTyped, typedOf } from "./list-input";
import { ItemsOf, PreviewPanel, VersionsTable } from "./list-panels";

/** What came of the last form. */
export type ListOutcome = {
  typed?: ListTyped;
  errors?: readonly FieldError[];
  preview?: ListPreview;
  /** Somebody else was faster. */
  stale?: boolean;
  /** The list as shipped stands in the form. */
  house?: boolean;
};
type Shown = { visit: StaffVisit; list: KindHistory; outcome: ListOutcome };

/** One list: its form, its preview, and all that it ever said. */
export function listPage(shown: Shown): Promise<Response> {
  const { visit, list, outcome } = shown;
  const { t } = visit;
  const title = t("checklist.form.title", { kind: t(`checklist.kinds.${list.kind}`) });
  const faulty = (outcome.errors ?? []).length > 0;
  return staffPage(visit, {
    title,
    status: outcome.stale ? 409 : faulty ? 422 : 200,
    error: faulty,
    current: "checklists",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <Said {...shown} />
        <Editing {...shown} />
        <VersionsTable t={t} versions={list.versions} />
        <p>
          <a href={here(visit, "/staff/checklists")}>{t("checklist.form.back")}</a>
        </p>
      </div>
    ),
  });
}

function Said({ visit: { t, url }, list, outcome }: Shown): ReactElement | null {
  const { version } = list.current;
  if (outcome.stale) return <Notice tone="warning">{t("checklist.stale", { version })}</Notice>;
  if (outcome.house) return <Notice live>{t("checklist.done.house")}</Notice>;
  if (url.searchParams.get("done") !== "saved" || outcome.typed) return null;
  return (
    <Notice tone="success" live>
      {t("checklist.done.saved", { version })}
    </Notice>
  );
}

function Editing({ visit, list, outcome }: Shown): ReactElement {
  const { t } = visit;
  const { version, items } = list.current;
  const own = outcome.typed ?? typedOf(version, items);
  const typed = outcome.stale ? { ...own, base: `${version}` } : own;
  const form = (
    <ListForm
      t={t}
      formToken={visitFormToken(visit)}
      address={here(visit, `/staff/checklists/${list.kind}`)}
      typed={typed}
      errors={outcome.errors ?? []}
    />
  );
  if (!outcome.stale && !outcome.preview) return <div className="column">{form}</div>;
  return (
    <div className="panes">
      {form}
      <div className="stack">
        {outcome.stale ? <ItemsOf t={t} heading={t("checklist.theirs", { version })} items={items} /> : null}
        {outcome.preview ? <PreviewPanel t={t} preview={outcome.preview} /> : null}
      </div>
    </div>
  );
}
