import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { consume, isClosed, Ledger, takeBack } from '../../funding/index.js';
import type { Rating } from '../../rating/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { CorrectionReason, Session, UsageRecord } from '../domain/session.js';
import {
  correctedAlready,
  ImpossibleFact,
  NothingToCorrect,
  SessionPriceChanged,
} from '../domain/usage.errors.js';
import { PriceSession } from './price-session.js';
import { UsageRecords } from './usage-records.js';

/** The facts that may turn out wrong: those that decide a price, and those that only a provider's second list changes. */
const correctable = [
  'modality',
  'outcome',
  'startedAt',
  'plannedSeconds',
  'durationSeconds',
  'waitSeconds',
  'distanceKm',
  'requestedAt',
  'cancelledAt',
  'language',
  'providerAmountCents',
] as const satisfies readonly (keyof Session)[];

export type CorrectedFacts = Partial<Pick<Session, (typeof correctable)[number]>>;

/**
 * @property comment for the file, never about a patient; null: none
 * @property expectedCents the price that was shown before; without it, whatever it costs
 * @property agreedCents the provider's own price, where its invoice is accepted against the tariff; without it, the tariff's
 */
export type Correction = Readonly<{
  facts: CorrectedFacts;
  reason: CorrectionReason;
  comment: string | null;
  expectedCents?: Cents;
  agreedCents?: Cents;
}>;

/**
 * A correction is a new record that names the one it replaces: the first stays as it was written, its cost is taken back by
 * an entry of its own, and the right one is consumed on the same agreement.
 */
@Injectable()
export class CorrectUsage {
  constructor(
    @Inject(PriceSession) private readonly prices: PriceSession,
    @Inject(UsageRecords) private readonly records: UsageRecords,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** @throws NotFound; StateConflict when the record was corrected already, or its agreement is closed; NothingToCorrect, ImpossibleFact, NoTariff, SessionPriceChanged */
  async execute(tx: Tx, networkId: Id, id: Id, asked: Correction, by: Id): Promise<UsageRecord> {
    const { wrong, correction } = await this.priced(tx, networkId, id, asked);
    const { expectedCents = correction.amountCents } = asked;
    if (correction.amountCents !== expectedCents) throw new SessionPriceChanged(correction.amountCents);
    const { agreementId } = wrong;
    await this.refuseClosed(tx, networkId, agreementId);
    const invoiced = await this.ledger.invoicedFor(tx, networkId, wrong.id);
    await this.records.add(tx, correction);
    await this.ledger.record(
      tx,
      networkId,
      [
        ...takeBack(agreementId, wrong.id, wrong.amountCents, invoiced),
        consume({ agreementId, bookingId: null, usageId: correction.id }, Cents(0), correction.amountCents),
      ],
      by,
    );
    tx.publish({
      type: 'usage.corrected.v1',
      networkId,
      subjectId: wrong.bookingId ?? wrong.id,
      facts: {
        usageId: correction.id,
        correctionOf: wrong.id,
        reason: asked.reason,
        amountCents: correction.amountCents,
      },
    });
    return correction;
  }

  /**
   * A closed agreement takes nothing back and pays for nothing: whoever corrects opens it again first. Held, so that it does not
   * close meanwhile.
   */
  private async refuseClosed(tx: Tx, networkId: Id, agreementId: Id): Promise<void> {
    const closed = await this.ledger.closedAmong(tx, networkId, [agreementId]);
    const closedAt = closed.get(agreementId);
    if (closedAt) throw isClosed(closedAt);
  }

  /** The record that such a correction would make, with its price; nothing is written. @throws what `execute` does */
  async preview(tx: Tx, networkId: Id, id: Id, asked: Correction): Promise<UsageRecord> {
    return (await this.priced(tx, networkId, id, asked)).correction;
  }

  private async priced(
    tx: Tx,
    networkId: Id,
    id: Id,
    { facts, reason, comment, agreedCents }: Correction,
  ): Promise<Readonly<{ wrong: UsageRecord; correction: UsageRecord }>> {
    const found = await this.records.find(tx, networkId, id);
    if (!found) throw new NotFound();
    if (found.correctedBy) throw correctedAlready(found.correctedBy);
    const wrong = found.record;
    const session: Session = {
      ...wrong,
      ...impliedBy(facts, wrong),
      ...facts,
      ...voidedBy(reason),
      source: 'manual',
    };
    const isSameFacts = correctable.every((fact) => same(session[fact], wrong[fact]));
    if (isSameFacts && (agreedCents ?? wrong.amountCents) === wrong.amountCents) throw new NothingToCorrect();
    if (session.startedAt > tx.at || session.requestedAt > tx.at) throw new ImpossibleFact();
    const { sessionOn, tariffId, rating } = await this.prices.of(session);
    const { totalCents, lines } = agreedCents === undefined ? rating : agreedPrice(rating, agreedCents);
    const correction: UsageRecord = {
      ...wrong,
      ...session,
      id: newId(),
      sessionOn,
      tariffId,
      billedMinutes: rating.billedMinutes,
      amountCents: totalCents,
      lines,
      correctionOf: wrong.id,
      correctionReason: reason,
      correctionComment: comment,
      recordedAt: tx.at,
    };
    return { wrong, correction };
  }
}

/** The tariff's lines stay, and one more says by how much the price agreed on departs from them: a price explains itself. */
const agreedPrice = (
  { lines, totalCents }: Rating,
  agreedCents: Cents,
): Pick<Rating, 'lines' | 'totalCents'> => {
  const difference = Cents(agreedCents - totalCents);
  const line = {
    rule: 'agreed_with_provider',
    quantity: 1,
    unitPriceCents: difference,
    amountCents: difference,
  };
  return { totalCents: agreedCents, lines: difference === 0 ? lines : [...lines, line] };
};

/** Nobody plans a call that is dialled without a booking: it was asked for when it began, and what it lasts is what was meant. */
const impliedBy = ({ startedAt, durationSeconds }: CorrectedFacts, wrong: Session): CorrectedFacts =>
  wrong.bookingId === null
    ? {
        ...(startedAt && { requestedAt: startedAt }),
        ...(durationSeconds !== undefined && { plannedSeconds: durationSeconds }),
      }
    : {};

/** A session that was none costs nothing, whatever else is known of it. */
const voidedBy = (reason: CorrectionReason): CorrectedFacts =>
  reason === 'did_not_take_place' || reason === 'counted_twice' ? { outcome: 'void' } : {};

const same = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
