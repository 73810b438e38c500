import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Directory } from '../../../network/index.js';
import { InvoicePages } from '../persistence/invoice-pages.js';
import type { Dispute } from './dispute-letter.js';

@Injectable()
export class Disputes {
  constructor(
    @Inject(InvoicePages) private readonly pages: InvoicePages,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** What is disputed of an invoice, as far as it has been decided. @throws NotFound */
  async of(networkId: Id, id: Id): Promise<Dispute> {
    const invoice = await this.pages.one(networkId, id);
    if (!invoice) throw new NotFound();
    const [network, provider, lines] = await Promise.all([
      this.directory.network(networkId),
      this.directory.provider(networkId, invoice.providerId),
      this.pages.disputed(networkId, id),
    ]);
    return {
      invoice,
      lines,
      networkName: network.name,
      providerName: provider?.name ?? '',
      timeZone: network.timeZone,
    };
  }
}

/** « facture-F-2023-0042 »: nothing that a file's name can't hold. */
export const fileNameOf = (number: string): string =>
  number
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 60) || 'facture';
