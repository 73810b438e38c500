import { describe, expect, it } from '@jest/globals';
import { readPdf } from '../../../../test/support/read-pdf.js';
import { isPrintable } from '../../../platform/documents/index.js';
import { printCard, type HowToCard } from './how-to-card.js';

const card: HowToCard = {
  practice: 'MSP de la Grand-Mare',
  network: 'Rouen',
  provider: 'ISM',
  phoneNumber: '+33199001234',
  professional: 'Marie Durand',
  code: 'ROU-MG-01',
  languages: [
    { code: 'kat', name: 'géorgien', endonym: 'ქართული', direction: 'ltr' },
    { code: 'por', name: 'portugais', endonym: 'português', direction: 'ltr' },
  ],
  on: '2026-12-01',
  madeAt: new Date('2026-11-30T23:00:00Z'),
};

const printed = async (one: HowToCard = card) => readPdf(await printCard(one));

describe('the card to pin up', () => {
  it('says the number, the code and the words, in three steps', async () => {
    const { texts, roles, xmp } = await printed();
    for (const said of [
      '1 Appelez ISM',
      '01 99 00 12 34',
      '2 Donnez le code',
      'ROU-MG-01',
      '3 Dites la langue',
    ])
      expect(texts[0]).toContain(said);
    expect(texts[0]).toContain('R-O-U, M-G, zéro-un');
    expect(texts[0]).toContain('Gratuit pour vous et votre patient');
    expect(texts[0]).toContain('MSP de la Grand-Mare');
    expect(roles).toMatchObject({ H1: 1, H2: 4 });
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  it('writes a language in its own letters where the font has them, else by its French name', async () => {
    const [text] = (await printed()).texts;
    expect(text).toContain('portugais português');
    expect(text).toContain('géorgien');
    expect(text).not.toContain('?');
  });

  it('holds on one page, even with a long name, a long code and many languages', async () => {
    const long = {
      ...card,
      practice:
        'Maison de santé pluriprofessionnelle et universitaire du plateau de la Grand-Mare et des Sapins',
      professional: 'Marie-Antoinette de Saint-Exupéry-Montmorency',
      code: 'RESEAU-ROUEN-2026-0000421',
      languages: Array.from({ length: 10 }, () => card.languages[1]!),
    };
    (await import('node:fs')).writeFileSync('/tmp/report-card.pdf', await printCard(long));
    (await import('node:fs')).writeFileSync('/tmp/report-card2.pdf', await printCard(card));
    expect((await printed()).pages).toBe(1);
    expect((await printed(long)).pages).toBe(1);
  });

  it('is the same file all day', async () => {
    const [one, other] = [await printCard(card), await printCard(card)];
    expect(one.equals(other)).toBe(true);
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('what can be printed', () => {
  it('is French and its neighbours, not other scripts', () => {
    for (const text of ['« 1 042,00 € »', 'português', 'Türkçe', 'română', 'polski: źdźbło'])
      expect([text, isPrintable(text)]).toEqual([text, true]);
    for (const text of ['العربية', 'ქართული', 'русский', 'tiếng Việt', '中文'])
      expect([text, isPrintable(text)]).toEqual([text, false]);
  });
});
