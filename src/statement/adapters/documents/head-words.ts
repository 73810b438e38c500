import type { Day } from '../../../kernel/civil-time.js';
import { wordsOf } from '../../../web/index.js';
import type { StatementDocument } from '../../domain/document.js';
import { documentWords } from './document-words.js';

const { day } = wordsOf('fr');

export const titleOf = ({ number }: Pick<StatementDocument, 'number'>): string =>
  number === null ? documentWords.draftTitle : documentWords.title(number);

/** « Pour Médecins du Monde, du 1er mars au 31 décembre 2022 » : the year once, where both days are in it. */
export const partiesOf = ({ funder, period: { from, to } }: StatementDocument): string => {
  const first = from.slice(0, 4) === to.slice(0, 4) ? day(from, { weekday: false }) : whole(from);
  return `${documentWords.funder(funder)}, ${documentWords.period(first, whole(to))}`;
};

/** When it was issued, of which agreement, and who carries that. */
export const linesOfHead = ({ agreement, issuedOn, carrier }: StatementDocument): string =>
  [
    issuedOn === null ? documentWords.draft : documentWords.issued(whole(issuedOn)),
    documentWords.agreement(
      agreement.title,
      agreement.reference,
      whole(agreement.startsOn),
      whole(agreement.endsOn),
    ),
    documentWords.carrier(carrier),
  ].join(' ');

const whole = (on: Day): string => day(on, { weekday: false, year: true });
