import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { Directory } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import { callToleranceMs, CallBooks, type ListedLine } from '../../usage/index.js';
import type { ProviderInvoice } from '../domain/invoice.js';
import { invoiceKnown } from '../domain/invoice.errors.js';
import { reconcile, type Finding, type InvoicedLine } from '../domain/reconcile.js';
import { Invoices, type NewLine } from './invoices.js';

/** What was sent: what is written on the invoice, its PDF, and its lines where they came with it. */
export type SentInvoice = Omit<ProviderInvoice, 'id' | 'receivedAt' | 'hasLines'> &
  Readonly<{ pdf: Buffer; lines: readonly ListedLine[] | null }>;

/** A provider's invoice has arrived: it is kept as it is, and each of its lines finds our session, or finds none. */
@Injectable()
export class ReceiveInvoice {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CallBooks) private readonly books: CallBooks,
    @Inject(Invoices) private readonly invoices: Invoices,
  ) {}

  /**
   * @returns the invoice; the one received before where the same is sent again.
   * @throws NotFound when the network has no such provider; StateConflict when its number is known with another content
   */
  async execute(tx: Tx, { pdf, lines, ...said }: SentInvoice): Promise<ProviderInvoice> {
    const { networkId, providerId, number } = said;
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
    await this.invoices.waitForTurn(tx, networkId, providerId);
    const known = await this.invoices.ofNumber(tx, networkId, providerId, number);
    if (known) {
      if (!isSame(known, said)) throw invoiceKnown(known.id);
      return known;
    }
    const invoice: ProviderInvoice = {
      ...said,
      id: newId(),
      hasLines: lines !== null,
      receivedAt: tx.at,
    };
    await this.invoices.add(tx, invoice, pdf, await this.reconciled(tx, invoice, lines));
    tx.publish({
      type: 'invoice.received.v1',
      networkId,
      subjectId: invoice.id,
      facts: { providerId, totalCents: invoice.totalCents, lines: lines?.length ?? null },
    });
    return invoice;
  }

  private async reconciled(
    tx: Tx,
    invoice: ProviderInvoice,
    listed: readonly ListedLine[] | null,
  ): Promise<readonly NewLine[]> {
    const references = (listed ?? []).flatMap(({ reference }) => reference ?? []);
    const sessions = await this.invoices.sessionsFor(tx, invoice, references);
    const lines = listed && (await this.withCallers(invoice, listed, tx.at));
    const { from, to, totalCents } = invoice;
    const found = reconcile({ from, to, totalCents, lines, sessions, toleranceMs: callToleranceMs });
    return found.map((finding, position) => lineOf(finding, position + 1, listed ?? []));
  }

  private async withCallers(
    { networkId, providerId }: ProviderInvoice,
    listed: readonly ListedLine[],
    at: Date,
  ): Promise<readonly InvoicedLine[]> {
    const book = await this.books.open(networkId, providerId);
    await book.prepare(listed.flatMap(({ call }) => call ?? []));
    return listed.map(({ reference, amountCents, call }) => {
      const caller = call && book.callerOf(call, at);
      return {
        reference,
        professionalId: caller?.professionalId ?? null,
        practiceId: caller?.practiceId ?? null,
        language: call?.language ?? null,
        startedAt: call?.startedAt ?? null,
        theirCents: amountCents,
      };
    });
  }
}

/** What the same invoice says again; who sends it, and when, is of no matter. */
const told = [
  'issuedOn',
  'from',
  'to',
  'clientAccount',
  'totalCents',
  'pdfHash',
  'listHash',
] as const satisfies readonly (keyof ProviderInvoice)[];

const isSame = (known: ProviderInvoice, said: Pick<ProviderInvoice, (typeof told)[number]>): boolean =>
  told.every((fact) => known[fact] === said[fact]);

const lineOf = (finding: Finding, line: number, listed: readonly ListedLine[]): NewLine => {
  const { verdict, index, session, ourCents, theirCents, repeats } = finding;
  const said = index === null ? undefined : listed[index];
  const ofSession = index === null ? session : null;
  return {
    line,
    verdict,
    repeats,
    listedAt: said?.line ?? null,
    reference: said?.reference ?? ofSession?.references[0] ?? null,
    code: said?.code ?? null,
    call: said?.call ?? null,
    refusal: said?.refusal ?? null,
    theirCents,
    ourCents,
    sessionId: session?.sessionId ?? null,
    usageId: session?.usageId ?? null,
    holds: session !== null && (verdict === 'matched' || verdict === 'priced_differently'),
  };
};
