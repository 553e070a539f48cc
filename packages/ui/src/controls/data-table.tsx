// A table with a caption and row headers; wide ones scroll inside a box that the keyboard reaches.
import type { ComponentChildren, JSX } from 'preact';

export interface Column {
  readonly title: string;
  readonly number?: boolean;
}

export interface DataTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  /** The first column is the row's header. */
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

export function DataTable(props: DataTableProps): JSX.Element {
  const { columns } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by the keyboard; a landmark for each table would be one too many
    <div class="table-scroll" role="group" aria-label={props.caption} tabIndex={0}>
      <table class="table">
        <caption class={props.captionHidden ? 'visually-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column.title} class={column.number ? 'number' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.cells[0]}</th>
              {row.cells.slice(1).map((cell, index) => (
                <td key={index} class={columns[index + 1]?.number ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
