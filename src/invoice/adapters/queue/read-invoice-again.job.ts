import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { Invoices } from '../../use-cases/invoices.js';

const JOB = 'read-invoice-again';

/** A session was corrected: the line of the invoice that pays for it speaks of the record that counts now. */
@Injectable()
@HandlesJob(JOB, { concurrency: 2 })
export class ReadInvoiceAgainJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Invoices) private readonly invoices: Invoices,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const { networkId, eventId } = event;
    await this.database.transaction(async (tx) => {
      const line = await tx.row<{ id: Id }>(sql`
        SELECT line.invoice_id AS id
          FROM event
          JOIN provider_invoice_line line ON line.network_id = event.network_id AND line.holds
           AND line.usage_id = (event.facts->>'correctionOf')::uuid
         WHERE event.network_id = ${networkId} AND event.id = ${eventId}`);
      const invoice = line && (await this.invoices.find(tx, networkId, line.id));
      if (invoice) await this.invoices.catchUp(tx, invoice);
      await finishJob(tx, JOB, event);
    });
  }
}
