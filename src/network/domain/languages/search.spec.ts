import { describe, expect, it } from '@jest/globals';
import { findLanguages } from './search.js';

const codes = (query?: string) => findLanguages(query).map(({ code }) => code);

describe('asking for a language', () => {
  it.each([
    ['dari', 'prs'],
    ['پښتو', 'pus'],
    ['arabe', 'ara'],
    ['arabe algérien', 'arq'],
    ['Arabe  Algerien', 'arq'],
    ['darija', 'ary'],
    ['arabe syrien', 'apc'],
    ['libanais', 'apc'],
    ['peul', 'ful'],
    ['Pular', 'fuf'],
    ['toucouleur', 'fuc'],
    ['albanais', 'sqi'],
    ['georgien', 'kat'],
    ['ქართული', 'kat'],
    ['soninke', 'snk'],
    ['sarakolé', 'snk'],
    ['langue des signes', 'fsl'],
    ['lsf', 'fsl'],
    ['farsi', 'pes'],
    ['sorani', 'ckb'],
    ['kurde', 'kur'],
    ['wenzhou', 'wuu'],
    ['广东话', 'yue'],
    ['moldave', 'ron'],
    ['bini', 'bin'],
    ['edo', 'bin'],
    ['fongbe', 'fon'],
    ['ewegbe', 'ewe'],
    ['tigrinya', 'tir'],
    ['comorien', 'zdj'],
    ['tsigane', 'rom'],
    ['বাংলা', 'ben'],
    ['हिन्दी', 'hin'],
    ['ΕΛΛΗΝΙΚΆ', 'ell'],
    ['TÜRKÇE', 'tur'],
  ])('%s finds %s first', (query, code) => expect(codes(query)[0]).toBe(code));

  it.each([
    ['serbo-croate', 'serbo croate', 'serbocroate', 'Serbo‑Croate'],
    ["comorien d'Anjouan", 'comorien d’Anjouan', 'comorien d Anjouan'],
    ['n’ko', "n'ko", 'nko'],
    ['فارسی', 'فارسي'],
    ["o'zbekcha", 'oʻzbekcha', 'ozbekcha'],
    ['нохчийн мотт', 'НОХЧИИН МОТТ'],
  ])('%s is found however it is typed', (...spellings) => {
    const [first, ...others] = spellings.map((spelling) => codes(spelling)[0]);
    expect(first).toBeDefined();
    for (const other of others) expect(other).toBe(first);
  });

  it('knows a language by a part of its name', () => {
    expect(codes('albanai')[0]).toBe('sqi');
    expect(codes('igrign')).toEqual(['tir']);
    expect(codes('langue signes')).toContain('fsl');
  });

  it('puts an exact name before a beginning, and a beginning before a part', () => {
    const [exact, ...others] = codes('tem');
    expect(exact).toBe('kdh');
    expect(others).toContain('tem');
    const wolof = codes('wo');
    expect(wolof[0]).toBe('wol');
    expect(wolof).toContain('ewo');
  });

  it('puts a name before an alias', () => {
    const found = codes('lu');
    expect(found.indexOf('luo')).toBeLessThan(found.indexOf('lua'));
  });

  it('offers every language that an ambiguous word may mean', () => {
    expect(codes('arabe maghrébin').sort()).toEqual(['aeb', 'arq', 'ary']);
    expect(codes('afghan')).toEqual(expect.arrayContaining(['prs', 'pus']));
    expect(codes('berbère')).toEqual(expect.arrayContaining(['kab', 'rif', 'shi', 'tzm', 'shy']));
  });

  it('keeps the vowel signs of Indian scripts, which are letters', () => {
    expect(codes('हिन्द')).toEqual(['hin']);
    expect(codes('हन्द')).toEqual([]);
  });

  it('answers nothing for what it does not know', () => expect(codes('klingon')).toEqual([]));

  it.each(['😀', '🇫🇷 👋🏽', '❤️'])('finds none for %p', (query) => expect(codes(query)).toEqual([]));

  it.each([undefined, '', '   ', '’-'])('lists them all in French alphabetical order for %p', (query) => {
    const names = findLanguages(query).map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(120);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'fr')));
    expect(names.indexOf('édo')).toBeLessThan(names.indexOf('espagnol'));
  });
});
