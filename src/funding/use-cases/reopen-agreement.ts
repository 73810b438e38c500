import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { comesBack, reopeningEntries, withGranted, type Closing } from '../domain/closing.js';
import { isNotClosing, successorClosed } from '../domain/closing.errors.js';
import { AgreementRegister, EntryBook, type HeldAgreement } from './agreement-register.js';
import { Closings } from './closings.js';
import { LateCharges } from './late-charges.js';
import { WatchThresholds } from './watch-thresholds.js';

/**
 * Réouverture : a closed agreement, or one that is going to be, goes on with a reason that stays written. What left it comes
 * back as far as it is there, and what came late in the meantime is charged to it.
 */
@Injectable()
export class ReopenAgreement {
  constructor(
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(Closings) private readonly closings: Closings,
    @Inject(EntryBook) private readonly ledger: EntryBook,
    @Inject(LateCharges) private readonly late: LateCharges,
    @Inject(WatchThresholds) private readonly thresholds: WatchThresholds,
  ) {}

  /** @throws NotFound; StateConflict when it is neither closed nor going to be; ClosingRefused when its successor is closed */
  async run(tx: Tx, networkId: Id, agreementId: Id, reason: string, by: Id): Promise<Closing> {
    const { held, successor } = await this.hold(tx, networkId, agreementId);
    const { agreement } = held;
    if (agreement.closesOn === null || agreement.graceUntil === null) throw isNotClosing();
    const last =
      agreement.closedAt === null ? undefined : await this.closings.last(tx, networkId, agreementId);
    if (last && successor && successor.agreement.closedAt !== null) throw successorClosed();
    const { successorId, unspent } = agreement;
    const backCents = last ? comesBack(last.movedCents, successor?.budget.availableCents ?? null) : Cents(0);
    const id = newId();
    const reopening: Closing = {
      networkId,
      id,
      agreementId,
      kind: 'reopened',
      closesOn: agreement.closesOn,
      graceUntil: agreement.graceUntil,
      successorId,
      fate: unspent,
      movedCents: backCents,
      releasedCents: Cents(0),
      before: { agreement: held.budget, successor: successor?.budget ?? null },
      after: {
        agreement: withGranted(held.budget, backCents),
        successor: successor && withGranted(successor.budget, 0 - backCents),
      },
      reason,
      doneBy: by,
      doneAt: tx.at,
    };
    await this.closings.seal(tx, reopening);
    await this.ledger.record(tx, networkId, reopeningEntries(id, agreement, backCents, successorId), by);
    const late = last ? await this.late.chargeAll(tx, networkId, agreementId, reason, by) : 0;
    for (const one of await this.register.hold(tx, networkId, [
      agreementId,
      ...(successorId ? [successorId] : []),
    ]))
      if (one) await this.thresholds.settle(tx, one);
    const facts = { closingId: id, movedCents: backCents, late, by };
    tx.publish({ type: 'agreement.reopened.v1', networkId, subjectId: agreementId, facts });
    return reopening;
  }

  private async hold(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
  ): Promise<Readonly<{ held: HeldAgreement; successor: HeldAgreement | null }>> {
    const named = await this.register.look(tx, networkId, agreementId);
    if (!named) throw new NotFound();
    const { successorId } = named;
    const [held, successor] = await this.register.hold(tx, networkId, [
      agreementId,
      ...(successorId ? [successorId] : []),
    ]);
    if (!held) throw new NotFound();
    if (held.agreement.successorId !== successorId) return this.hold(tx, networkId, agreementId);
    return { held, successor: successor ?? null };
  }
}
