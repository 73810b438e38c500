import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';

export type Column<Row> = Readonly<{
  title: ComponentChildren;
  /** Numbers stand to the right, in figures of one width. */
  isNumber?: boolean;
  cell: (row: Row) => ComponentChildren;
}>;

type TableProps<Row> = Readonly<{
  /** Said to those who listen, and shown unless `hidesCaption`. */
  caption: string;
  hidesCaption?: boolean;
  /** The first one names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Under a rule, above a double one: only a sum that has been checked. One cell a column. */
  total?: readonly ComponentChildren[];
  /** Closer lines, for a table under a chart or of many rows. */
  isTight?: boolean;
}>;

/** What is recorded, in rows; where the screen is too narrow it scrolls inside its own frame. */
export function Table<Row>({ caption, hidesCaption, columns, rows, total, isTight }: TableProps<Row>) {
  return (
    <div class="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table class={isTight ? 'tight' : undefined}>
        <caption class={hidesCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th scope="col" class={isNumber ? 'n' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column, index) => (
                <Cell isHeader={index === 0} isNumber={column.isNumber ?? false}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr class="total">
              {total.map((cell, index) => (
                <Cell isHeader={index === 0} isNumber={columns[index]?.isNumber ?? false}>
                  {cell}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Cell({
  isHeader,
  isNumber,
  children,
}: {
  isHeader: boolean;
  isNumber: boolean;
  children: ComponentChildren;
}) {
  const align = isNumber ? 'n' : undefined;
  return isHeader ? (
    <th scope="row" class={align}>
      {children}
    </th>
  ) : (
    <td class={align}>{children}</td>
  );
}

/** A figure under 5, or one that would betray such a figure. @param children another form of the word: « masquée » */
export function Masked({ children }: { children?: string }) {
  return <span class="masked">{children ?? useWords().masked}</span>;
}
