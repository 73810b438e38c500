import type { Day } from '../../../kernel/civil-time.js';
import { isPrintable } from '../../../platform/documents/index.js';
import { EDGE, printPaper, SAFFRON, SOFT, type Paper } from '../../../platform/documents/paper/index.js';
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

const MOSS = '#1f5c2e';
/** What stands beside the number of a step. */
const INDENT = 54;

/** One page to pin up: three steps, large enough to be read from a chair. */
export const printCard = (card: HowToCard): Promise<Buffer> => {
  const title = `${words.title} — ${card.practice}`;
  return printPaper({ title, language: 'fr', madeAt: card.madeAt }, (paper) => {
    paper.say('P', card.practice, { size: 14, color: SOFT });
    paper.say('H1', words.title, { size: 36, isBold: true });
    paper.say('P', words.lede, { size: 16 });
    paper.say('P', words.free, { size: 16, isBold: true, color: MOSS });
    paper.skip(16);
    putStep(paper, 1, words.call(card.provider), [
      [readAloud(card.phoneNumber), { size: 40, isBold: true }],
      [words.speaker, { size: 14 }],
    ]);
    putStep(paper, 2, words.giveCode, [
      [card.code, { size: card.code.length > 16 ? 22 : 34, isBold: true }],
      [words.codeOf(card.professional), { size: 14, color: SOFT }],
    ]);
    putStep(paper, 3, words.sayLanguage, [
      [words.sentence(spelledCode(card.code, 'fr').join(', ')), { size: 16 }],
    ]);
    paper.skip(8);
    paper.say('H2', words.languages, { size: 14, isBold: true });
    paper.skip(4);
    putLanguages(paper, card.languages);
    putFooter(paper, card);
  });
};

type Said = readonly [text: string, style: Readonly<{ size: number; isBold?: boolean; color?: string }>];

const putStep = (paper: Paper, number: number, title: string, lines: readonly Said[]): void => {
  const { left, y } = paper;
  paper.decor(() => {
    paper.shapes((pdf) => {
      pdf
        .circle(left + 20, y + 20, 19)
        .lineWidth(1.5)
        .fillAndStroke(SAFFRON, EDGE);
    });
  });
  paper.within('Sect', () => {
    paper.mark('P', () =>
      paper.putLine(String(number), left + 20, y + 6, { size: 22, isBold: true, align: 'center' }),
    );
    putBeside(paper, 'H2', [title, { size: 18 }]);
    lines.forEach((line) => putBeside(paper, 'P', line));
  });
  paper.skip(14);
};

const putBeside = (paper: Paper, role: 'H2' | 'P', [text, style]: Said): void => {
  const width = paper.width - INDENT;
  const height = paper.heightOf(text, style, width);
  paper.mark(role, () => paper.put(text, paper.left + INDENT, paper.y, width, style));
  paper.skip(height);
};

const ROW = 20;

/** Two columns; a language whose own letters the font lacks goes by its French name. */
const putLanguages = (paper: Paper, languages: readonly ShownLanguage[]): void => {
  const half = Math.ceil(languages.length / 2);
  const { left, y } = paper;
  languages.forEach(({ name, endonym }, at) => {
    const x = at < half ? left : left + paper.width / 2 + 10;
    const top = y + (at % half) * ROW;
    const style = { size: 14, isBold: true };
    paper.mark('P', () => {
      paper.putLine(name, x, top, style);
      if (!endonym || !isPrintable(endonym) || endonym === name) return;
      paper.putLine(endonym, x + paper.widthOf(name, style) + 8, top, { size: 14, color: SOFT });
    });
  });
  paper.skip(half * ROW);
};

const FOOTER_Y = 728;

const putFooter = (paper: Paper, { network, on }: HowToCard): void => {
  const { left, width } = paper;
  const made = words.made(network, wordsOf('fr').day(on, { weekday: false, year: true }));
  paper.decor(() => paper.rule(left, FOOTER_Y, width, 0.5, SOFT));
  paper.mark('P', () => paper.put(words.confidential, left, FOOTER_Y + 6, width, { size: 11, isBold: true }));
  paper.mark('P', () => paper.put(made, left, FOOTER_Y + 23, width, { size: 10, color: SOFT }));
};
