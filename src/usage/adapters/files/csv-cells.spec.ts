import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCells, delimiters } from './csv-cells.js';

describe('the cells of a record', () => {
  it.each([
    ['a;b;c', ['a', 'b', 'c']],
    ['', ['']],
    [';;', ['', '', '']],
    ['"a;b";c', ['a;b', 'c']],
    ['"a ""b"" c";', ['a "b" c', '']],
    ['""', ['']],
    ['"""";x', ['"', 'x']],
    ['"a\nb";c', ['a\nb', 'c']],
    ['Société "Le Pont";c', ['Société "Le Pont"', 'c']],
    ['"Le Pont" Rouen;c', ['Le Pont Rouen', 'c']],
    ['="00421";c', ['="00421"', 'c']],
  ])('of %j are %j', (record, cells) => expect(csvCells(record, ';')).toEqual(cells));

  it.each(['"a;b', 'a;"b;c', '"a""', 'a;"'])('go on in the next line after %j', (record) =>
    expect(csvCells(record, ';')).toBeUndefined(),
  );

  it('are those that csv-parse finds in any record written by the rules', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...delimiters),
        fc.array(fc.string({ unit: fc.constantFrom(...'ab;,\t"\né '), maxLength: 8 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (delimiter, cells) => {
          const record = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
          expect([csvCells(record, delimiter)]).toEqual(
            parse(record, { delimiter, record_delimiter: '\r\n' }),
          );
        },
      ),
    ));
});
