import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sheetNames } from './sheet-names.js';

describe('the names of sheets', () => {
  it('are the titles of what they hold, as far as a spreadsheet takes them', () => {
    expect(sheetNames(['Mois par mois', 'Durées : réelles/facturées', 'mois par mois', '?'])).toEqual([
      'Mois par mois',
      'Durées réelles facturées',
      'mois par mois 2',
      'Feuille',
    ]);
  });

  it('are never too long, and never the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 20 }), (titles) => {
        const names = sheetNames(titles);
        expect(names.every((name) => name.length > 0 && name.length <= 31)).toBe(true);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
      }),
    );
  });
});
