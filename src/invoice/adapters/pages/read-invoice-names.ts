import { Inject, Injectable } from '@nestjs/common';
import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Agreements, type Agreement } from '../../../funding/index.js';
import { Directory, NetworkNames, type NamesInNetwork } from '../../../network/index.js';

/** What the pages about invoices name things by, all of one network. */
export type InvoiceNames = Pick<NamesInNetwork, 'provider' | 'providers'> &
  Readonly<{ timeZone: TimeZone; agreements: readonly Agreement[] }>;

@Injectable()
export class ReadInvoiceNames {
  constructor(
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  async of(networkId: Id): Promise<InvoiceNames> {
    const [names, { timeZone }, agreements] = await Promise.all([
      this.names.of(networkId),
      this.directory.network(networkId),
      this.agreements.of(networkId),
    ]);
    return { provider: names.provider, providers: names.providers, timeZone, agreements };
  }
}
