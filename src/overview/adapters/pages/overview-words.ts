import { typesetAll, type PageContext } from '../../../web/index.js';
import { english } from './overview-words.en.js';
import { french, type OverviewWords } from './overview-words.fr.js';

const all = { fr: typesetAll(french), en: english } as const;

export const overviewWords = ({ words }: Pick<PageContext, 'words'>): OverviewWords => all[words.language];
