import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { InvalidInput } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { Outbound } from '../../../platform/outbound/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import { providerProblems } from '../../domain/provider-problems.js';
import { newWebhookSecret, notCallable } from './webhook-secret.js';
import type { Provider } from '../../domain/provider.js';
import { CallListLayouts } from './call-list-layouts.js';
import { ProviderEntity } from './provider.entity.js';
import { ofNetwork, slice } from './scope.js';
import { providers } from './selections.js';

/** @property secret `whsec_…`; a provider with an API that brings none is given one. */
export type NewProvider = Omit<Provider, 'id' | 'suspendedOn'> & Readonly<{ secret: string | null }>;

/** @property madeSecret the secret that was made for it, sealed: to be shown once, and to be stored nowhere in the clear. */
export type AddedProvider = Readonly<{ provider: Provider; madeSecret: string | null }>;

@Injectable()
export class Providers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CallListLayouts) private readonly layouts: CallListLayouts,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Outbound) private readonly outbound: Outbound,
  ) {}

  /** @throws InvalidInput */
  async add(tx: Tx, { secret, ...draft }: NewProvider): Promise<AddedProvider> {
    const problems = providerProblems(draft);
    if (problems.length > 0) throw new InvalidInput(problems);
    if (draft.baseUrl && !this.outbound.allows(draft.baseUrl)) throw new InvalidInput([notCallable]);
    const isMade = secret === null && draft.dispatch === 'api';
    const secretSealed = isMade ? this.secrets.seal(newWebhookSecret()) : secret && this.secrets.seal(secret);
    const provider: Provider = { ...draft, id: newId(), suspendedOn: null };
    await tx.manager.insert(ProviderEntity, {
      ...provider,
      modalities: [...provider.modalities],
      languages: [...provider.languages],
      departments: [...provider.departments],
      communes: [...provider.communes],
      notice: [...provider.notice],
      // TypeORM's types have no place for a value that is not known.
      callListMapping: provider.callListMapping as Record<string, never> | null,
      secretSealed,
      createdAt: tx.at,
    });
    if (provider.callListMapping)
      await this.layouts.keep(tx, provider.networkId, provider.id, provider.callListMapping, null);
    return { provider, madeSecret: isMade ? secretSealed : null };
  }

  page(viewer: Viewer, wanted: Slice): Promise<Provider[]> {
    return this.database.rows(
      sql`${providers} WHERE ${ofNetwork(viewer, sql`p.network_id`)} AND ${slice(sql`p.id`, wanted)}`,
    );
  }

  find(viewer: Viewer, id: Id): Promise<Provider | undefined> {
    return this.database.row(
      sql`${providers} WHERE ${ofNetwork(viewer, sql`p.network_id`)} AND p.id = ${id}`,
    );
  }
}
