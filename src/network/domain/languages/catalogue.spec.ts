import { describe, expect, it } from '@jest/globals';
import { iso6393 } from 'iso-639-3';
import { isLanguageCode, languageName, languages } from './catalogue.js';

const standard = new Map(iso6393.map((language) => [language.iso6393, language]));
const named = (code: string) => languages.find((language) => language.code === code);

describe('the language catalogue', () => {
  it('covers what French care hears', () => expect(languages.length).toBeGreaterThanOrEqual(120));

  it.each(languages.map(({ code, name }) => [code, name]))(
    'says %s (%s) with a living language of ISO 639-3',
    (code) => expect(standard.get(code)).toMatchObject({ iso6393: code, type: 'living' }),
  );

  it('gives each code and each name to one language only', () => {
    for (const key of ['code', 'name'] as const) {
      const values = languages.map((language) => language[key]);
      expect(values.filter((value, at) => values.indexOf(value) !== at)).toEqual([]);
    }
  });

  it('writes names without a capital, and shows every language as its speakers write it', () => {
    for (const { name, endonym } of languages) {
      expect(name).toMatch(/^\p{Ll}/u);
      expect(endonym).toMatch(/^\p{L}/u);
      expect(endonym).toBe(endonym.trim().normalize('NFC'));
    }
  });

  it('says no name twice for the same language', () => {
    for (const { name, aliases, variants } of languages) {
      const names = [name, ...aliases, ...variants.map((variant) => variant.name)];
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('books a coded form under its own entry, by the same name', () => {
    for (const { code, variants } of languages)
      for (const variant of variants) {
        expect(variant.code).not.toBe(code);
        if (variant.code !== null) expect(named(variant.code)?.name).toBe(variant.name);
      }
  });

  it('lists the spoken forms of Arabic under Arabic', () => {
    const spoken = named('ara')?.variants.map(({ code }) => code);
    expect(spoken).toEqual(expect.arrayContaining(['arq', 'ary', 'aeb', 'arz', 'apc', 'acm', 'apd', 'mey']));
  });

  it('keeps Wenzhou, which has no code, under Wu', () =>
    expect(named('wuu')?.variants).toContainEqual({ code: null, name: 'wenzhou' }));

  it.each(['ara', 'arq', 'mey', 'prs', 'pus', 'ckb', 'azb', 'uig', 'urd', 'pnb', 'heb', 'yid', 'div', 'aii'])(
    'writes %s from right to left',
    (code) => expect(named(code)?.direction).toBe('rtl'),
  );

  it.each(['kmr', 'tur', 'pan', 'tir', 'kat', 'cmn', 'ful', 'fsl', 'shi', 'uzb', 'tgk'])(
    'writes %s from left to right',
    (code) => expect(named(code)?.direction).toBe('ltr'),
  );
});

describe('a language code', () => {
  it.each(['prs', 'cmn', 'arb', 'swh', 'kmr', 'als', 'pes'])('%s stays what it is', (code) => {
    expect(isLanguageCode(code)).toBe(true);
    expect(named(code)?.code).toBe(code);
    expect(Intl.getCanonicalLocales(code)).not.toContain(named(code)?.code);
  });

  it.each(['fa-AF', 'fa', 'zh', 'PRS', 'ar', 'ber', 'ajp', 'edo', '', 'constructor', '__proto__'])(
    '"%s" is not one',
    (code) => expect(isLanguageCode(code)).toBe(false),
  );

  it('has a French name', () => {
    expect(languageName('prs')).toBe('dari');
    expect(languageName('snk')).toBe('soninké');
  });

  it('has no name outside the catalogue', () => expect(() => languageName('xxx')).toThrow(RangeError));
});
