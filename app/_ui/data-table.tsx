import type { ReactElement, ReactNode } from "react";

export type TableColumn = { key: string; label: ReactNode; align?: "end" | undefined };
export type TableRow = { key: string; cells: readonly ReactNode[]; current?: boolean | undefined };

/** A keyboard can only scroll a wide table when the region takes focus. */
const scrollable = { tabIndex: 0 };

/** Cells in the order of the columns; the first names its row. `empty` says what would fill the table. */
export function DataTable(props: {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  empty: ReactNode;
}): ReactElement {
  if (props.rows.length === 0) return <div className="empty">{props.empty}</div>;
  return (
    <section className="table" aria-label={props.caption} {...scrollable}>
      <table>
        <caption className={props.captionHidden ? "vh" : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.key} row={row} columns={props.columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, columns }: { row: TableRow; columns: readonly TableColumn[] }): ReactElement {
  return (
    <tr aria-current={row.current ? true : undefined}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" className={column.align}>
            {row.cells[index]}
          </th>
        ) : (
          <td key={column.key} className={column.align}>
            {row.cells[index]}
          </td>
        ),
      )}
    </tr>
  );
}
