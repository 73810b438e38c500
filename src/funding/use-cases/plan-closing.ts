import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/civil-time.js';
import { NotFound, Refusal } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Directory } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Agreement } from '../domain/agreement.js';
import { isDue, settledPlan, type Closing, type ClosingPlan } from '../domain/closing.js';
import { isClosed, successorClosed } from '../domain/closing.errors.js';
import { AgreementRegister } from './agreement-register.js';
import { CloseAgreement } from './close-agreement.js';
import { Closings } from './closings.js';
import { OpenBookings } from './open-bookings.js';

const EVER = new Date(0);

/** `atOnce`: it does not wait for the day after grace, nor for what was not told of sessions of before. */
export type AskedClosing = ClosingPlan & Readonly<{ atOnce: boolean }>;

/** @property closing what was done, where its day had come already; null where it waits for it */
export type PlannedClosing = Readonly<{ agreement: Agreement; closing: Closing | null }>;

/** What closing would do if it were done now; `refusal` says what is in the way today. */
export type RehearsedClosing = Readonly<
  { closing: Closing; refusal: null } | { closing: null; refusal: Refusal }
>;

/** A coordinator says when an agreement ends, and until when late calls are still charged to it. */
@Injectable()
export class PlanClosing {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(Closings) private readonly closings: Closings,
    @Inject(OpenBookings) private readonly bookings: OpenBookings,
    @Inject(CloseAgreement) private readonly close: CloseAgreement,
  ) {}

  /** @throws NotFound, InvalidInput; StateConflict when it is closed; ClosingRefused when it is to close now and can't */
  async run(tx: Tx, networkId: Id, agreementId: Id, asked: AskedClosing, by: Id): Promise<PlannedClosing> {
    const { today, agreement } = await this.plan(tx, networkId, agreementId, asked);
    const { closesOn, graceUntil, successorId, atOnce } = asked;
    const facts = { closesOn, graceUntil, successorId, by };
    tx.publish({ type: 'agreement.closing_planned.v1', networkId, subjectId: agreementId, facts });
    const closing =
      atOnce || isDue(asked, today)
        ? await this.close.run(tx, networkId, agreementId, { releasesPast: atOnce }, by)
        : null;
    const closedAt = closing?.doneAt ?? null;
    return { agreement: { ...agreement, closesOn, graceUntil, successorId, closedAt }, closing };
  }

  /** Does it, as if its day were today, and undoes it: the figures are those of the closing itself. @throws NotFound, InvalidInput, StateConflict */
  rehearse(tx: Tx, networkId: Id, agreementId: Id, asked: AskedClosing, by: Id): Promise<RehearsedClosing> {
    return tx.rehearse(async () => {
      await this.plan(tx, networkId, agreementId, asked);
      try {
        const how = { releasesPast: asked.atOnce };
        return { closing: await this.close.run(tx, networkId, agreementId, how, by), refusal: null };
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        return { closing: null, refusal };
      }
    });
  }

  private async plan(tx: Tx, networkId: Id, agreementId: Id, { atOnce, ...asked }: AskedClosing) {
    const { timeZone } = await this.directory.network(networkId);
    const today = dayOf(tx.at, timeZone);
    const { successorId } = asked;
    await this.bookings.hold(tx, networkId, agreementId, EVER); // before balances, as everybody does
    const [held, successor] = await this.register.hold(tx, networkId, [
      agreementId,
      ...(successorId ? [successorId] : []),
    ]);
    if (!held || (successorId && !successor)) throw new NotFound();
    if (held.agreement.closedAt !== null) throw isClosed(held.agreement.closedAt);
    const plan = settledPlan(held.agreement, asked, today, atOnce);
    if (successor && successor.agreement.closedAt !== null) throw successorClosed();
    await this.closings.plan(tx, held.agreement, plan);
    return { today, agreement: held.agreement };
  }
}
