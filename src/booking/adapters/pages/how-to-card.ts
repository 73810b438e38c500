import type { Content } from 'pdfmake/interfaces.js';
import type { Day } from '../../../kernel/civil-time.js';
import { isPrintable, type Printed } from '../../../platform/documents/index.js';
import { typesetAll, wordsOf, type ShownLanguage } from '../../../web/index.js';
import { readAloud } from './phone-number.js';
import { spelledCode } from './spelled-code.js';

/** What the card at the front desk says: a practice's own number and code, and never a patient. */
export type HowToCard = Readonly<{
  practice: string;
  network: string;
  provider: string;
  phoneNumber: string;
  /** Whose code it is: « Marie Durand ». */
  professional: string;
  code: string;
  /** The most heard there. */
  languages: readonly ShownLanguage[];
  on: Day;
  /** The day's first instant: the card of a day is the same all day. */
  madeAt: Date;
}>;

// The card hangs on a French wall, and what it has one say is said in French.
const words = typesetAll({
  title: 'Appeler un interprète',
  lede: 'En 2 à 3 minutes, jour et nuit.',
  free: 'Gratuit pour vous et votre patient',
  call: (provider: string): string => `Appelez ${provider}`,
  speaker: 'Mettez le haut-parleur.',
  giveCode: 'Donnez le code',
  codeOf: (professional: string): string => `de ${professional}`,
  sayLanguage: 'Dites la langue',
  sentence: (code: string): string => `« Bonjour, code ${code}. Un interprète en …, s’il vous plaît. »`,
  languages: 'Les plus entendues ici',
  confidential: 'Code confidentiel : affichez cette fiche hors de la vue des patients.',
  made: (network: string, day: string): string => `Réseau de ${network}. Fiche du ${day}.`,
});

const colours = { soft: '#6a5765', saffron: '#fcb739', edge: '#9c6a00', moss: '#1f5c2e' };
const WIDTH = 499; // of A4 between its margins, in points

/** One page to pin up: three steps, large enough to be read from a chair. */
export const printedCard = (card: HowToCard): Printed => ({
  title: `${words.title} — ${card.practice}`,
  language: 'fr',
  madeAt: card.madeAt,
  content: [
    { text: card.practice, fontSize: 14, color: colours.soft },
    { text: words.title, fontSize: 36, bold: true, lineHeight: 1.1, margin: [0, 2, 0, 2] },
    { text: words.lede, fontSize: 16 },
    { text: words.free, fontSize: 16, bold: true, color: colours.moss, margin: [0, 2, 0, 18] },
    step(1, words.call(card.provider), [
      { text: readAloud(card.phoneNumber), fontSize: 40, bold: true, lineHeight: 1.1, noWrap: true },
      { text: words.speaker, fontSize: 14 },
    ]),
    step(2, words.giveCode, [
      {
        text: card.code,
        fontSize: card.code.length > 16 ? 22 : 34,
        bold: true,
        lineHeight: 1.1,
        characterSpacing: 1.5,
      },
      { text: words.codeOf(card.professional), fontSize: 14, color: colours.soft },
    ]),
    step(3, words.sayLanguage, [
      { text: words.sentence(spelledCode(card.code, 'fr').join(', ')), fontSize: 16 },
    ]),
    { text: words.languages, fontSize: 14, bold: true, margin: [0, 12, 0, 4] },
    languagesIn(card.languages),
  ],
  layout: { pageMargins: [48, 44, 48, 72], styles: {}, footer: footerOf(card) },
});

const step = (number: number, title: string, body: Content[]): Content => ({
  columns: [
    {
      width: 54,
      stack: [
        {
          canvas: [
            {
              type: 'ellipse',
              x: 20,
              y: 20,
              r1: 19,
              r2: 19,
              color: colours.saffron,
              lineColor: colours.edge,
              lineWidth: 1.5,
            },
          ],
        },
        { text: String(number), fontSize: 22, bold: true, relativePosition: { x: 14, y: -34.5 } },
      ],
    },
    { width: '*', stack: [{ text: title, fontSize: 18, lineHeight: 1.15 }, ...body] },
  ],
  margin: [0, 0, 0, 14],
});

/** Two columns; a language whose own letters the font lacks goes by its French name. */
const languagesIn = (languages: readonly ShownLanguage[]): Content => {
  const half = Math.ceil(languages.length / 2);
  const column = (some: readonly ShownLanguage[]): Content => ({
    stack: some.map(({ name, endonym }) => ({
      text:
        endonym && isPrintable(endonym) && endonym !== name
          ? [
              { text: name, bold: true },
              { text: `  ${endonym}`, color: colours.soft },
            ]
          : { text: name, bold: true },
      fontSize: 14,
    })),
  });
  return { columns: [column(languages.slice(0, half)), column(languages.slice(half))], columnGap: 20 };
};

const footerOf = ({ network, on }: HowToCard): Content => ({
  margin: [48, 0, 48, 0],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.5, lineColor: colours.soft }] },
    { text: words.confidential, fontSize: 11, bold: true, margin: [0, 6, 0, 0] },
    {
      text: words.made(network, wordsOf('fr').day(on, { weekday: false, year: true })),
      fontSize: 10,
      color: colours.soft,
    },
  ],
});
