import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import { Commands, type Exchange } from '../../../platform/http/index.js';
import { ProviderLists, type ListedLine } from '../../../usage/index.js';
import { ReceiveInvoice } from '../../use-cases/receive-invoice.js';
import { InvoicePages } from '../persistence/invoice-pages.js';
import { invoiceAnswer } from './invoice-answer.js';
import { sha256, type InvoiceForm } from './invoice-form.js';

/** Takes an invoice in, as the API and the page are sent it: its lines are read, then it is kept, once for each key. */
@Injectable()
export class TakeInvoice {
  constructor(
    @Inject(ProviderLists) private readonly lists: ProviderLists,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(InvoicePages) private readonly pages: InvoicePages,
    @Inject(ReceiveInvoice) private readonly receiveInvoice: ReceiveInvoice,
  ) {}

  /** @returns its id, and the invoice as it is told. @throws InvalidInput, NotFound, StateConflict */
  async take(
    exchange: Exchange,
    { networkId, accountId }: NetworkViewer,
    providerId: Id,
    { fields, pdf, list, others }: InvoiceForm,
  ): Promise<Readonly<{ id: Id; answer: object }>> {
    await this.references.refresh(networkId);
    const lines = list && (await this.linesIn(networkId, providerId, list));
    const [pdfHash, listHash] = [sha256(pdf), list && sha256(list)];
    // The form's bytes are gone; what stands for them makes two requests the same one.
    exchange.request.body = { ...fields, ...others, pdfHash, listHash };
    return this.commands.once(exchange, async (tx) => {
      const sent = {
        ...fields,
        clientAccount: fields.clientAccount ?? null,
        networkId,
        providerId,
        pdf,
        pdfHash,
        listHash,
        lines,
        receivedBy: accountId,
      };
      const { id } = await this.receiveInvoice.execute(tx, sent);
      return { id, answer: invoiceAnswer((await this.pages.one(networkId, id, tx))!) };
    });
  }

  private async linesIn(networkId: Id, providerId: Id, list: Buffer): Promise<readonly ListedLine[]> {
    const lines: ListedLine[] = [];
    try {
      for await (const batch of this.lists.read(networkId, providerId, Readable.from([list])))
        for (const line of batch) lines.push(line);
    } catch (error) {
      throw error instanceof InvalidInput ? ofField(error, 'lines') : error;
    }
    return lines;
  }
}

/** What is wrong with the file is wrong with the field that brought it. */
const ofField = ({ problem }: InvalidInput, field: string): InvalidInput =>
  new InvalidInput(
    (problem.errors ?? []).map(({ pointer, message }) => ({
      pointer: pointer === '/file' ? `/${field}` : pointer,
      message,
    })),
    problem.detail,
  );
