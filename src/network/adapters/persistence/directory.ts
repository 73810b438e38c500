import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { TimeZone } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
import { Database, ReferenceCache } from '../../../platform/database/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import { CodeBook } from '../../domain/code-book.js';
import type { Practice } from '../../domain/practice.js';
import type { Professional } from '../../domain/professional.js';
import type { Provider } from '../../domain/provider.js';
import { accessCodes, practices, professionals, providers } from './selections.js';

/** What holds for a whole network. `showsPrices`: whether its professionals see what a session costs. */
export type NetworkSettings = Readonly<{ id: Id; name: string; timeZone: TimeZone; showsPrices: boolean }>;

/**
 * Who and where, as the other features read it: from memory, under the network's revision (see ReferenceCache). Whoever
 * decides on it has the database check that revision. Ids of another network, and what is no id, find nothing.
 */
@Injectable()
export class Directory {
  /** A provider never changes networks. */
  private readonly networks = new Map<Id, Id>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(Secrets) private readonly secrets: Secrets,
  ) {}

  /** @throws NotFound */
  async network(networkId: Id): Promise<NetworkSettings> {
    const network = await this.cache.get(networkId, 'network', () =>
      this.database.row<NetworkSettings>(
        sql`
          SELECT id, name, time_zone AS "timeZone", shows_prices AS "showsPrices" FROM network WHERE id = ${networkId}`,
      ),
    );
    if (!network) throw new NotFound();
    return network;
  }

  async practice(networkId: Id, id: Id): Promise<Practice | undefined> {
    if (!isId(id)) return undefined;
    return this.cache.get(networkId, `practice:${id}`, () =>
      this.database.row<Practice>(sql`${practices} WHERE p.network_id = ${networkId} AND p.id = ${id}`),
    );
  }

  async professional(networkId: Id, id: Id): Promise<Professional | undefined> {
    if (!isId(id)) return undefined;
    return this.cache.get(networkId, `professional:${id}`, () =>
      this.database.row<Professional>(
        sql`${professionals} WHERE p.network_id = ${networkId} AND p.id = ${id}`,
      ),
    );
  }

  /** Everyone who works in the practice, has worked or will, by name; `practicesOn` tells of a day. */
  async professionalsOf(networkId: Id, practiceId: Id): Promise<readonly Professional[]> {
    if (!isId(practiceId)) return [];
    return this.cache.get(networkId, `professionals-of:${practiceId}`, () =>
      this.database.rows<Professional>(sql`
        ${professionals}
         WHERE p.network_id = ${networkId}
           AND p.id IN (SELECT m.professional_id FROM professional_practice m
                         WHERE m.network_id = ${networkId} AND m.practice_id = ${practiceId})
         ORDER BY p.family_name, p.given_name, p.id`),
    );
  }

  /** In the order in which they are asked: by priority, then by name. */
  providers(networkId: Id): Promise<readonly Provider[]> {
    return this.cache.get(networkId, 'providers', () =>
      this.database.rows<Provider>(
        sql`${providers} WHERE p.network_id = ${networkId} ORDER BY p.priority, p.name, p.id`,
      ),
    );
  }

  async provider(networkId: Id, id: Id): Promise<Provider | undefined> {
    return (await this.providers(networkId)).find((provider) => provider.id === id);
  }

  /** Every code that the network ever gave, revoked ones too: calls of the past come late. */
  accessCodes(networkId: Id): Promise<readonly AccessCode[]> {
    return this.cache.get(networkId, 'access-codes', () =>
      this.database.rows<AccessCode>(
        sql`${accessCodes} WHERE c.network_id = ${networkId} ORDER BY c.provider_id, c.code, c.valid_from`,
      ),
    );
  }

  /** The same codes, sorted for whoever looks for somebody's. */
  codeBook(networkId: Id): Promise<CodeBook> {
    return this.cache.get(
      networkId,
      'code-book',
      async () => new CodeBook(await this.accessCodes(networkId)),
    );
  }

  /** The network that a provider serves, for a message that names the provider only. */
  async networkOfProvider(providerId: Id): Promise<Id | undefined> {
    const known = this.networks.get(providerId);
    if (known || !isId(providerId)) return known;
    const row = await this.database.row<{ networkId: Id }>(
      sql`SELECT network_id AS "networkId" FROM provider WHERE id = ${providerId}`,
    );
    if (row) this.networks.set(providerId, row.networkId);
    return row?.networkId;
  }

  /** What signs the messages to and from a provider (`whsec_…`), or null where none are exchanged. Never log or answer it. */
  async providerSecret(networkId: Id, providerId: Id): Promise<string | null> {
    const sealed = await this.cache.get(networkId, `provider-secret:${providerId}`, async () => {
      const row = await this.database.row<{ sealed: string | null }>(
        sql`SELECT secret_sealed AS sealed FROM provider WHERE network_id = ${networkId} AND id = ${providerId}`,
      );
      return row?.sealed ?? null;
    });
    return sealed === null ? null : this.secrets.open(sealed);
  }
}
