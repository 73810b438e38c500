import { describe, expect, it } from '@jest/globals';
import { printStatement } from '../../src/statement/adapters/documents/printed-statement.js';
import { readPdf } from '../support/read-pdf.js';
import { aLongTable, aStatement, HASH } from './a-statement.js';

const issued = async () => readPdf(await printStatement(aStatement(), HASH));

describe('a printed statement', () => {
  it('says to whom, by whom, of what and how much, with its number and its hash on each page', async () => {
    const { pages, texts } = await issued();
    const [first] = texts;
    for (const said of [
      'Réseau de Rouen',
      'Relevé d’utilisation n° 2022-001',
      'Pour Médecins du Monde, du 1er mars au 31 décembre 2022',
      'Émis le 9 janvier 2023.',
      'En dix mois, 6 médecins ont appelé 43 fois un interprète, pour 1 042,00 €.',
      'Consommé sur la période, 43 appels \u2212 1 042,00 €',
      'Disponible 458,00 €',
    ]) {
      expect(first).toContain(said);
    }
    expect(pages).toBe(3);
    texts.forEach((text, at) => {
      expect(text).toContain('Relevé d’utilisation n° 2022-001, réseau de Rouen');
      expect(text).toContain(`page ${at + 1} sur 3`);
      expect(text).toContain(HASH);
    });
  });

  it('says « masqué » where a funder is not told, « non connu » where nobody knows, and why', async () => {
    const { texts } = await issued();
    const text = texts.join(' ');
    expect(text).toContain('mars 2022 masqué masqué masqué');
    expect(text).toContain('de satisfaction non connu');
    expect(text).toContain('Pourquoi des cases masquées ?');
  });

  it('is the same bytes whenever it is printed', async () => {
    const [one, other] = [await printStatement(aStatement(), HASH), await printStatement(aStatement(), HASH)];
    expect(one.equals(other)).toBe(true);
  });

  it('is an archive: PDF/A-2a, its fonts and its colours within', async () => {
    const { xmp, catalogue, fonts } = await issued();
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<xmp:CreateDate>2023-01-09T12:00:00Z</xmp:CreateDate>');
    expect(catalogue).toMatch(/\/OutputIntents \[\d+ 0 R\]/);
    expect(catalogue).toContain('/Lang (fr)');
    expect(fonts).toEqual({ used: 2, embedded: 2 });
  });

  it('can be followed by a screen reader: headings, tables with their headers, words for its pictures', async () => {
    const { catalogue, roles, alternatives } = await issued();
    expect(catalogue).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(catalogue).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(roles).toMatchObject({ Document: 1, H1: 1, H2: 5, Sect: 4, Table: 4, Figure: 2 });
    // A header a column, a header a row and one for the sums.
    expect(roles['TH']).toBe(2 + 4 + 3 + 2 + (4 + 10 + 4 + 2) + 4);
    expect(alternatives).toHaveLength(2);
    expect(alternatives[0]).toContain('Mois par mois, Appels\u00a0: mars 2022 masqué');
    expect(alternatives[0]).toContain('juin 2022 5');
    expect(alternatives[1]).toContain('arabe 25,6\u202f%');
  });

  it('draws a bar for each figure that is shown, and hatches what is masked', async () => {
    const { texts } = await issued();
    expect(texts[1]).toMatch(/mars avr\. mai 5 juin juil\. août 5 sept\. 6 oct\. 6 nov\. 5 déc\./);
    expect(texts[1]).toContain('Une barre hachurée est un chiffre masqué.');
  });

  it('says of a draft that it is one, on each page, and gives it no number', async () => {
    const draft = aStatement({ number: null, issuedOn: null, audience: 'coordinator' });
    const { texts, pages } = readPdf(await printStatement(draft, null));
    expect(pages).toBeGreaterThan(1);
    texts.forEach((text) => {
      expect(text).toContain('Projet de relevé d’utilisation, réseau de Rouen');
      expect(text).not.toContain('n°');
      expect(text).toMatch(/ Projet$/);
    });
    expect(texts[0]).toContain('Version de la coordination');
  });

  it('repeats the head of a table of 1 000 rows on each of its pages, and prints them all', async () => {
    const printed = await printStatement(aStatement({ tables: [aLongTable(1_000)] }), HASH);
    const { texts, pages, roles } = readPdf(printed);
    expect(texts.every((text) => text.includes('Jour Professionnel Langue Durée Coût'))).toBe(true);
    expect(pages).toBeGreaterThan(20);
    expect(texts.join(' ')).toContain('Dr Camille Martin-Delaunay n° 1000');
    // The repeated heads are looked at, and not read again.
    expect(roles['TR']).toBe(1_001);
  });

  it('prints a name in letters that it does not have as question marks, not as holes', async () => {
    const { texts } = readPdf(await printStatement(aStatement({ headline: 'Cabinet ქართული' }), HASH));
    expect(texts[0]).toContain('Cabinet ???????');
  });
});
