import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { Database, ReferenceCache } from '../../../platform/database/index.js';
import type { Agreement } from '../../domain/agreement.js';
import { AgreementEntity } from './agreement.entity.js';

@Injectable()
export class Agreements {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
  ) {}

  /** The network's agreements, of all times. */
  of(networkId: Id): Promise<readonly Agreement[]> {
    return this.cache.get(networkId, 'agreements', () =>
      this.database.manager.findBy(AgreementEntity, { networkId }),
    );
  }

  async one(networkId: Id, id: Id): Promise<Agreement | undefined> {
    return (await this.of(networkId)).find((agreement) => agreement.id === id);
  }
}
