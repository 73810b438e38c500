import { RuleRefused, StateConflict, type Bilingual } from '../../kernel/errors.js';
import type { Budget } from './budget.js';
import { inEuros } from './amendment.js';

/** The agreement can't close as it stands. Nothing was done. */
export class ClosingRefused extends RuleRefused {
  constructor(detail: Bilingual, facts?: Readonly<Record<string, unknown>>) {
    super({
      type: 'closing-refused',
      title: { fr: 'Clôture impossible en l’état', en: 'Closing refused' },
      detail,
      facts,
    });
  }
}

/** Money is promised still: what it is for has to take place, be reported or be cancelled first. */
export const stillPromised = (committedCents: number, openBookings: number): ClosingRefused =>
  new ClosingRefused(
    {
      fr: `${inEuros(committedCents, 'fr')} sont encore engagés, pour ${openBookings} demande(s) dont on attend la suite. Attendez-la, annulez-les, ou faites un passage de relais.`,
      en: `${inEuros(committedCents, 'en')} are committed still, for ${openBookings} request(s) whose outcome is awaited. Wait for it, cancel them, or hand them over.`,
    },
    { committedCents, openBookings },
  );

export const successorClosed = (): ClosingRefused =>
  new ClosingRefused({
    fr: 'La convention sur laquelle l’argent est reporté est close elle-même : choisissez-en une autre, ou rouvrez-la.',
    en: 'The agreement that money is carried over to is closed itself: choose another one, or open it again.',
  });

/** A debt is never more than whoever takes it over was granted. */
export const debtTooHigh = (overdrawnCents: number, { grantedCents }: Budget): ClosingRefused =>
  new ClosingRefused(
    {
      fr: `Le dépassement (${inEuros(overdrawnCents, 'fr')}) est plus grand que l’enveloppe qui le reprendrait (${inEuros(grantedCents, 'fr')}). Faites d’abord un avenant.`,
      en: `What is overdrawn (${inEuros(overdrawnCents, 'en')}) is more than the envelope that would take it over (${inEuros(grantedCents, 'en')}). Amend one of them first.`,
    },
    { overdrawnCents, grantedCents },
  );

/** Somebody spent or gave back since the figures were shown: only what was shown is done. */
export const figuresChanged = (movedCents: number): StateConflict =>
  new StateConflict(
    {
      fr: `Les chiffres ont changé depuis que vous les avez vus : ${inEuros(movedCents, 'fr')} quitteraient la convention. Rien n’a été fait : répétez la clôture, puis confirmez.`,
      en: `The figures have changed since you saw them: ${inEuros(movedCents, 'en')} would leave the agreement. Nothing was done: rehearse the closing again, then confirm.`,
    },
    { movedCents },
  );

export const unequal = (): ClosingRefused =>
  new ClosingRefused({
    fr: 'Les chiffres ne seraient pas égaux au centime : rien n’a été fait. Prévenez qui entretient la plateforme.',
    en: 'The figures would not be equal to the cent: nothing was done. Tell whoever maintains the platform.',
  });

export const isClosed = (closedAt: Date): StateConflict =>
  new StateConflict(
    {
      fr: 'Cette convention est close : rouvrez-la d’abord, en disant pourquoi.',
      en: 'This agreement is closed: open it again first, saying why.',
    },
    { closedAt },
  );

export const isNotClosing = (): StateConflict =>
  new StateConflict({
    fr: 'Cette convention n’est pas close, et aucune clôture n’est prévue.',
    en: 'This agreement is not closed, nor is it going to be.',
  });
