import { typesetAll, type PageContext } from '../../../web/index.js';
import { english } from './handover-words.en.js';
import { french, type HandoverWords } from './handover-words.fr.js';

const all = { fr: typesetAll(french), en: english } as const;

export const handoverWords = ({ words }: Pick<PageContext, 'words'>): HandoverWords => all[words.language];
