import type { Day } from '../../kernel/civil-time.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import { InvalidInput, RuleRefused } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Agreement } from './agreement.js';
import type { Budget } from './budget.js';

/** Avenant : what an agreement has agreed to change, its envelope, its last day, or both. Never rewritten. */
export type Amendment = Readonly<{
  networkId: Id;
  id: Id;
  agreementId: Id;
  reference: string;
  /** More (or, below zero, less) money than before, in cents. */
  grantDeltaCents: Cents;
  /** The last day from now on, included; the same as before where only the money changes. */
  endsOn: Day;
  endedOnBefore: Day;
  madeAt: Date;
  /** The account; null when the program does it by itself. */
  madeBy: Id | null;
}>;

/** What is asked: at least one of the two. */
export type Change = Readonly<{ grantDeltaCents?: Cents; endsOn?: Day; reference: string }>;

/** What the agreement becomes: its new last day, and the cents that the ledger grants or takes back. */
export type Amended = Readonly<{ endsOn: Day; grantDeltaCents: Cents }>;

/**
 * The money of an agreement may be lowered to what is committed and consumed, never below: what is promised stays promised.
 * @throws InvalidInput when nothing changes or the days can't stand together; AmendmentRefused with the figures
 */
export const amend = (agreement: Agreement, budget: Budget, change: Change): Amended => {
  const endsOn = change.endsOn ?? agreement.endsOn;
  const grantDeltaCents = change.grantDeltaCents ?? Cents(0);
  if (grantDeltaCents === 0 && endsOn === agreement.endsOn) throw new InvalidInput([changesNothing]);
  if (endsOn < agreement.startsOn) throw new InvalidInput([endsBeforeItStarts(agreement.startsOn)]);
  const leftCents = budget.availableCents - budget.overdrawnCents;
  if (grantDeltaCents < 0 && leftCents + grantDeltaCents < 0) throw new AmendmentRefused(budget);
  return { endsOn, grantDeltaCents };
};

/** The envelope can't go below what is promised and spent. */
export class AmendmentRefused extends RuleRefused {
  constructor({ grantedCents, committedCents, consumedCents }: Budget) {
    const leastCents = committedCents + consumedCents;
    super({
      type: 'amendment-refused',
      title: { fr: 'Avenant impossible', en: 'Amendment refused' },
      detail: {
        fr: `L’enveloppe ne peut pas descendre sous ${inEuros(leastCents, 'fr')} : ${inEuros(committedCents, 'fr')} sont engagés et ${inEuros(consumedCents, 'fr')} consommés.`,
        en: `The envelope can’t go below ${inEuros(leastCents, 'en')}: ${inEuros(committedCents, 'en')} are committed and ${inEuros(consumedCents, 'en')} consumed.`,
      },
      facts: { grantedCents, committedCents, consumedCents, leastCents },
    });
  }
}

const changesNothing = {
  pointer: '/grantDeltaCents',
  message: {
    fr: 'Un avenant change l’enveloppe (grantDeltaCents), le dernier jour (endsOn), ou les deux.',
    en: 'An amendment changes the envelope (grantDeltaCents), the last day (endsOn), or both.',
  },
};

const endsBeforeItStarts = (startsOn: Day) => ({
  pointer: '/endsOn',
  message: {
    fr: `La convention commence le ${dayInWords(startsOn).fr} : elle ne peut pas finir avant.`,
    en: `The agreement starts on ${dayInWords(startsOn).en}: it can’t end before.`,
  },
});

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;
/** An amount in a sentence that people read. */
export const inEuros = (cents: number, language: 'fr' | 'en'): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(cents / 100);
