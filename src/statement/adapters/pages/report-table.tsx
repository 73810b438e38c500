import { BarChart, Masked, Section, Table as Rows, wordsOf } from '../../../web/index.js';
import { TOO_FEW } from '../../domain/breakdown.js';
import { isMasked, type Table, type Value, type ValueKind } from '../../domain/document.js';
import { documentWords } from '../documents/document-words.js';
import { valueWords } from '../documents/value-words.js';

/** A table of a report: months have their picture above, every one the same figures under it. */
export function ReportTable({ table }: Readonly<{ table: Table }>) {
  const { key, title, rows, notes } = table;
  return (
    <Section id={`table-${key}`} title={title} spacing="stack-s">
      {rows.length === 0 && !notes.includes(TOO_FEW) && <p>{documentWords.nothing}</p>}
      {rows.length > 0 &&
        (table.columns[0]?.kind === 'month' ? <Drawn table={table} /> : <Cells table={table} />)}
      {notes.map((note) => (
        <p class="small soft">{note}</p>
      ))}
    </Section>
  );
}

const { dayParts } = wordsOf('fr');

function Drawn({ table }: Readonly<{ table: Table }>) {
  const at = table.columns.findIndex(({ key }) => key === table.drawn);
  const column = table.columns[at];
  if (!column) return <Cells table={table} />;
  const bars = table.rows.map((row) => {
    const name = typeof row[0] === 'string' ? dayParts(row[0], 'short').month : '';
    const value = row[at] ?? null;
    return {
      name,
      initial: name.charAt(0).toUpperCase(),
      value: isMasked(value) ? null : typeof value === 'number' ? value : 0,
    };
  });
  const heard = table.rows.map(
    (row) => `${valueWords('month', row[0] ?? null)} ${valueWords(column.kind, row[at] ?? null)}`,
  );
  return (
    <BarChart
      caption={column.title}
      note={bars.some(({ value }) => value === null) ? documentWords.someMasked : undefined}
      label={documentWords.alt(`${table.title}, ${column.title}`, heard.join(', '))}
      bars={bars}
      table={<Cells table={table} />}
    />
  );
}

const isNumber = (kind: ValueKind): boolean => kind !== 'text' && kind !== 'day' && kind !== 'month';

function Cells({ table: { title, columns, rows, total } }: Readonly<{ table: Table }>) {
  return (
    <Rows<readonly Value[]>
      caption={title}
      hidesCaption
      isTight
      columns={columns.map(({ title: column, kind }, at) => ({
        title: column,
        isNumber: isNumber(kind),
        cell: (row) => <ReportValue kind={kind} value={row[at] ?? null} />,
      }))}
      rows={rows}
      total={total?.map((value, at) =>
        value === null ? '' : <ReportValue kind={columns[at]!.kind} value={value} />,
      )}
    />
  );
}

/** Hatched where it is masked, soft where nobody knows. */
export function ReportValue({ kind, value }: Readonly<{ kind: ValueKind; value: Value }>) {
  if (isMasked(value)) return <Masked />;
  return value === null ? (
    <span class="soft">{valueWords(kind, value)}</span>
  ) : (
    <>{valueWords(kind, value)}</>
  );
}
