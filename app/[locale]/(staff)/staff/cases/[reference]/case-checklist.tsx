import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { ItemState } from "@/lib/cases/checklists/checklist";
import { type ChecklistView, type CheckView, readChecklist } from "@/lib/cases/checklists/read-checklist";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { itemWords, stepNames, versionName } from "../../checklists/checklist-words";
import { CheckForm } from "./check-form";

type Shown = { page: StaffPage; view: CaseView; list: string };

/** What is to be looked at before this case is decided, and what has been. */
export async function CaseChecklist({ page, view, list }: Shown): Promise<ReactElement | null> {
  const { t, staff } = page;
  const read = await readChecklist(staff, view.reference);
  if (!read.ok) return null;
  const { checks, kind, version, recusedMe } = read.view;
  const may = holds(staff, "case:decide:triage") && !recusedMe;
  const done = checks.filter(({ state }) => state !== "open").length;
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">
        {t("checklist.case.heading")}{" "}
        <span className="muted">{t("checklist.case.progress", { done, all: checks.length })}</span>
      </h2>
      <p className="muted">
        {t("checklist.case.about", { kind: t(`checklist.kinds.${kind}`), version: versionName(t, version) })}
      </p>
      {may ? <Newer page={page} list={list} checklist={read.view} /> : null}
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.key} id={`check-${check.key}`}>
            {may ? (
              <CheckForm {...{ t, check, version, list }} formToken={page.formToken} reference={view.reference}>
                <CheckLine t={t} check={check} />
              </CheckForm>
            ) : (
              <CheckLine t={t} check={check} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES: Record<ItemState, TagTone> = { proved: "done", done: "done", not_applicable: "closed", open: "waiting" };

/** An item in words: how it stands, what it is, which steps wait for it, and who said so. */
export function CheckLine({ t, check }: { t: Translator; check: CheckView }): ReactElement {
  const steps = stepNames(t, check.before);
  const { said, state } = check;
  return (
    <div>
      <p>
        <Tag tone={TONES[state]}>{t(`checklist.case.state.${state}`)}</Tag> {itemWords(t, check)}
      </p>
      {steps ? <p className="muted">{t("checklist.case.required", { steps })}</p> : null}
      {said && state !== "proved" ? (
        <p className="muted given">
          {t("checklist.case.said", { name: said.by, date: dateTime(t.locale, said.at) })}
          {said.note ? ` · ${said.note}` : ""}
        </p>
      ) : null}
    </div>
  );
}

type NewerProps = { page: StaffPage; list: string; checklist: ChecklistView };

/** Offered, never done by itself: what was ticked was ticked under other words. */
function Newer({ page: { t, formToken }, list, checklist }: NewerProps): ReactElement | null {
  const { newest, version, reference } = checklist;
  if (newest === version) return null;
  return (
    <Notice>
      <p>{t("checklist.case.newer", { version: newest })}</p>
      <p>{t("checklist.case.moveAbout")}</p>
      <form method="post" action={`/${t.locale}/staff/cases/${reference}/checks`}>
        <input type="hidden" name={TOKEN_FIELD} value={formToken} />
        <input type="hidden" name="version" value={newest} />
        <input type="hidden" name="list" value={list} />
        <Button name={BUTTON_FIELD} value="move" variant="secondary">
          {t("checklist.case.move", { version: newest })}
        </Button>
      </form>
    </Notice>
  );
}
