import { Inject, Injectable } from '@nestjs/common';
import { addDays, dayOf, type Day } from '../../kernel/civil-time.js';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { ViewerOf } from '../../kernel/viewer.js';
import { FormerCarriers, type FormerAccess } from '../../identity/index.js';
import { Directory } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import { NotHandedOver } from '../domain/handover.errors.js';
import { Handovers } from './handovers.js';

/** Accounting items are kept ten years (Code de commerce, art. L. 123-22). */
const TEN_YEARS_DAYS = 3_653;

export const usualLastDay = (today: Day): Day => addDays(today, TEN_YEARS_DAYS);

/** A carrier that has handed over goes on reading what its agreement paid for, and nothing else. */
@Injectable()
export class OpenFormerCarrier {
  constructor(
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(FormerCarriers) private readonly carriers: FormerCarriers,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /**
   * @param until the last day; ten years from now by default
   * @throws NotFound, NotHandedOver, InvalidInput, OwnAccount, EmailTaken
   */
  async run(
    tx: Tx,
    caller: ViewerOf<'coordinator'>,
    handoverId: Id,
    email: string,
    until: Day | null,
  ): Promise<Readonly<{ id: Id }> & FormerAccess> {
    const handover = await this.handovers.hold(tx, caller.networkId, handoverId);
    if (!handover) throw new NotFound();
    if (handover.status !== 'executed') throw new NotHandedOver();
    const { timeZone } = await this.directory.network(caller.networkId);
    const today = dayOf(tx.at, timeZone);
    const openUntil = until ?? usualLastDay(today);
    if (openUntil < today) throw new InvalidInput([dayIsOver]);
    const access = { email, agreementId: handover.fromAgreementId, openUntil };
    return { id: await this.carriers.open(tx, caller, access), ...access };
  }

  /** After the transaction. */
  forget(): void {
    this.carriers.forget();
  }
}

const dayIsOver = {
  pointer: '/until',
  message: { fr: 'Ce jour est passé : donnez-en un à venir.', en: 'This day is over: give one to come.' },
};
