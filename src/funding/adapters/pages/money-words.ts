import { typesetAll, type PageContext } from '../../../web/index.js';
import { english } from './money-words.en.js';
import { french, type MoneyWords } from './money-words.fr.js';

const all = { fr: typesetAll(french), en: english } as const;

export const moneyWords = ({ words }: Pick<PageContext, 'words'>): MoneyWords => all[words.language];
