import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Ledger } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Invoices } from './invoices.js';

/**
 * What matches, and what was accepted, passes from consumed to invoiced; the rest stays until it has been decided. Asked
 * again it settles what has been decided since, and nothing twice.
 */
@Injectable()
export class SettleInvoice {
  constructor(
    @Inject(Invoices) private readonly invoices: Invoices,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** @returns how many sessions were settled by this. @throws NotFound */
  async execute(tx: Tx, networkId: Id, invoiceId: Id, by: Id): Promise<number> {
    const invoice = await this.invoices.find(tx, networkId, invoiceId);
    if (!invoice) throw new NotFound();
    await this.invoices.lockSessions(tx, invoice);
    await this.invoices.catchUp(tx, invoice);
    const usageIds = await this.invoices.toSettle(tx, invoice);
    const invoiced = await this.ledger.invoice(tx, networkId, usageIds, by);
    const settled = await this.invoices.settle(tx, invoice, [...invoiced]);
    if (settled === 0) return 0;
    const facts = { sessions: settled };
    tx.publish({ type: 'invoice.settled.v1', networkId, subjectId: invoice.id, facts });
    return settled;
  }
}
