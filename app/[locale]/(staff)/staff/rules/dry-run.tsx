import { Fragment, type ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import type { CheckedDraft } from "@/lib/cases/routing/check-draft";
import { ENOUGH_TO_TELL } from "@/lib/cases/routing/compare-rules";
import type { UnitView } from "@/lib/cases/routing/queries";
import { wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { unitById } from "../unit-words";

type Props = { t: Translator; checked: CheckedDraft; units: readonly UnitView[] };

/** What a draft would have done to the cases of the last month, and what stands in its way. */
export function DryRun({ t, checked, units }: Props): ReactElement {
  const { looked, unchanged } = checked.comparison;
  const summary = checked.further ? "rules.dry.summaryFurther" : "rules.dry.summary";
  const counts = { looked: wholeNumber(t.locale, looked), unchanged: wholeNumber(t.locale, unchanged) };
  return (
    <>
      <Hindrances t={t} checked={checked} units={units} />
      <p>{looked === 0 ? t("rules.dry.nothing") : t(summary, counts)}</p>
      <Unproven t={t} checked={checked} units={units} />
      <Moves t={t} checked={checked} units={units} />
      <Tallies t={t} checked={checked} units={units} />
    </>
  );
}

function Hindrances({ t, checked: { comparison, failures }, units }: Props): ReactElement | null {
  if (comparison.faults.length + failures.length === 0) return null;
  return (
    <Notice tone="warning" title={t("rules.dry.refused")} live>
      <ul>
        {comparison.faults.map(({ number, reason }) => (
          <li key={number}>{t(`rules.dry.${reason}`, { number })}</li>
        ))}
        {failures.map(({ example, got }) => (
          <li key={example.id}>
            {t("rules.dry.exampleFails", {
              name: example.name,
              expected: unitById(t, units, example.unitId),
              got: unitById(t, units, got.unitId),
              rule: got.number === null ? t("rules.dry.noRule") : t("rules.number", { number: got.number }),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What so few cases cannot tell; asked about where the version is put in force. */
function Unproven({ t, checked: { comparison, draft } }: Props): ReactElement | null {
  const { looked, unproven, faults } = comparison;
  const asked = unproven.filter((number) => faults.every((fault) => fault.number !== number));
  if (asked.length === 0) return null;
  return (
    <Notice tone="warning" title={t("rules.dry.tooFew", { looked, enough: ENOUGH_TO_TELL })}>
      <ul>
        {asked.map((number) => (
          <li key={number}>{t("rules.dry.unproven", { number, name: draft.rules[number - 1]?.name ?? "" })}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Moves({ t, checked, units }: Props): ReactElement {
  const columns = ["from", "towards", "count", "some"] as const;
  return (
    <DataTable
      caption={t("rules.dry.moves")}
      columns={columns.map((key) => ({ key, label: t(`rules.dry.column.${key}`) }))}
      rows={checked.comparison.moves.map(({ from, to, count, references }) => ({
        key: `${from} ${to}`,
        cells: [
          unitById(t, units, from),
          unitById(t, units, to),
          wholeNumber(t.locale, count),
          <span key="some" className="actions-inline">
            {references.map((reference) => (
              <Fragment key={reference}>
                <a href={`/${t.locale}/staff/cases/${reference}`}>{reference}</a>{" "}
              </Fragment>
            ))}
          </span>,
        ],
      }))}
      empty={t("rules.dry.noMoves")}
    />
  );
}

function Tallies({ t, checked }: Props): ReactElement {
  const columns = ["rule", "fitting", "taken"] as const;
  return (
    <DataTable
      caption={t("rules.dry.tallies")}
      columns={columns.map((key) => ({ key, label: t(`rules.dry.column.${key}`) }))}
      rows={checked.comparison.rules.map(({ fitting, taken }, at) => ({
        key: `${at + 1}`,
        cells: [
          `${at + 1} ${checked.draft.rules[at]?.name ?? ""}`,
          wholeNumber(t.locale, fitting),
          wholeNumber(t.locale, taken),
        ],
      }))}
      empty={t("rules.dry.noRules")}
    />
  );
}
