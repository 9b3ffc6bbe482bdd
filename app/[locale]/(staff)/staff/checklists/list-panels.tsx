import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { Tag } from "@/app/_ui/tag";
import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import type { ListPreview } from "@/lib/cases/checklists/preview-checklist";
import type { KindHistory, ListVersion } from "@/lib/cases/checklists/read-checklists";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { itemWords, stepNames } from "./checklist-words";

/** What the list would say of this case today. */
export function PreviewPanel({ t, preview }: { t: Translator; preview: ListPreview }): ReactElement {
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview">{t("checklist.previewOf.heading", { reference: preview.reference })}</h2>
      <ul className="checks">
        {preview.checks.map((check, at) => (
          <li key={`${at + 1}`}>
            <Tag tone={check.proved ? "done" : "waiting"}>
              {t(`checklist.previewOf.${check.proved ? "proved" : "byHand"}`)}
            </Tag>{" "}
            <Item t={t} item={check} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Shown = Pick<ChecklistItem, "zh" | "en" | "before">;

function Item({ t, item }: { t: Translator; item: Shown }): ReactElement {
  const steps = stepNames(t, item.before);
  return (
    <>
      {itemWords(t, item)}
      {steps ? <span className="muted"> {t("checklist.case.required", { steps })}</span> : null}
    </>
  );
}

/** The items of a version, to be compared with what somebody typed. */
export function ItemsOf({ t, heading, items }: { t: Translator; heading: string; items: readonly Shown[] }) {
  return (
    <section aria-label={heading} className="stack">
      <h2>{heading}</h2>
      <ul className="checks">
        {items.map((item, at) => (
          <li key={`${at + 1}`}>
            <Item t={t} item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const COLUMNS = ["version", "by", "at"] as const;

/** Every version with who wrote it; its items open below its name. */
export function VersionsTable({ t, versions }: { t: Translator; versions: KindHistory["versions"] }): ReactElement {
  return (
    <>
      <h2>{t("checklist.history")}</h2>
      <DataTable
        caption={t("checklist.history")}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`checklist.column.${key}`) }))}
        rows={versions.map((version) => ({ key: `${version.version}`, cells: cellsOf(t, version) }))}
        empty=""
      />
    </>
  );
}

function cellsOf(t: Translator, { version, items, changed }: ListVersion) {
  const name = version === 0 ? t("checklist.versionHouse") : t("checklist.versionOf", { version });
  return [
    <Details key="items" summary={name}>
      <ul className="checks">
        {items.map((item) => (
          <li key={item.key}>
            <Item t={t} item={item} />
          </li>
        ))}
      </ul>
    </Details>,
    changed?.by ?? "–",
    changed ? dateTime(t.locale, changed.at) : "–",
  ];
}
