import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Pour qui ?',
  lede: 'Choisissez le professionnel qui reçoit le patient.',
  nobody: 'Personne n’exerce ici aujourd’hui',
  nobodyDetail:
    'Aucun adhérent du réseau n’exerce dans votre structure à ce jour. La coordination peut les inscrire.',
  forThem: (name: string): string => `Pour ${name}`,
  change: 'Changer',
};

type ForWhomWords = typeof french;

const english: ForWhomWords = {
  title: 'For whom?',
  lede: 'Choose the professional who is seeing the patient.',
  nobody: 'Nobody works here today',
  nobodyDetail:
    'No member of the network works in your practice at present. The coordination can enrol them.',
  forThem: (name: string): string => `For ${name}`,
  change: 'Change',
};

const all = { fr: typesetAll(french), en: english } as const;

export const forWhomWords = ({ words }: Pick<PageContext, 'words'>): ForWhomWords => all[words.language];
