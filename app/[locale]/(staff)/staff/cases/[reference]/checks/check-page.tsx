import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { ANSWERS } from "@/lib/cases/checklists/checklist";
import { type CheckView, readChecklist } from "@/lib/cases/checklists/read-checklist";
import { itemWords, versionName } from "../../../checklists/checklist-words";
import { ItemsOf } from "../../../checklists/list-panels";
import { CheckLine } from "../case-checklist";
import { BackToCase } from "../case-way-back";
import { CheckForm } from "../check-form";

type Said = {
  item: string;
  state: string;
  note: string;
  once: string;
  shown: string;
  list: string;
  reason: "stale" | "reason_missing" | "too_long";
};

/** The answer that was not kept: the item with what was typed and its fault, or both states beside each other. */
export async function checkAgain(visit: StaffVisit, reference: string, said: Said): Promise<Response> {
  const { t } = visit;
  const read = await readChecklist(visit.staff, reference);
  const version = read.ok ? read.view.version : 0;
  const check = read.ok ? read.view.checks.find(({ key }) => key === said.item) : undefined;
  if (!check) return staffErrorPage(visit, "not_found", 404);
  const title = t("checklist.case.page", { reference });
  const stale = said.reason === "stale";
  return staffPage(visit, {
    title,
    status: stale ? 409 : 422,
    error: !stale,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        {stale ? (
          <Conflict {...{ visit, reference, said, check }} />
        ) : (
          <Faulty {...{ visit, reference, said, check, version }} />
        )}
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}

type Seen = { version: string; note: string };

/** There is another list than the one that the page showed: what it was, what it is now, and what was typed. */
export async function listMoved(visit: StaffVisit, reference: string, { version, note }: Seen): Promise<Response> {
  const { t } = visit;
  const read = await readChecklist(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, "not_found", 404);
  const { checks, newest, version: used } = read.view;
  const seen = /^\d{1,6}$/.test(version) ? versionName(t, Number(version)) : "–";
  const columns = (["then", "now", "newest"] as const).map((key) => ({ key, label: t(`checklist.case.${key}`) }));
  const rows = [{ key: "version", cells: [seen, versionName(t, used), versionName(t, newest)] }];
  const title = t("checklist.case.page", { reference });
  return staffPage(visit, {
    title,
    status: 409,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <p>{t("checklist.case.staleList")}</p>
        <DataTable caption={title} captionHidden columns={columns} rows={rows} empty="" />
        {note ? <blockquote className="given">{note}</blockquote> : null}
        <ItemsOf t={t} heading={t("checklist.case.heading")} items={checks} />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}

type Props = { visit: StaffVisit; reference: string; said: Said; check: CheckView };

function Faulty({ visit, reference, said, check, version }: Props & { version: number }): ReactElement {
  const { t } = visit;
  const error = t(said.reason === "too_long" ? "checklist.case.faultLong" : "checklist.case.faultReason");
  const typed = { note: said.note, once: said.once };
  return (
    <>
      <ErrorSummary title={t("ui.errorTitle")} errors={[{ fieldId: `remark-${check.key}`, message: error }]} />
      <CheckForm {...{ t, reference, check, version, typed, error }} list={said.list} formToken={visitFormToken(visit)}>
        <CheckLine t={t} check={check} />
      </CheckForm>
    </>
  );
}

/** The item as it was seen beside the item as it is; what was meant can be said once more, knowing both. */
function Conflict({ visit, reference, said, check }: Props): ReactElement {
  const { t } = visit;
  const name = (state: string) => {
    const key = `checklist.case.state.${state}`;
    return t.has(key) ? t(key) : "–";
  };
  const columns = (["item", "then", "now"] as const).map((key) => ({ key, label: t(`checklist.case.${key}`) }));
  const now = <CheckLine key="now" t={t} check={check} />;
  const rows = [{ key: check.key, cells: [itemWords(t, check), name(said.shown), now] }];
  const fields = {
    item: check.key,
    seen: check.said?.id ?? "",
    shown: check.state,
    remark: said.note,
    list: said.list,
  };
  const state = ANSWERS.find((known) => known === said.state);
  return (
    <>
      <p>{t("checklist.case.stale")}</p>
      <DataTable caption={t("checklist.case.item")} captionHidden columns={columns} rows={rows} empty="" />
      <h2>{t("checklist.case.typed")}</h2>
      <p className="given">{[name(said.state), said.note].filter(Boolean).join(" · ")}</p>
      <form method="post" action={here(visit, `/staff/cases/${reference}/checks`)}>
        <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
        {Object.entries({ ...fields, once: randomUUID() }).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Button name={BUTTON_FIELD} value={state ?? "done"} variant="secondary">
          {t("checklist.case.again")}
        </Button>
      </form>
    </>
  );
}
