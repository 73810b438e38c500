import type { Id } from '../../../kernel/ids.js';
import type { OptionGroup, PageContext } from '../../../web/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import type { NamedAgreement } from '../persistence/access-code-list.js';
import type { NamesInNetwork } from '../persistence/network-names.js';
import { accessCodeWords } from './access-code-words.js';

/** What the codes are named by. */
export type CodeNames = Readonly<{ names: NamesInNetwork; agreements: readonly NamedAgreement[] }>;

/** Who gives a code, as people call them. */
export const holderOf = (
  { professionalId, practiceId }: AccessCode,
  { names }: Pick<CodeNames, 'names'>,
  page: PageContext,
): string =>
  names.professional(professionalId) ?? names.practice(practiceId) ?? accessCodeWords(page).network;

export const agreementOf = (id: Id, { agreements }: Pick<CodeNames, 'agreements'>): string =>
  agreements.find((agreement) => agreement.id === id)?.title ?? '';

/** In one list: a professional, a practice, or the whole network. */
export const holders = ({
  names,
  page,
}: Pick<CodeNames, 'names'> & Readonly<{ page: PageContext }>): readonly OptionGroup[] => {
  const words = accessCodeWords(page);
  return [
    {
      label: words.practices,
      options: names.practices.map(({ id, name }) => ({ value: `practice:${id}`, label: name })),
    },
    {
      label: words.professionals,
      options: names.professionals.map(({ id, name }) => ({ value: `professional:${id}`, label: name })),
    },
  ].filter(({ options }) => options.length > 0);
};
