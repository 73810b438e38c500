import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { ChargeCall, CorrectUsage } from '../../usage/index.js';
import type { Decision, ProviderInvoice } from '../domain/invoice.js';
import {
  alreadyDecided,
  LineHasNoCall,
  nothingToDecide,
  PriceNotPossible,
} from '../domain/invoice.errors.js';
import { Invoices, type DecidedLine, type InvoiceLine } from './invoices.js';

/** @property agreementId who pays for an unknown call; null: whom its code or its booking says */
export type LineDecision = Decision & Readonly<{ agreementId: Id | null; professionalId: Id | null }>;

/**
 * A difference is accepted or disputed. What is accepted takes effect at once: our session gets the provider's price by a
 * correction, an unknown call becomes usage. A dispute may still be accepted later, when the provider turns out to be right.
 */
@Injectable()
export class DecideLine {
  constructor(
    @Inject(Invoices) private readonly invoices: Invoices,
    @Inject(ChargeCall) private readonly chargeCall: ChargeCall,
    @Inject(CorrectUsage) private readonly correctUsage: CorrectUsage,
  ) {}

  /**
   * @throws NotFound; StateConflict when there is nothing to decide, or another invoice has the session; PriceNotPossible,
   * LineHasNoCall, and what CorrectUsage and ChargeCall throw
   */
  async execute(
    tx: Tx,
    networkId: Id,
    invoiceId: Id,
    number: number,
    asked: LineDecision,
    by: Id,
  ): Promise<InvoiceLine> {
    const invoice = await this.invoices.find(tx, networkId, invoiceId);
    if (!invoice) throw new NotFound();
    await this.invoices.catchUp(tx, invoice);
    const line = await this.invoices.line(tx, invoice, number);
    if (!line) throw new NotFound();
    if (line.verdict === 'matched') throw nothingToDecide();
    if (line.decision === 'accepted') throw alreadyDecided();
    const { kind, reason, comment } = asked;
    const decided: DecidedLine = { ...line, decision: { kind, reason, comment }, by };
    await this.invoices.decide(
      tx,
      invoice,
      number,
      kind === 'disputed'
        ? { ...decided, holds: false }
        : await this.accepted(tx, invoice, line, decided, asked),
    );
    if (isTotalAlone(invoice, line)) await this.invoices.holdAll(tx, invoice, kind === 'accepted');
    return (await this.invoices.line(tx, invoice, number))!;
  }

  private async accepted(
    tx: Tx,
    invoice: ProviderInvoice,
    line: InvoiceLine,
    decided: DecidedLine,
    asked: LineDecision,
  ): Promise<DecidedLine> {
    switch (line.verdict) {
      case 'priced_differently':
        return {
          ...decided,
          usageId: await this.takePrice(tx, invoice, line, asked, decided.by),
          holds: true,
        };
      case 'unknown_to_us':
        return this.takeCall(tx, invoice, line, decided, asked);
      case 'matched':
      case 'repeated':
      case 'missing_from_invoice':
      case 'total_differs':
        return decided;
    }
  }

  private async takePrice(
    tx: Tx,
    { networkId }: ProviderInvoice,
    line: InvoiceLine,
    { comment }: Decision,
    by: Id,
  ): Promise<Id> {
    const theirCents = Cents(line.theirCents!);
    if (theirCents < 0) throw new PriceNotPossible();
    const correction = {
      facts: { providerAmountCents: theirCents },
      agreedCents: theirCents,
      reason: 'provider_dispute',
      comment,
    } as const;
    return (await this.correctUsage.execute(tx, networkId, line.usageId!, correction, by)).id;
  }

  /** Recorded at our price: where that is not the provider's, which price counts is still to be decided. */
  private async takeCall(
    tx: Tx,
    invoice: ProviderInvoice,
    line: InvoiceLine,
    decided: DecidedLine,
    { agreementId, professionalId }: LineDecision,
  ): Promise<DecidedLine> {
    const recorded = await this.recordedSince(tx, invoice, line);
    const session =
      recorded ?? (await this.charged(tx, invoice, line, { agreementId, professionalId }, decided.by));
    const isSame = (line.theirCents ?? session.ourCents) === session.ourCents;
    return {
      ...decided,
      ...session,
      holds: true,
      ...(!isSame && { verdict: 'priced_differently', decision: null }),
    };
  }

  private async charged(
    tx: Tx,
    { networkId, providerId }: ProviderInvoice,
    { call }: InvoiceLine,
    said: Pick<LineDecision, 'agreementId' | 'professionalId'>,
    by: Id,
  ): Promise<Pick<DecidedLine, 'sessionId' | 'usageId' | 'ourCents'>> {
    if (!call) throw new LineHasNoCall();
    const list = { networkId, providerId, id: null };
    const { id, amountCents } = await this.chargeCall.execute(tx, list, call, said, by);
    return { sessionId: id, usageId: id, ourCents: amountCents };
  }

  /** The call list may have come after the invoice: then it is known by now. */
  private async recordedSince(
    tx: Tx,
    invoice: ProviderInvoice,
    { reference }: InvoiceLine,
  ): Promise<Pick<DecidedLine, 'sessionId' | 'usageId' | 'ourCents'> | undefined> {
    if (reference === null) return undefined;
    const sessions = await this.invoices.sessionsFor(tx, invoice, [reference]);
    const known = sessions.find((session) => session.references.includes(reference) && !session.isInvoiced);
    return known && { sessionId: known.sessionId, usageId: known.usageId, ourCents: known.ourCents };
  }
}

const isTotalAlone = ({ hasLines }: ProviderInvoice, { verdict }: InvoiceLine): boolean =>
  !hasLines && verdict === 'total_differs';
