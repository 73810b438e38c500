import { typesetAll, type PageContext } from '../../../web/index.js';

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
  action: 'Action',
  subject: 'Sur',
  outcome: 'Issue',
  done: 'fait',
  seen: 'vu',
  refused: (status: number): string => `refusé (${status})`,
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
  action: 'Action',
  subject: 'On',
  outcome: 'Outcome',
  done: 'done',
  seen: 'seen',
  refused: (status) => `refused (${status})`,
  gone: 'account deleted',
  empty: 'Nothing answers to this search',
  emptyDetail: 'Widen the days, or show everything.',
};

const all = { fr: typesetAll(french), en: english } as const;

export const auditWords = ({ words }: PageContext): AuditWords => all[words.language];
