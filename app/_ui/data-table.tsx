import type { ReactElement, ReactNode } from "react";

export type TableColumn = { key: string; label: string; align?: "end" | undefined };
export type TableRow = { key: string; cells: readonly ReactNode[]; current?: boolean | undefined };

/** A keyboard can only scroll a wide table when the region takes focus. */
const scrollable = { tabIndex: 0 };

/** Rows that a narrow window shows as cards are no table any more to some screen readers, unless it is said. */
const IS = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  column: { role: "columnheader" },
  name: { role: "rowheader" },
  cell: { role: "cell" },
};

/**
 * Cells in the order of the columns; the first names its row. `empty` says what would fill the table. In a narrow window
 * every row becomes a card that repeats the names of its columns; a `matrix`, whose rows are read against each other,
 * keeps its columns and scrolls beside the first.
 */
export function DataTable(props: {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  matrix?: boolean | undefined;
  empty: ReactNode;
}): ReactElement {
  if (props.rows.length === 0) return <div className="empty">{props.empty}</div>;
  return (
    <section className={`table ${formOf(props)}`} aria-label={props.caption} {...scrollable}>
      <table {...IS.table}>
        <caption className={props.captionHidden ? "vh" : undefined}>{props.caption}</caption>
        <thead {...IS.group}>
          <tr {...IS.row}>
            {props.columns.map((column) => (
              <th key={column.key} {...IS.column} scope="col" className={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...IS.group}>
          {props.rows.map((row) => (
            <Row key={row.key} row={row} columns={props.columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Two columns fit every window as they are. */
function formOf({ matrix, columns }: { matrix?: boolean | undefined; columns: readonly TableColumn[] }): string {
  if (matrix) return "matrix";
  return columns.length > 2 ? "cards" : "pair";
}

function Row({ row, columns }: { row: TableRow; columns: readonly TableColumn[] }): ReactElement {
  return (
    <tr {...IS.row} aria-current={row.current ? true : undefined}>
      {columns.map(({ key, label, align }, index) =>
        index === 0 ? (
          <th key={key} {...IS.name} scope="row" className={align} data-label={label}>
            {row.cells[index]}
          </th>
        ) : (
          <td key={key} {...IS.cell} className={align} data-label={label}>
            {row.cells[index]}
          </td>
        ),
      )}
    </tr>
  );
}
