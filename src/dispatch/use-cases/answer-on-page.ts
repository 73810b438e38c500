import { Inject, Injectable } from '@nestjs/common';
import { InvalidInput, StateConflict, type Bilingual } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { ViewerOf } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/index.js';
import type { Impossibility, ProviderEvent } from '../domain/provider-event.js';
import { HearProvider, type Heard } from './hear-provider.js';

/** What was said on the page changes nothing any more. */
export class OfferClosed extends StateConflict {
  constructor() {
    super({
      fr: 'Cette offre n’est plus au même point : elle a déjà reçu une réponse, ou la demande a changé. Relisez-la.',
      en: 'This offer has moved on: it was answered already, or the booking has changed. Read it again.',
    });
  }
}

/** Nobody can have been absent from a session that has not begun. */
export class NotBegunYet extends StateConflict {
  constructor() {
    super({
      fr: 'L’intervention n’a pas commencé : vous direz ensuite ce qui s’est passé.',
      en: 'The session has not begun: say afterwards what happened.',
    });
  }
}

/**
 * What somebody of a provider says on its page. It is heard as a signed message of its machine is, under their account's
 * name; what a machine's message would be kept for is refused in words, since a person can put it right.
 */
@Injectable()
export class AnswerOnPage {
  constructor(@Inject(HearProvider) private readonly provider: HearProvider) {}

  /**
   * @param sessionAt when the session is to begin
   * @returns `kept` or `disputed` when the coordination has to judge
   * @throws NotFound, OfferNotOpen, OfferClosed, NotBegunYet, InvalidInput
   */
  async execute(
    tx: Tx,
    { networkId, providerId, accountId }: ViewerOf<'provider'>,
    event: ProviderEvent,
    sessionAt: Date,
  ): Promise<Heard> {
    if (isAbsence(event) && tx.at < sessionAt) throw new NotBegunYet();
    const heard = await this.provider.hear(
      tx,
      networkId,
      providerId,
      `account/${accountId}/${newId()}`,
      event,
    );
    const { outcome, reason } = heard;
    if (outcome === 'ignored' && event.type.startsWith('booking.')) throw new OfferClosed();
    if (outcome !== 'kept') return heard;
    if (reason === 'offer_closed' || reason === 'booking_closed') throw new OfferClosed();
    const impossible = reason && impossibilities[reason as Impossibility];
    if (impossible) throw new InvalidInput([{ pointer: '/startedAt', message: impossible }]);
    return heard;
  }
}

const isAbsence = ({ type }: ProviderEvent): boolean =>
  type === 'session.patient_absent' || type === 'session.interpreter_absent';

const impossibilities: Readonly<Record<Impossibility, Bilingual>> = {
  in_the_future: {
    fr: 'Cette intervention ne serait pas finie : relisez le jour, l’heure et la durée.',
    en: 'This session would not be over: check the day, the time and the duration.',
  },
  before_the_request: {
    fr: 'C’est plus d’un jour avant la demande : relisez le jour.',
    en: 'This is more than a day before the request: check the day.',
  },
  ended_before_started: {
    fr: 'La fin serait avant le début : relisez l’heure.',
    en: 'It would end before it starts: check the time.',
  },
  zero_duration: { fr: 'Dites combien de minutes.', en: 'Say how many minutes.' },
  too_long: {
    fr: 'C’est plus de 24 heures : relisez la durée.',
    en: 'This is more than 24 hours: check it.',
  },
};
