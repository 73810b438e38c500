import { Conflict, InvalidInput, RuleRefused, StateConflict, type Bilingual } from '../../kernel/errors.js';
import type { Day } from '../../kernel/civil-time.js';
import { dayInWords } from './statement-words.js';
import type { StatementState } from './statement.lifecycle.js';

/** A day of the period was stated already: what is missing of it comes as an adjustment of the next statement. */
export class AlreadyStated extends Conflict {
  constructor({ number, from, to }: Readonly<{ number: string; from: Day; to: Day }>) {
    super({
      type: 'already-stated',
      title: { fr: 'Période déjà relevée', en: 'Already stated' },
      detail: {
        fr: `Le relevé ${number} compte déjà du ${dayInWords(from)} au ${dayInWords(to)}. Choisissez une période qui ne le recouvre pas : ce qui lui manque y viendra en régularisation.`,
        en: `Statement ${number} counts ${from} to ${to} already. Choose a period that does not overlap it: what it lacks comes as an adjustment.`,
      },
      facts: { number, from, to },
    });
  }
}

/** A statement is of days that are over: its figures would still move. */
export class PeriodNotOver extends RuleRefused {
  constructor(to: Day) {
    super({
      type: 'period-not-over',
      title: { fr: 'Période en cours', en: 'The period is not over' },
      detail: {
        fr: `La période va jusqu’au ${dayInWords(to)} compris : le relevé s’établit à partir du lendemain.`,
        en: `The period ends on ${to}, included: it can be issued from the day after.`,
      },
    });
  }
}

/** It is issued already, or was never: what was asked does not apply. */
export class StatementStateConflict extends StateConflict {
  constructor(status: StatementState) {
    super(
      { fr: `Ce relevé est ${names[status].fr}.`, en: `This statement is ${names[status].en}.` },
      { state: status },
    );
  }
}

/** Of days outside its agreement's life there is a statement only for what was charged to it all the same. */
export const outsideTheAgreement = ({
  startsOn,
  endsOn,
}: Readonly<{ startsOn: Day; endsOn: Day }>): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/from',
      message: {
        fr: `La convention vaut du ${dayInWords(startsOn)} au ${dayInWords(endsOn)}, et rien n’attend d’être relevé hors de ces jours.`,
        en: `The agreement runs from ${startsOn} to ${endsOn}, and nothing outside these days waits to be stated.`,
      },
    },
  ]);

/** A period ends on its first day, or later. */
export const endsBeforeItBegins = (): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/to',
      message: {
        fr: 'La période finit avant de commencer.',
        en: 'The period ends before it begins.',
      },
    },
  ]);

const names: Readonly<Record<StatementState, Bilingual>> = {
  draft: { fr: 'en préparation', en: 'a draft' },
  issued: { fr: 'émis : il ne change plus', en: 'issued: it does not change any more' },
  acknowledged: { fr: 'accepté', en: 'acknowledged' },
  disputed: { fr: 'contesté', en: 'disputed' },
};
