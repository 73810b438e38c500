import type { Id } from '../../../kernel/ids.js';

const words = {
  fr: { facts: 'Fiche', tariffs: 'Tarifs', codes: 'Codes client', lists: 'Listes', all: 'Prestataires' },
  en: { facts: 'Record', tariffs: 'Tariffs', codes: 'Access codes', lists: 'Lists', all: 'Providers' },
} as const;

/** What belongs to one provider, for the top of its pages: what it does, what it costs, the codes that open its line, and how its lists are read. */
export const providerTabs = (provider: Readonly<{ id: Id; name: string }>, language: 'fr' | 'en') => {
  const own = `/network/providers/${provider.id}`;
  const say = words[language];
  return {
    back: { path: '/network/providers', label: say.all },
    label: provider.name,
    tabs: [
      { path: own, label: say.facts },
      { path: `${own}/tariffs`, label: say.tariffs },
      { path: `${own}/access-codes`, label: say.codes },
      { path: `${own}/call-list`, label: say.lists },
    ],
  };
};
