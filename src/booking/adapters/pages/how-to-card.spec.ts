import { describe, expect, it } from '@jest/globals';
import { isPrintable, printPdf } from '../../../platform/documents/index.js';
import { printedCard, type HowToCard } from './how-to-card.js';

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

const said = (content: unknown): string[] => {
  if (typeof content === 'string') return [content];
  if (Array.isArray(content)) return content.flatMap(said);
  if (typeof content !== 'object' || content === null) return [];
  const { text, stack, columns } = content as Record<string, unknown>;
  return [text, stack, columns].flatMap(said);
};
const pagesOf = (file: Buffer): number => file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('the card to pin up', () => {
  it('says the number, the code and the words, in three steps', () => {
    const text = said(printedCard(card).content);
    expect(text).toEqual(
      expect.arrayContaining(['1', 'Appelez ISM', '01 99 00 12 34', '2', 'ROU-MG-01', '3']),
    );
    expect(text.join(' ')).toContain('R-O-U, M-G, zéro-un');
    expect(text).toContain('Gratuit pour vous et votre patient');
    expect(text).toContain('MSP de la Grand-Mare');
  });

  it('writes a language in its own letters where the font has them, else by its French name', () => {
    const text = said(printedCard(card).content).join('|');
    expect(text).toContain('portugais|  português');
    expect(text).toContain('géorgien');
    expect(text).not.toContain('ქართული');
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
    expect(pagesOf(await printPdf(printedCard(card)))).toBe(1);
    expect(pagesOf(await printPdf(printedCard(long)))).toBe(1);
  });

  it('is the same file all day', async () => {
    const [one, other] = [await printPdf(printedCard(card)), await printPdf(printedCard(card))];
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
