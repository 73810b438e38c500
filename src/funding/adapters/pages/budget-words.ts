import { typesetAll, type PageContext } from '../../../web/index.js';
import { english } from './budget-words.en.js';
import { french, type BudgetWords } from './budget-words.fr.js';

const all = { fr: typesetAll(french), en: english } as const;

export const budgetWords = ({ words }: Pick<PageContext, 'words'>): BudgetWords => all[words.language];
