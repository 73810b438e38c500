import { InvalidInput } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { OneOf, Uuid } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';
import { providerEventTypes, type ProviderEventType } from '../../domain/provider-event.js';
import { setAsideReasons, type SetAsideReason } from '../../domain/settlement.js';
import type { EventDecision } from '../../use-cases/settle-event.js';
import type { KeptFilter } from '../persistence/stored-received-events.js';

export class ReceivedEventsQuery extends PageQuery {
  @OneOf(['true', 'false'], { optional: true, description: 'true: those that are settled already' })
  settled?: 'true' | 'false';

  @OneOf(['kept', 'disputed'], {
    optional: true,
    description: 'kept: it could not be followed; disputed: it contradicts what is recorded',
  })
  outcome?: 'kept' | 'disputed';

  @OneOf(providerEventTypes, { optional: true })
  type?: ProviderEventType;

  @Uuid({ optional: true })
  providerId?: Id;
}

export const keptFilterOf = ({ settled, outcome, type, providerId }: ReceivedEventsQuery): KeptFilter => ({
  isSettled: settled === 'true',
  outcome,
  type,
  providerId,
});

export class SettleEventDto {
  @OneOf(['accept', 'set_aside'], {
    description: 'accept: count what it says; set_aside: leave it without effect',
  })
  action: 'accept' | 'set_aside';

  @OneOf(Object.keys(setAsideReasons), { optional: true, description: 'set_aside: why; needed' })
  reason?: SetAsideReason;
}

/** @throws InvalidInput when it is set aside without a reason */
export const eventDecisionOf = ({ action, reason }: SettleEventDto): EventDecision => {
  if (action === 'accept') return { action };
  if (reason) return { action, reason };
  throw new InvalidInput([
    {
      pointer: '/reason',
      message: { fr: 'Dites pourquoi ce message est mis de côté.', en: 'Say why this message is set aside.' },
    },
  ]);
};
