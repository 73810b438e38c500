import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { breaks, type CopyRow, type Tx } from '../../../platform/database/index.js';
import type { ProviderInvoice } from '../../domain/invoice.js';
import { heldElsewhere } from '../../domain/invoice.errors.js';
import type { OwnSession } from '../../domain/reconcile.js';
import { Invoices, type DecidedLine, type InvoiceLine, type NewLine } from '../../use-cases/invoices.js';
import { catchUp } from './catch-up.js';
import { lineColumns, withCall } from './invoice-line.js';
import { ownSessions } from './own-sessions.js';
import { ProviderInvoiceEntity } from './provider-invoice.entity.js';

const linesOf = ({ networkId, id }: ProviderInvoice): Sql =>
  sql`network_id = ${networkId} AND invoice_id = ${id}`;

@Injectable()
export class StoredInvoices extends Invoices {
  override async waitForTurn(tx: Tx, networkId: Id, providerId: Id): Promise<void> {
    await tx.rows(sql`
      SELECT pg_advisory_xact_lock(hashtextextended(${`invoice:${networkId}:${providerId}`}, 0))`);
  }

  override async ofNumber(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    number: string,
  ): Promise<ProviderInvoice | undefined> {
    return (
      (await tx.manager.findOneBy(ProviderInvoiceEntity, { networkId, providerId, number })) ?? undefined
    );
  }

  override async add(
    tx: Tx,
    invoice: ProviderInvoice,
    pdf: Buffer,
    lines: readonly NewLine[],
  ): Promise<void> {
    await tx.manager.insert(ProviderInvoiceEntity, invoice);
    const { networkId, id } = invoice;
    await tx.rows(sql`
      INSERT INTO provider_invoice_file (network_id, invoice_id, bytes) VALUES (${networkId}, ${id}, ${pdf})`);
    await tx.copy(
      `provider_invoice_line (network_id, invoice_id, line, verdict, repeats, listed_at, reference, code, call, refusal,
         their_cents, our_cents, session_id, usage_id, holds)`,
      lines.map((line) => rowOf(invoice, line)),
    );
  }

  override async find(tx: Tx, networkId: Id, id: Id): Promise<ProviderInvoice | undefined> {
    const invoice = await tx.manager.findOne(ProviderInvoiceEntity, {
      where: { networkId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return invoice ?? undefined;
  }

  override sessionsFor(
    tx: Tx,
    invoice: ProviderInvoice,
    references: readonly string[],
  ): Promise<readonly OwnSession[]> {
    return ownSessions(tx, invoice, references);
  }

  override catchUp(tx: Tx, invoice: ProviderInvoice): Promise<void> {
    return catchUp(tx, invoice);
  }

  override async line(tx: Tx, invoice: ProviderInvoice, line: number): Promise<InvoiceLine | undefined> {
    const found = await tx.row<InvoiceLine>(sql`
      SELECT ${lineColumns} FROM provider_invoice_line line WHERE ${linesOf(invoice)} AND line.line = ${line}`);
    return found && withCall(found);
  }

  override async decide(
    tx: Tx,
    invoice: ProviderInvoice,
    line: number,
    { verdict, ourCents, sessionId, usageId, holds, decision, by }: DecidedLine,
  ): Promise<void> {
    await holding(() =>
      tx.rows(sql`
        UPDATE provider_invoice_line
           SET verdict = ${verdict}, our_cents = ${ourCents}, session_id = ${sessionId}, usage_id = ${usageId},
               holds = ${holds}, decision = ${decision?.kind ?? null}, decision_reason = ${decision?.reason ?? null},
               decision_comment = ${decision?.comment ?? null}, decided_by = ${decision && by},
               decided_at = ${decision && tx.at}
         WHERE ${linesOf(invoice)} AND line = ${line}`),
    );
  }

  override async holdAll(tx: Tx, invoice: ProviderInvoice, holds: boolean): Promise<void> {
    await holding(() =>
      tx.rows(sql`
        UPDATE provider_invoice_line SET holds = ${holds}
         WHERE ${linesOf(invoice)} AND session_id IS NOT NULL AND verdict = 'matched' AND settled_at IS NULL`),
    );
  }

  override async lockSessions(tx: Tx, invoice: ProviderInvoice): Promise<void> {
    await tx.rows(sql`
      SELECT FROM usage_record
       WHERE network_id = ${invoice.networkId}
         AND id IN (SELECT usage_id FROM provider_invoice_line
                     WHERE ${linesOf(invoice)} AND holds AND settled_at IS NULL)
       ORDER BY id FOR UPDATE`);
  }

  override async toSettle(tx: Tx, invoice: ProviderInvoice): Promise<readonly Id[]> {
    const found = await tx.rows<{ usage_id: Id }>(sql`
      SELECT usage_id FROM provider_invoice_line WHERE ${linesOf(invoice)} AND ${isToSettle(invoice)}`);
    return found.map(({ usage_id }) => usage_id);
  }

  override async settle(tx: Tx, invoice: ProviderInvoice, invoiced: readonly Id[]): Promise<number> {
    const settled = await tx.rows(sql`
      UPDATE provider_invoice_line SET settled_at = ${tx.at}
       WHERE ${linesOf(invoice)} AND ${isToSettle(invoice)}
         AND (usage_id = ANY (${invoiced}::uuid[])
              OR EXISTS (SELECT FROM usage_record usage
                          WHERE usage.network_id = ${invoice.networkId} AND usage.id = usage_id AND usage.amount_cents = 0))
      RETURNING line`);
    return settled.length;
  }
}

const isToSettle = (invoice: ProviderInvoice): Sql => sql`
  holds AND settled_at IS NULL AND (verdict = 'matched' OR decision = 'accepted')
  AND (${invoice.hasLines} OR NOT EXISTS (
    SELECT FROM provider_invoice_line total
     WHERE ${linesOf(invoice)} AND total.verdict = 'total_differs' AND total.decision IS DISTINCT FROM 'accepted'))`;

/** @throws StateConflict when another invoice has the session meanwhile */
const holding = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (breaks(error, 'a_session_is_on_one_invoice')) throw heldElsewhere();
    throw error;
  }
};

const rowOf = ({ networkId, id }: ProviderInvoice, line: NewLine): CopyRow => [
  networkId,
  id,
  line.line,
  line.verdict,
  line.repeats,
  line.listedAt,
  line.reference,
  line.code,
  line.call && JSON.stringify(line.call),
  line.refusal,
  line.theirCents,
  line.ourCents,
  line.sessionId,
  line.usageId,
  String(line.holds),
];
