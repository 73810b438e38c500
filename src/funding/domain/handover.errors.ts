import { RuleRefused, StateConflict, type Bilingual } from '../../kernel/errors.js';
import type { Agreement } from './agreement.js';
import type { HandoverObstacle } from './handover.js';
import type { HandoverState } from './handover.lifecycle.js';

/** The handover can't take place as it stands. Nothing was done. */
export class HandoverRefused extends RuleRefused {
  constructor(detail: Bilingual, refusals: readonly HandoverObstacle[] = []) {
    super({
      type: 'handover-refused',
      title: { fr: 'Passage de relais impossible en l’état', en: 'Handover refused' },
      detail,
      facts: refusals.length > 0 ? { refusals } : undefined,
    });
  }
}

/** Requests that the new agreement does not take, and nobody has said what becomes of them. */
export const undecided = (refusals: readonly HandoverObstacle[]): HandoverRefused =>
  new HandoverRefused(
    {
      fr: `${refusals.length} demande(s) ne passent pas telles quelles. Décidez pour chacune : la garder, la libérer, ou couvrir ce qui manque.`,
      en: `${refusals.length} request(s) do not pass as they are. Decide for each: keep it, release it, or cover what lacks.`,
    },
    refusals,
  );

/** What is closed hands nothing over, and takes nothing over: it would have to be opened again. */
export const refuseClosed = ({ title, closedAt }: Pick<Agreement, 'title' | 'closedAt'>): void => {
  if (closedAt === null) return;
  throw new HandoverRefused({
    fr: `La convention « ${title} » est close : rouvrez-la d’abord, ou choisissez-en une autre.`,
    en: `The agreement “${title}” is closed: open it again first, or choose another one.`,
  });
};

/** It has been executed or cancelled: what it did stands. */
export class HandoverStateConflict extends StateConflict {
  constructor(status: HandoverState) {
    super(
      {
        fr: `Ce passage de relais est ${names[status].fr} : il ne change plus.`,
        en: `This handover is ${names[status].en}: it does not change any more.`,
      },
      { state: status },
    );
  }
}

const names: Readonly<Record<HandoverState, Bilingual>> = {
  draft: { fr: 'en préparation', en: 'a draft' },
  scheduled: { fr: 'programmé', en: 'scheduled' },
  executed: { fr: 'fait', en: 'executed' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
};

/** As long as nothing is handed over, whoever runs the agreement still runs it. */
export class NotHandedOver extends RuleRefused {
  constructor() {
    super({
      type: 'not-handed-over',
      title: { fr: 'Le relais n’est pas passé', en: 'Not handed over' },
      detail: {
        fr: 'Il n’y a d’ancien porteur qu’une fois le relais passé. Attendez son jour, ou faites-le tout de suite.',
        en: 'There is a former carrier only once the handover is done. Wait for its day, or do it at once.',
      },
    });
  }
}
