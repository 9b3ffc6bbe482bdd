import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import type { RulesView } from "@/lib/cases/routing/read-rules";
import type { RoutingRule } from "@/lib/cases/routing/rule";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { behaviourWords, platformWords } from "../filter-words";
import { regionWords, unitById, unitWords } from "../unit-words";
import { ExampleForm, type ExampleTyped } from "./example-form";
import { UnitForm } from "./unit-form";

type Props = { page: StaffPage; view: RulesView };

type TableProps = { page: Pick<StaffPage, "t">; view: Pick<RulesView, "current" | "units"> };

/** The rules for whoever works by them. */
export function RulesTable({ page: { t }, view: { current, units } }: TableProps): ReactElement {
  return (
    <DataTable
      caption={t("rules.inForce", { version: current.version })}
      columns={["rule", "asks", "to"].map((key) => ({ key, label: t(`rules.column.${key}`) }))}
      rows={[
        ...current.rules.map((rule, at) => ({
          key: `${at + 1}`,
          cells: [`${at + 1} ${rule.name}`, ruleWords(t, rule), unitById(t, units, rule.unitId)],
        })),
        { key: "rest", cells: [t("rules.otherwise"), "", unitById(t, units, current.otherwiseId)] },
      ]}
      empty=""
    />
  );
}

type Asked = Pick<RoutingRule, "behaviour" | "platform" | "region"> & { words: readonly string[] };

function ruleWords(t: Translator, { behaviour, platform, region, words }: Asked): string {
  const said = [
    behaviour && behaviourWords(t, behaviour),
    platform && platformWords(t, platform),
    region && regionWords(t, region),
    words.length > 0 && t("rules.anyOf", { words: words.join(t("searches.list")) }),
  ];
  return said.filter(Boolean).join(t("searches.list"));
}

type ExamplesProps = Props & { proposed: ExampleTyped | undefined };

/** The test table; `proposed` is a case that somebody came from, to be added. */
export function Examples({ page: { t, formToken, staff }, view, proposed }: ExamplesProps): ReactElement {
  const { examples, units, failures } = view;
  const changes = holds(staff, "rules:change");
  const columns = ["example", "facts", "expected", "holds", ...(changes ? ["act"] : [])];
  return (
    <>
      <h2>{t("rules.example.title")}</h2>
      <p className="muted">{t("rules.example.lead")}</p>
      <DataTable
        caption={t("rules.example.title")}
        captionHidden
        columns={columns.map((key) => ({ key, label: t(`rules.column.${key}`) }))}
        rows={examples.map((example) => {
          const fails = failures.some((failure) => failure.example.id === example.id);
          const cells = [
            example.name,
            ruleWords(t, { ...example, words: [example.words].filter(Boolean) }),
            unitById(t, units, example.unitId),
            <Tag key="holds" tone={fails ? "late" : "done"}>
              {t(fails ? "rules.example.fails" : "rules.example.passes")}
            </Tag>,
            <Act key="act" t={t} formToken={formToken} to="examples" named={["example", example.id]} act="remove" />,
          ];
          return { key: example.id, cells: cells.slice(0, columns.length) };
        })}
        empty={t("rules.example.none")}
      />
      {holds(staff, "case:decide:triage") ? (
        <Details summary={t("rules.example.add")} open={proposed !== undefined}>
          <ExampleForm t={t} formToken={formToken} units={units} typed={proposed} />
        </Details>
      ) : null}
    </>
  );
}

export function Units({ page: { t, formToken, staff }, view: { units } }: Props): ReactElement {
  const changes = holds(staff, "rules:change");
  const columns = ["unit", "queue", ...(changes ? ["act"] : [])];
  return (
    <>
      <h2>{t("rules.unit.title")}</h2>
      <DataTable
        caption={t("rules.unit.title")}
        captionHidden
        columns={columns.map((key) => ({ key, label: t(`rules.column.${key}`) }))}
        rows={units.map((unit) => {
          const close = <Act t={t} formToken={formToken} to="units" named={["unit", unit.id]} act="close" />;
          const cells = [
            unitWords(t, unit),
            <a key="queue" href={`/${t.locale}/staff?unit=${unit.id}`}>
              {t("rules.unit.see")}
            </a>,
            unit.closed ? (
              t("rules.unit.closed")
            ) : (
              <div key="act" className="quick">
                <a href={`/${t.locale}/staff/rules/units/${unit.id}`}>{t("rules.grounds.set")}</a>
                {close}
              </div>
            ),
          ];
          return { key: unit.id, cells: cells.slice(0, columns.length) };
        })}
        empty={t("rules.unit.none")}
      />
      {changes ? (
        <Details summary={t("rules.unit.add")} open={units.length === 0}>
          <UnitForm t={t} formToken={formToken} />
        </Details>
      ) : null}
    </>
  );
}

type ActProps = {
  t: Translator;
  formToken: string;
  to: "examples" | "units";
  named: [field: string, id: string];
  act: "remove" | "close";
};

function Act({ t, formToken, to, named: [field, id], act }: ActProps): ReactElement {
  return (
    <form method="post" action={`/${t.locale}/staff/rules/${to}`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name={field} value={id} />
      <Button variant="secondary" name={BUTTON_FIELD} value={act}>
        {t(`rules.act.${act}`)}
      </Button>
    </form>
  );
}

/** Who changed the rules, when, and why. */
export function Versions({ page: { t }, view: { versions } }: Props): ReactElement {
  const columns = ["version", "changedAt", "changedBy", "count", "reason"];
  return (
    <>
      <h2>{t("rules.history")}</h2>
      <DataTable
        caption={t("rules.history")}
        captionHidden
        columns={columns.map((key) => ({ key, label: t(`rules.column.${key}`) }))}
        rows={versions.map(({ version, changedAt, changedBy, count, reason }) => ({
          key: `${version}`,
          cells: [`${version}`, dateTime(t.locale, changedAt), changedBy, `${count}`, reason],
        }))}
        empty={t("rules.noHistory")}
      />
    </>
  );
}
