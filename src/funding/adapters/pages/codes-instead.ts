import type { Id } from '../../../kernel/ids.js';
import type { NewCode } from '../../domain/handover.js';

/** One line of the form: the code of today, and the one that replaces it. */
export type CodeLine = Readonly<{ line: number; code: string; instead: string }>;

/** Lines « code du professionnel ; nouveau code », as people paste them: empty ones are passed over. */
export const codeLinesIn = (
  typed: string,
): Readonly<{ lines: readonly CodeLine[]; unreadable: readonly number[] }> => {
  const lines: CodeLine[] = [];
  const unreadable: number[] = [];
  for (const [index, text] of typed.split(/\r?\n/).entries()) {
    if (text.trim() === '') continue;
    const [code = '', instead = '', ...more] = text.split(/[;\t]/).map((part) => part.trim());
    if (code === '' || instead === '' || more.length > 0) unreadable.push(index + 1);
    else lines.push({ line: index + 1, code, instead });
  }
  return { lines, unreadable };
};

/** Whose codes those are. @param holders of each code of the agreement, the professional who gives it */
export const codesInstead = (
  lines: readonly CodeLine[],
  holders: ReadonlyMap<string, Id>,
): Readonly<{ codes: readonly NewCode[]; unknown: readonly CodeLine[] }> => ({
  codes: lines.flatMap(({ code, instead }) => {
    const professionalId = holders.get(code);
    return professionalId ? [{ professionalId, code: instead }] : [];
  }),
  unknown: lines.filter(({ code }) => !holders.has(code)),
});
