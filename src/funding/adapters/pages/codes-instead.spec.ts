import { describe, expect, it } from '@jest/globals';
import { codeLinesIn, codesInstead } from './codes-instead.js';

describe('the codes that a handover replaces, as they are typed', () => {
  it('are a line each, with a semicolon or the tab of a spreadsheet between them; empty lines are passed over', () => {
    expect(codeLinesIn('ROU-MG-01 ; RSP-00421\r\n\n  00042\tRSP-7  \n')).toEqual({
      lines: [
        { line: 1, code: 'ROU-MG-01', instead: 'RSP-00421' },
        { line: 3, code: '00042', instead: 'RSP-7' },
      ],
      unreadable: [],
    });
  });

  it('are named by their line where they can’t be read, or are nobody’s', () => {
    const { lines, unreadable } = codeLinesIn('ROU-MG-01\nA;B;C\nA;\nROU-MG-02;X');
    expect(unreadable).toEqual([1, 2, 3]);
    expect(codesInstead(lines, new Map([['ROU-MG-02', 'p2']]))).toEqual({
      codes: [{ professionalId: 'p2', code: 'X' }],
      unknown: [],
    });
    expect(codesInstead(lines, new Map()).unknown).toMatchObject([{ line: 4, code: 'ROU-MG-02' }]);
  });
});
