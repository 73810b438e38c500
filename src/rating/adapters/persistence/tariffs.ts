import { Inject, Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { inForceOn, type Day } from '../../../kernel/civil-time.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, ReferenceCache, breaks, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Tariff } from '../../domain/tariff.js';
import { TariffExists } from '../tariff-refusals.js';
import { TariffEntity, type StoredTariff } from './tariff.entity.js';

const COLUMNS = sql`
  id, network_id AS "networkId", provider_id AS "providerId", valid_from AS "validFrom", stacking,
  vat_basis_points AS "vatBasisPoints", rules, created_at AS "createdAt"`;

/** The dated price lists of each provider. */
@Injectable()
export class Tariffs {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
  ) {}

  /** Every tariff of the provider, as of the revision of the network that is being read. */
  of(networkId: Id, providerId: Id): Promise<readonly StoredTariff[]> {
    return this.references.get(networkId, `tariffs:${providerId}`, () =>
      this.database.rows<TariffEntity>(
        sql`SELECT ${COLUMNS} FROM tariff WHERE network_id = ${networkId} AND provider_id = ${providerId}`,
      ),
    );
  }

  /** The tariff that prices the provider's sessions which start on this local day; undefined before its first. */
  async on(networkId: Id, providerId: Id, day: Day): Promise<StoredTariff | undefined> {
    return inForceOn(await this.of(networkId, providerId), day);
  }

  /** One tariff, whichever provider's; undefined when the network has none of this id. */
  find(networkId: Id, id: Id): Promise<TariffEntity | undefined> {
    return this.database.row<TariffEntity>(
      sql`SELECT ${COLUMNS} FROM tariff WHERE network_id = ${networkId} AND id = ${id}`,
    );
  }

  /** A provider's tariffs for a page, the one that begins last coming first; one more than the slice holds. */
  page(networkId: Id, providerId: Id, { limit, after }: Slice): Promise<TariffEntity[]> {
    const older = after
      ? sql`AND valid_from < (SELECT valid_from FROM tariff
                               WHERE network_id = ${networkId} AND provider_id = ${providerId} AND id = ${after})`
      : empty;
    return this.database.rows<TariffEntity>(sql`
      SELECT ${COLUMNS} FROM tariff
       WHERE network_id = ${networkId} AND provider_id = ${providerId} ${older}
       ORDER BY valid_from DESC LIMIT ${limit + 1}`);
  }

  /** @throws TariffExists when the provider has a tariff that begins on the same day. */
  async add(tx: Tx, networkId: Id, providerId: Id, tariff: Tariff): Promise<TariffEntity> {
    const stored: TariffEntity = { ...tariff, networkId, id: newId(), providerId, createdAt: tx.at };
    try {
      await tx.manager.insert(TariffEntity, stored);
    } catch (error) {
      throw breaks(error, 'tariff_network_id_provider_id_valid_from_key')
        ? new TariffExists(tariff.validFrom)
        : error;
    }
    return stored;
  }
}
