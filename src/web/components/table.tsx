import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';

export type Column<Row> = Readonly<{
  /** Stands above the column; on a phone, above each of its cells. */
  title: string;
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

/**
 * What is recorded, in rows. On a phone each row is a card: its first cell the title, each other one under its column's
 * title; only a table of few and short columns stays one. What is still too wide scrolls inside its own frame.
 */
export function Table<Row>({ caption, hidesCaption, columns, rows, total, isTight }: TableProps<Row>) {
  const isStacked = columns.length > (isTight ? 3 : 2);
  return (
    <div class="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table
        class={[isTight && 'tight', isStacked && 'stacked'].filter(Boolean).join(' ') || undefined}
        {...part('table')}
      >
        <caption class={hidesCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead {...part('rowgroup')}>
          <tr {...part('row')}>
            {columns.map(({ title, isNumber }) => (
              <th scope="col" class={isNumber ? 'n' : undefined} {...part('columnheader')}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...part('rowgroup')}>
          {rows.map((row) => (
            <tr {...part('row')}>
              {columns.map((column, index) => (
                <Cell column={column} isHeader={index === 0}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot {...part('rowgroup')}>
            <tr class="total" {...part('row')}>
              {columns.map((column, index) => (
                <Cell column={column} isHeader={index === 0}>
                  {total[index]}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

type CellProps = Readonly<{
  column: Pick<Column<never>, 'title' | 'isNumber'>;
  isHeader: boolean;
  children: ComponentChildren;
}>;

function Cell({ column: { title, isNumber }, isHeader, children }: CellProps) {
  const align = isNumber ? 'n' : undefined;
  return isHeader ? (
    <th scope="row" class={align} {...part('rowheader')}>
      {children}
    </th>
  ) : (
    <td class={align} data-label={title || undefined} {...part('cell')}>
      {children}
    </td>
  );
}

type Part = 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell';

/** Said outright: what is not laid out as a table is no longer one to those who listen. */
const part = (role: Part): Readonly<{ role: Part }> => ({ role });

/** A figure under 5, or one that would betray such a figure. @param children another form of the word: « masquée » */
export function Masked({ children }: { children?: string }) {
  return <span class="masked">{children ?? useWords().masked}</span>;
}
