import type { Day } from '../../kernel/civil-time.js';
import { composeFigures, headlineOf } from './compose-figures.js';
import { composeMoney } from './compose-money.js';
import { composeRequests } from './compose-requests.js';
import { composeSessions } from './compose-sessions.js';
import type { StatementDocument } from './document.js';
import type { Measures } from './measures.js';
import type { Period } from './activity.js';

/** Between whom, on what and for which days: what a statement says beside its figures. */
export type StatementTerms = Readonly<{
  network: string;
  funder: string;
  carrier: string;
  agreement: StatementDocument['agreement'];
  period: Period;
  number: string | null;
  issuedOn: Day | null;
  namesProfessionals: boolean;
  /** French, as within a sentence. */
  nameOfLanguage: (code: string) => string;
}>;

/** Puts what was measured into words, in the order of reading; for a funder, with its small cells masked. */
export const composeStatement = (
  { nameOfLanguage, namesProfessionals, ...terms }: StatementTerms,
  measures: Measures,
  audience: StatementDocument['audience'],
): StatementDocument => {
  const reader = { isFunder: audience === 'funder', namesProfessionals };
  return {
    schema: 'truchement.statement.1',
    audience,
    number: terms.number,
    issuedOn: terms.issuedOn,
    network: terms.network,
    funder: terms.funder,
    carrier: terms.carrier,
    agreement: terms.agreement,
    period: terms.period,
    headline: headlineOf(reader, terms.period, measures),
    figures: composeFigures(reader, measures),
    tables: [
      ...composeMoney(reader, measures),
      ...composeSessions(reader, terms.period, measures.sessions, nameOfLanguage),
      ...composeRequests(reader, measures, nameOfLanguage),
    ],
  };
};
