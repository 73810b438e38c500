import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { wordsOf } from '../../../web/index.js';
import type { OfferToSend } from '../persistence/offers-to-send.js';

export type Letter = Readonly<{ subject: string; body: string }>;

export type LetterFacts = Pick<
  OfferToSend,
  'reference' | 'modality' | 'state' | 'sessionAt' | 'expectedMinutes' | 'answerBy' | 'replacesId'
> &
  Readonly<{ languageName: string; timeZone: TimeZone; address: string }>;

/** That an offer waits for an answer: in short, as letters are read on locked screens. */
export const offerLetter = (facts: LetterFacts & Readonly<{ commune: string }>): Letter => ({
  subject: `${facts.replacesId ? 'Intervention déplacée' : 'Intervention proposée'}, à répondre : ${facts.languageName}`,
  body: `Bonjour,

${facts.replacesId ? 'Une intervention que vous connaissez est déplacée.' : 'Une intervention vous est proposée.'}

${inShort(facts)}
Commune : ${facts.commune}
À répondre avant : ${momentOf(facts.answerBy, facts.timeZone)}

Pour l’accepter ou la décliner :

${facts.address}

Passé ce délai, la demande va à un autre prestataire.

—
An interpreting session waits for your answer at the page above.
`,
});

/** That an offer is over. */
export const recallLetter = (facts: LetterFacts): Letter => ({
  subject: `${endings[facts.state] ?? 'Intervention retirée'} : ${facts.languageName}`,
  body: `Bonjour,

${endings[facts.state] ?? 'Intervention retirée'}. Personne n’est plus attendu de votre part pour :

${inShort(facts)}

${facts.address}

—
The session above is no longer asked of you.
`,
});

const endings: Partial<Record<OfferToSend['state'], string>> = {
  cancelled: 'Intervention annulée',
  superseded: 'Intervention déplacée',
  expired: 'Délai de réponse passé',
};

const inShort = ({
  reference,
  languageName,
  modality,
  sessionAt,
  expectedMinutes,
  timeZone,
}: LetterFacts): string => {
  const words = wordsOf('fr');
  return `Langue : ${languageName}
Comment : ${words.modalities[modality]}
Quand : ${momentOf(sessionAt, timeZone)}, ${words.minutes(expectedMinutes)}
Référence : ${reference}`;
};

const momentOf = (at: Date, zone: TimeZone): string => {
  const words = wordsOf('fr');
  return `${words.day(dayOf(at, zone))}, ${words.time(at, zone)}`;
};
