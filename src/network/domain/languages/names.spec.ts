import { describe, expect, it } from '@jest/globals';
import { findLanguages } from './search.js';
import { languagesByName, nameOfLanguage } from './names.js';

describe('a language is named', () => {
  it('as its reader calls it, each by a name of its own', () => {
    expect(nameOfLanguage('fsl', 'en')).toBe('French Sign Language');
    expect(nameOfLanguage('kat', 'en')).toBe('Georgian');
    expect(nameOfLanguage('kat', 'fr')).toBe('géorgien');
    for (const reader of ['fr', 'en'] as const) {
      const names = languagesByName(reader).map(({ label }) => label);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      expect(names).toHaveLength(findLanguages().length);
    }
  });

  it('by nothing where the catalogue has lost it', () => {
    expect(nameOfLanguage('zzz', 'en')).toBeUndefined();
    expect(nameOfLanguage(null, 'fr')).toBeUndefined();
  });
});
