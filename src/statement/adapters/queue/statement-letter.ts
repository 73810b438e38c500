import type { Day } from '../../../kernel/civil-time.js';
import { dayInWords } from '../../domain/statement-words.js';

export type LetterKind = 'statement.issued.v1' | 'statement.reminded.v1' | 'statement.disputed.v1';

type Named = Readonly<{
  title: string;
  network: string;
  number: string;
  from: Day;
  to: Day;
  /** The PDF goes with it. */
  isEnclosed: boolean;
}>;

/** A letter about a statement. Its text gives no figure: these are behind the sign-in. French first; in English, what matters. */
export const statementLetter = (
  kind: LetterKind,
  { title, network, number, from, to, isEnclosed }: Named,
  address: string,
): Readonly<{ subject: string; body: string }> => {
  const { subject, french, english } = words[kind];
  const which = `${number}, du ${dayInWords(from)} au ${dayInWords(to)}`;
  return {
    subject: `${title}\u00a0: ${subject} ${number}`,
    body: `Bonjour,

${french}

Convention\u00a0: ${title}
Relevé\u00a0: ${which}
Réseau\u00a0: ${network}

${address}
${isEnclosed ? '\nIl est joint à cette lettre, en PDF.\n' : ''}
—
${english}
`,
  };
};

const words: Readonly<Record<LetterKind, Readonly<{ subject: string; french: string; english: string }>>> = {
  'statement.issued.v1': {
    subject: 'relevé d’utilisation',
    french:
      'Un relevé d’utilisation de votre convention est prêt. Lisez-le, emportez-le et dites si vous l’acceptez à cette adresse\u00a0:',
    english: 'A statement of your agreement is ready: read it, and accept or dispute it, at the page above.',
  },
  'statement.reminded.v1': {
    subject: 'votre réponse est attendue sur le relevé',
    french:
      'Ce relevé d’utilisation attend votre réponse\u00a0: acceptez-le, ou dites ce qui ne va pas, à cette adresse.',
    english: 'This statement waits for your answer, at the page above.',
  },
  'statement.disputed.v1': {
    subject: 'le financeur conteste le relevé',
    french: 'Le financeur conteste ce relevé d’utilisation. Sa raison se lit à cette adresse\u00a0:',
    english: 'The funder disputes this statement; why is told at the page above.',
  },
};
