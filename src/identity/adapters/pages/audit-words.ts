import { typesetAll, type PageContext } from '../../../web/index.js';

const refusals: Readonly<Record<number, string>> = {
  400: 'refusé : saisie à corriger',
  403: 'refusé : pas le droit',
  404: 'refusé : rien de tel',
  409: 'refusé : ce n’est plus possible',
  422: 'refusé : contraire à une règle',
  429: 'refusé : trop d’essais',
};
const refusalsInEnglish: typeof refusals = {
  400: 'refused: to be corrected',
  403: 'refused: not allowed',
  404: 'refused: no such thing',
  409: 'refused: no longer possible',
  422: 'refused: against a rule',
  429: 'refused: too many tries',
};

const french = {
  title: 'Journal',
  lede: 'Qui a fait quoi, et qui a regardé quoi. Rien ne s’y change ni ne s’y efface.',
  who: 'Qui',
  what: 'Quoi',
  from: 'Du',
  to: 'Au',
  any: 'Peu importe',
  kinds: {
    '': 'Tout',
    'sign-in': 'Les connexions',
    'GET ': 'Ce qui a été regardé',
    'POST ': 'Ce qui a été fait',
    '/professionals': 'Les professionnels',
    '/applications': 'Les adhésions',
    '/access-codes': 'Les codes d’appel',
  },
  at: 'Quand',
  role: 'Rôle',
  deed: 'Ce qui s’est passé',
  subject: 'Sur',
  outcome: 'Issue',
  did: (deed: string): string => `a ${deed}`,
  didNot: (deed: string): string => `n’a pas ${deed}`,
  about: (sentence: string): string => `${sentence} : `,
  other: 'fait ce que cette version ne fait plus',
  done: 'fait',
  seen: 'vu',
  refused: (status: number): string => refusals[status] ?? 'refusé',
  gone: 'compte effacé',
  empty: 'Rien ne répond à cette recherche',
  emptyDetail: 'Élargissez les jours, ou montrez tout.',
};

export type AuditWords = typeof french;

const english: AuditWords = {
  title: 'Audit log',
  lede: 'Who did what, and who looked at what. Nothing in it is changed.',
  who: 'Who',
  what: 'What',
  from: 'From',
  to: 'To',
  any: 'Any',
  kinds: {
    '': 'Everything',
    'sign-in': 'Sign-ins',
    'GET ': 'What was looked at',
    'POST ': 'What was done',
    '/professionals': 'Professionals',
    '/applications': 'Applications',
    '/access-codes': 'Access codes',
  },
  at: 'When',
  role: 'Role',
  deed: 'What happened',
  subject: 'On',
  outcome: 'Outcome',
  did: (deed) => `has ${deed}`,
  didNot: (deed) => `has not ${deed}`,
  about: (sentence) => `${sentence}: `,
  other: 'done what this version does no more',
  done: 'done',
  seen: 'seen',
  refused: (status) => refusalsInEnglish[status] ?? 'refused',
  gone: 'account deleted',
  empty: 'Nothing answers to this search',
  emptyDetail: 'Widen the days, or show everything.',
};

const all = { fr: typesetAll(french), en: english } as const;

export const auditWords = ({ words }: PageContext): AuditWords => all[words.language];
