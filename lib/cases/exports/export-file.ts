import { createHash } from "node:crypto";
import type { Permission } from "@/lib/access/roles";
import { columnsFor, type ExportedCase, type ExportWords } from "@/lib/cases/exports/export-columns";
import { EXPORT_MARK } from "@/lib/cases/exports/export-terms";
import { csvText } from "@/lib/cases/figures/csv";
import { dateTime } from "@/lib/i18n/dates";

export type ExportAbout = {
  readonly by: string;
  readonly approvedBy: string;
  readonly purpose: string;
  readonly at: Date;
  readonly permissions: readonly Permission[];
};
export type ExportFile = { readonly text: string; readonly sha256: string };

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * The file: on top who may know of it, when, who took it, who agreed, for what and of which list; below a row a case,
 * each with its own SHA-256 (of the cells before it, as a JSON array), so that a changed or missing row is seen.
 */
export function exportFile(cases: readonly ExportedCase[], about: ExportAbout, words: ExportWords): ExportFile {
  const { t, filter } = words;
  const columns = columnsFor(about.permissions);
  const rows = cases.map((one) => {
    const cells = columns.map(({ cell }) => cell(one, words));
    return [...cells, sha256(JSON.stringify(cells))];
  });
  const label = (name: string) => t(`exports.file.${name}`);
  const text = csvText([
    [label("mark"), t(`sharing.marks.${EXPORT_MARK}.label`)],
    [label("at"), dateTime(t.locale, about.at)],
    [label("by"), about.by],
    [label("approvedBy"), about.approvedBy],
    [label("purpose"), t(`approvals.purposes.${about.purpose}`)],
    [label("filter"), filter],
    [label("count"), cases.length],
    [label("rows"), sha256(rows.map((row) => row.at(-1)).join("\n"))],
    [],
    [...columns.map(({ name }) => t(`exports.columns.${name}`)), label("hash")],
    ...rows,
  ]);
  return { text, sha256: sha256(text) };
}
