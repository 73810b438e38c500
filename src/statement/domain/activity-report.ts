import type { Period } from './activity.js';
import { shownCount, TOO_FEW, type Reader } from './breakdown.js';
import { figure, figuresOfUse } from './compose-figures.js';
import { composeRequests } from './compose-requests.js';
import { composeSessions } from './compose-sessions.js';
import type { Figure, StatementDocument, Table } from './document.js';
import type { AdoptionMeasures, Measures, SessionMeasures } from './measures.js';
import { composeAdoption } from './report-adoption.js';
import { argumentOf, reportHeadline } from './report-sentences.js';
import { composeTrend } from './report-trend.js';

/**
 * Rapport d'activité : what a network did in a year, and what would not have been done without it. It is the argument by which a
 * network obtains its next funding (Rouen, 2022: 43 calls of 6 doctors for 1,042 €), in French and in the order of reading; every
 * format is made of this object alone.
 */
export type ActivityReport = Readonly<{
  schema: 'truchement.activity.1';
  /** For whoever pays or votes, small cells are masked; a coordinator's shows them all. */
  audience: StatementDocument['audience'];
  network: string;
  /** Null for all agreements of the network together. */
  agreement: ReportedAgreement | null;
  year: number;
  /** The year, or what of it is over. */
  period: Period;
  headline: string;
  /** What professionals would have had to do without, in one paragraph. */
  argument: string;
  figures: readonly Figure[];
  tables: readonly Table[];
}>;

export type ReportedAgreement = Readonly<{ title: string; reference: string; funder: string }>;

export type ReportTerms = Pick<ActivityReport, 'network' | 'agreement' | 'year' | 'period' | 'audience'> &
  Readonly<{ nameOfLanguage: (code: string) => string }>;

/** What is counted of a year; `before` is the same part of the year before. */
export type ReportMeasures = Omit<Measures, 'money'> &
  Readonly<{ before: SessionMeasures; adoption: AdoptionMeasures }>;

export const composeReport = (
  { nameOfLanguage, ...terms }: ReportTerms,
  measures: ReportMeasures,
): ActivityReport => {
  const reader: Reader = { isFunder: terms.audience === 'funder', namesProfessionals: false };
  const { sessions, before, adoption, requests } = measures;
  const unmet = requests.unmetByReason.reduce((sum, { count }) => sum + count, 0);
  const [months, ...kinds] = composeSessions(reader, terms.period, sessions, nameOfLanguage);
  return {
    schema: 'truchement.activity.1',
    ...terms,
    headline: reportHeadline(reader, terms.year, sessions, before),
    argument: argumentOf(reader, sessions, unmet),
    figures: [
      ...figuresOfUse(reader, measures),
      figure('unmet', 'Demandes non pourvues', 'count', shownCount(reader, unmet)),
    ],
    tables: [
      months!,
      ...composeTrend(reader, terms.period, sessions, before, months!),
      composeAdoption(reader, adoption),
      ...kinds,
      ...composeRequests(reader, measures, nameOfLanguage, terms.agreement ? undefined : []).filter(tells),
    ],
  };
};

/** Nothing asked for in vain is told by a figure already: it needs no empty table. */
const tells = ({ rows, notes }: Table): boolean =>
  notes.includes(TOO_FEW) || rows.some((row) => row.slice(1).some((value) => value !== 0 && value !== null));
