import { Inject, Injectable } from '@nestjs/common';
import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Agreements, type Agreement } from '../../../funding/index.js';
import { Directory, nameOfLanguage, NetworkNames, type NamesInNetwork } from '../../../network/index.js';
import type { PageContext } from '../../../web/index.js';

/** What the pages about calls name things by, all of one network. */
export type CallNames = NamesInNetwork &
  Readonly<{
    timeZone: TimeZone;
    agreements: readonly Agreement[];
    agreement: (id: Id | null) => string | null;
  }>;

@Injectable()
export class ReadCallNames {
  constructor(
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  async of(networkId: Id): Promise<CallNames> {
    const [names, { timeZone }, agreements] = await Promise.all([
      this.names.of(networkId),
      this.directory.network(networkId),
      this.agreements.of(networkId),
    ]);
    const byId = new Map(agreements.map((agreement) => [agreement.id, agreementName(agreement)]));
    return { ...names, timeZone, agreements, agreement: (id) => (id && byId.get(id)) ?? null };
  }
}

/** « Médecins du Monde, C-2022-01 » */
export const agreementName = ({ carrier, reference }: Pick<Agreement, 'carrier' | 'reference'>): string =>
  `${carrier}, ${reference}`;

/** « dari »; the code itself where the catalogue has none; null where nobody said. */
export const languageName = ({ words }: Pick<PageContext, 'words'>, code: string | null): string | null =>
  nameOfLanguage(code, words.language) ?? code;
