import { typesetAll, type PageContext } from '../../../web/index.js';
import { english } from './statement-words.en.js';
import { french, type StatementWords } from './statement-words.fr.js';

const all = { fr: typesetAll(french), en: english } as const;

export const statementWords = ({ words }: Pick<PageContext, 'words'>): StatementWords => all[words.language];
