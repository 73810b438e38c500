import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { Status, usePage, type PageContext } from '../../../web/index.js';
import type { StatementState } from '../../domain/statement.lifecycle.js';
import type { NamedStatement } from '../persistence/statement-pages.js';
import { statementWords } from './statement-words.js';

type Page = Pick<PageContext, 'words'>;

/** « n° 2023-1 », or « Projet ». */
export const nameOf = (page: Page, { number }: Pick<NamedStatement, 'number'>): string => {
  const words = statementWords(page);
  return number === null ? words.draft : words.number(number);
};

/** « du 1er mars au 31 décembre 2022 » : the year once, where both days are in it. */
export const spanOf = (page: Page, { from, to }: Readonly<{ from: Day; to: Day }>): string => {
  const year = from.slice(0, 4) !== to.slice(0, 4);
  const on = (day: Day, isYearSaid: boolean) => page.words.day(day, { weekday: false, year: isYearSaid });
  return statementWords(page).span(on(from, year), on(to, true));
};

/** The day, where the network is, that it was issued on; null for a draft. */
export const issuedOn = ({ issuedAt, timeZone }: NamedStatement): Day | null =>
  issuedAt && dayOf(issuedAt, timeZone);

const looks = {
  draft: ['plain', undefined],
  issued: ['info', 'clock'],
  acknowledged: ['ok', 'check'],
  disputed: ['warn', 'alert'],
} as const;

/** Where a statement stands, in word, shape and colour. */
export function StatementStatus({ status }: Readonly<{ status: StatementState }>) {
  const [tone, icon] = looks[status];
  return (
    <Status tone={tone} icon={icon}>
      {statementWords(usePage()).states[status]}
    </Status>
  );
}
