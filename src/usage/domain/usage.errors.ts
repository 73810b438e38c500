import type { Id } from '../../kernel/ids.js';
import { Conflict, InvalidInput, RuleRefused, StateConflict } from '../../kernel/errors.js';
import type { Day } from '../../kernel/civil-time.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import type { Cents } from '../../kernel/money.js';
import { settleReasons, type AttributionRefusal, type LineKind } from './call-import.js';

/** What was sent can't have happened: it is refused, not recorded. */
export class ImpossibleFact extends RuleRefused {
  constructor() {
    super({
      type: 'impossible-fact',
      title: { fr: 'Fait impossible', en: 'Impossible fact' },
      detail: {
        fr: 'Une intervention ne peut pas être datée du futur. Vérifiez la date et l’heure.',
        en: 'A session cannot lie in the future. Check the date and time.',
      },
    });
  }
}

/** The agreement named does not pay on the day of the call. */
export class AgreementClosed extends RuleRefused {
  constructor(day: Day) {
    super({
      type: 'agreement-closed',
      title: { fr: 'Convention non ouverte ce jour-là', en: 'Agreement not open on that day' },
      detail: {
        fr: `Cette convention ne couvre pas le ${dayInWords(day).fr}. Choisissez-en une qui est ouverte ce jour-là.`,
        en: `This agreement does not cover ${dayInWords(day).en}. Choose one that is open on that day.`,
      },
      facts: { day },
    });
  }
}

/** Neither its code nor a booking says whom to charge the call to: a person has to. */
export class CallerUnknown extends RuleRefused {
  constructor(reason: AttributionRefusal | null) {
    const { fr, en } = settleReasons[reason ?? 'unknown_code'];
    super({
      type: 'caller-unknown',
      title: { fr: 'Appelant inconnu', en: 'Caller unknown' },
      detail: {
        fr: `${fr} : dites quelle convention paie cet appel, et qui a appelé si on le sait.`,
        en: `${en}: say which agreement pays for this call, and who called if that is known.`,
      },
      facts: { reason: reason ?? 'unknown_code' },
    });
  }
}

/** The stored columns are not enough to make a call of them. */
export class LineUnreadable extends RuleRefused {
  constructor() {
    super({
      type: 'line-unreadable',
      title: { fr: 'Ligne incomplète', en: 'Incomplete line' },
      detail: {
        fr: 'Les colonnes gardées ne suffisent pas à en faire un appel. Demandez au prestataire une liste corrigée, ou écartez la ligne.',
        en: 'The columns kept are not enough to make a call of them. Ask the provider for a corrected list, or ignore the line.',
      },
    });
  }
}

/** Another caller is another charge: a correction keeps whose call it was. */
export class OtherCaller extends RuleRefused {
  constructor() {
    super({
      type: 'other-caller',
      title: { fr: 'Autre appelant', en: 'Another caller' },
      detail: {
        fr: 'La ligne désigne un autre code que l’appel enregistré : une correction ne change pas d’appelant. Voyez avec le prestataire, puis écartez la ligne.',
        en: 'The line gives another code than the recorded call: a correction does not change whose call it is. Settle it with the provider, then ignore the line.',
      },
    });
  }
}

export const alreadyResolved = (): StateConflict =>
  new StateConflict({ fr: 'Cette ligne est déjà réglée.', en: 'This line is settled already.' });

export const importUnderWay = (): StateConflict =>
  new StateConflict({
    fr: 'L’import n’est pas terminé : attendez sa fin pour régler ses lignes.',
    en: 'The import has not ended: wait for its end to settle its lines.',
  });

export const languageNeeded = (): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/language',
      message: { fr: 'Choisissez la langue de cet appel.', en: 'Choose the language of this call.' },
    },
  ]);

export const notForThisLine = (kind: LineKind): StateConflict => {
  const acts = {
    unmatched: 'attach, ignore',
    changed: 'accept, ignore',
    disputed: 'ignore',
    total: 'ignore',
  }[kind];
  return new StateConflict(
    { fr: `Pour cette ligne, actions possibles : ${acts}.`, en: `For this line, possible actions: ${acts}.` },
    { kind },
  );
};

/** @param correctedBy null where the other correction was made at the same moment */
export const correctedAlready = (correctedBy: Id | null): StateConflict =>
  new StateConflict(
    {
      fr: 'Cette intervention a déjà été corrigée : corrigez la correction.',
      en: 'This session was corrected already: correct the correction.',
    },
    correctedBy ? { correctedBy } : undefined,
  );

/** @param usageId null where the other call was recorded at the same moment */
export const referenceRecorded = (usageId: Id | null): StateConflict =>
  new StateConflict(
    {
      fr: 'Un appel de cette référence est déjà enregistré : écartez la ligne.',
      en: 'A call of this reference is recorded already: ignore the line.',
    },
    usageId ? { usageId } : undefined,
  );

/** It would not cost what was shown to whoever decided: nothing is recorded before they have seen what it costs. */
export class SessionPriceChanged extends Conflict {
  constructor(amountCents: Cents | null) {
    super({
      type: 'price-changed',
      title: { fr: 'Le prix a changé', en: 'The price has changed' },
      detail: {
        fr: 'Rien n’est enregistré. Le prix n’est plus celui qui était affiché : voyez le nouveau, puis confirmez.',
        en: 'Nothing is recorded. The price is not the one that was shown: see the new one, then confirm.',
      },
      facts: { amountCents },
    });
  }
}

/** What is said to be right is what is recorded already. */
export class NothingToCorrect extends RuleRefused {
  constructor() {
    super({
      type: 'nothing-to-correct',
      title: { fr: 'Rien à corriger', en: 'Nothing to correct' },
      detail: {
        fr: 'Les faits indiqués sont déjà ceux qui sont enregistrés. Dites ce qui était faux, par exemple la durée.',
        en: 'What you say is what is recorded already. Say what was wrong, for example the duration.',
      },
    });
  }
}
