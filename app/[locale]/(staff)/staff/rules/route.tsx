import type { ReactElement } from "react";
import { staffScreen } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { readDuplicates } from "@/lib/cases/duplicates/read-duplicates";
import { readRules } from "@/lib/cases/routing/read-rules";
import type { Translator } from "@/lib/i18n/translator";
import { DuplicatesPanel } from "./duplicates-panel";
import { proposedIn } from "./example-form";
import { RulesForm } from "./rules-form";
import { rowOf } from "./rules-input";
import { Examples, RulesTable, Units, Versions } from "./rules-tables";

/** How cases find their desk: rules in force, examples, desks, versions, and what closes duplicates. */
export const GET = staffScreen("case:read", async (page) => {
  const { asked, t, formToken, staff } = page;
  const view = await readRules(page.staff);
  const duplicates = await readDuplicates(page.staff);
  if (!view.ok || !duplicates.ok) return null;
  const { current, units } = view;
  const typed = { base: `${current.version}`, rows: current.rules.map(rowOf), reason: "" };
  return {
    title: t("rules.title"),
    current: "rules",
    children: (
      <div className="stack">
        <h1>{t("rules.title")}</h1>
        <p>{t("rules.lead")}</p>
        <Done t={t} asked={asked} />
        {holds(staff, "rules:change") ? (
          <RulesForm
            t={t}
            formToken={formToken}
            units={units}
            typed={{ ...typed, otherwise: current.otherwiseId ?? "" }}
          />
        ) : (
          <RulesTable page={page} view={view} />
        )}
        <Examples page={page} view={view} proposed={proposedIn(asked)} />
        <Units page={page} view={view} />
        <Versions page={page} view={view} />
        <DuplicatesPanel page={page} view={duplicates} />
      </div>
    ),
  };
});

function Done({ t, asked }: { t: Translator; asked: URLSearchParams }): ReactElement | null {
  const [done, not] = [`rules.done.${asked.get("done")}`, `rules.faults.${asked.get("not")}`];
  if (t.has(done)) {
    return (
      <Notice tone="success" live>
        {t(done)}
      </Notice>
    );
  }
  return t.has(not) ? (
    <Notice tone="warning" live>
      {t(not)}
    </Notice>
  ) : null;
}
