import type { ComponentChildren } from 'preact';
import { BarChart, LyingChart, Section, Table, wordsOf, type Bar } from '../../../web/index.js';
import { TOO_FEW } from '../../domain/breakdown.js';
import { isMasked, type Table as DocumentTable, type Value, type ValueKind } from '../../domain/document.js';
import { documentWords } from '../documents/document-words.js';
import { valueWords } from '../documents/value-words.js';
import { StatementValue } from './statement-value.js';

const { dayParts } = wordsOf('fr');

/** A section of a statement: its picture if it has one, its table, and what is to be known of it. */
export function StatementTable({ table }: Readonly<{ table: DocumentTable }>) {
  const isEmpty = table.rows.length === 0;
  return (
    <Section id={`table-${table.key}`} title={table.title} spacing="stack-s">
      {isEmpty && !table.notes.includes(TOO_FEW) && <p>{documentWords.nothing}</p>}
      {!isEmpty && <Drawn table={table}>{<Rows table={table} />}</Drawn>}
      {table.notes.map((note) => (
        <p class="small soft">{note}</p>
      ))}
    </Section>
  );
}

const isNumber = (kind: ValueKind): boolean => kind !== 'text' && kind !== 'day' && kind !== 'month';

function Rows({ table: { title, columns, rows, total } }: Readonly<{ table: DocumentTable }>) {
  return (
    <Table<readonly Value[]>
      caption={title}
      hidesCaption
      isTight
      columns={columns.map(({ title: column, kind }, at) => ({
        title: column,
        isNumber: isNumber(kind),
        cell: (row) => <StatementValue kind={kind} value={row[at] ?? null} />,
      }))}
      rows={rows}
      // Null under a column is where a sum would mean nothing: it stays empty.
      total={total?.map((value, at) =>
        value === null ? '' : <StatementValue kind={columns[at]!.kind} value={value} />,
      )}
    />
  );
}

type DrawnProps = Readonly<{ table: DocumentTable; children: ComponentChildren }>;

/** Months stand, what can be listed lies. */
function Drawn({ table, children }: DrawnProps) {
  const at = table.columns.findIndex(({ key }) => key === table.drawn);
  const [names, values] = [table.columns[0], table.columns[at]];
  if (at < 1 || !names || !values) return <>{children}</>;
  const bars = table.rows.map((row): Bar => barOf(names.kind, row[0] ?? null, row[at] ?? null));
  const heard = table.rows.map(
    (row) => `${valueWords(names.kind, row[0] ?? null)} ${valueWords(values.kind, row[at] ?? null)}`,
  );
  const chart = {
    caption: values.title,
    note: bars.some(({ value }) => value === null) ? documentWords.someMasked : undefined,
    label: documentWords.alt(`${table.title}, ${values.title}`, heard.join(', ')),
    bars,
    table: children,
  };
  return names.kind === 'month' ? <BarChart {...chart} /> : <LyingChart {...chart} />;
}

const barOf = (kind: ValueKind, name: Value, value: Value): Bar => {
  const words =
    kind === 'month' && typeof name === 'string' ? dayParts(name, 'short').month : valueWords(kind, name);
  return {
    name: words,
    initial: words.charAt(0).toUpperCase(),
    value: isMasked(value) ? null : typeof value === 'number' ? value : 0,
  };
};
