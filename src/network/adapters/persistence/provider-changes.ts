import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbound } from '../../../platform/outbound/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import { providerProblems } from '../../domain/provider-problems.js';
import type { Provider } from '../../domain/provider.js';
import {
  NoProviderApi,
  NotSuspended,
  SuspendedAlready,
  SuspendedInThePast,
} from '../../domain/provider.refusals.js';
import { CallListLayouts } from './call-list-layouts.js';
import { Directory } from './directory.js';
import { ProviderEntity } from './provider.entity.js';
import type { AddedProvider } from './providers.js';
import { providers } from './selections.js';
import { newWebhookSecret, notCallable } from './webhook-secret.js';

/** What may be said anew of a provider; what is undefined stays. */
export type ProviderChange = Readonly<Partial<Omit<Provider, 'networkId' | 'id' | 'suspendedOn'>>>;

/** What becomes of a provider once it is known: its facts, its suspension, its secret. Bookings under way keep what they were told. */
@Injectable()
export class ProviderChanges {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CallListLayouts) private readonly layouts: CallListLayouts,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Outbound) private readonly outbound: Outbound,
  ) {}

  /**
   * @returns with the secret that was made, sealed, if it now has an API and had none before
   * @throws NotFound, InvalidInput
   */
  async change(tx: Tx, networkId: Id, id: Id, change: ProviderChange): Promise<AddedProvider> {
    const { provider: known, hasSecret } = await this.held(tx, networkId, id);
    const provider: Provider = { ...known, ...withoutUndefined(change) };
    const problems = providerProblems(provider);
    if (problems.length > 0) throw new InvalidInput(problems);
    if (provider.baseUrl && !this.outbound.allows(provider.baseUrl)) throw new InvalidInput([notCallable]);
    const madeSecret =
      provider.dispatch === 'api' && !hasSecret ? this.secrets.seal(newWebhookSecret()) : null;
    await tx.manager.update(
      ProviderEntity,
      { networkId, id },
      {
        ...this.columns(provider),
        ...(madeSecret !== null && { secretSealed: madeSecret }),
      },
    );
    if (change.callListMapping !== undefined)
      await this.layouts.keep(tx, networkId, id, change.callListMapping, null);
    return { provider, madeSecret };
  }

  /**
   * Nothing new is asked of it for sessions from that day on; what it has accepted stays.
   * @param on today, in the network's calendar, unless told otherwise
   * @throws NotFound, SuspendedAlready, SuspendedInThePast
   */
  async suspend(tx: Tx, networkId: Id, id: Id, on?: Day): Promise<Provider> {
    const { provider } = await this.held(tx, networkId, id);
    if (provider.suspendedOn !== null) throw new SuspendedAlready(provider.suspendedOn);
    const { timeZone } = await this.directory.network(networkId);
    const today = dayOf(tx.at, timeZone);
    if (on !== undefined && on < today) throw new SuspendedInThePast(today);
    const suspendedOn = on ?? today;
    await tx.manager.update(ProviderEntity, { networkId, id }, { suspendedOn });
    return { ...provider, suspendedOn };
  }

  /** @throws NotFound, NotSuspended */
  async resume(tx: Tx, networkId: Id, id: Id): Promise<Provider> {
    const { provider } = await this.held(tx, networkId, id);
    if (provider.suspendedOn === null) throw new NotSuspended();
    await tx.manager.update(ProviderEntity, { networkId, id }, { suspendedOn: null });
    return { ...provider, suspendedOn: null };
  }

  /**
   * Another secret from now on: what is signed with the former one is refused.
   * @throws NotFound, NoProviderApi
   */
  async renewSecret(tx: Tx, networkId: Id, id: Id): Promise<AddedProvider> {
    const { provider } = await this.held(tx, networkId, id);
    if (provider.dispatch !== 'api') throw new NoProviderApi();
    const madeSecret = this.secrets.seal(newWebhookSecret());
    await tx.manager.update(ProviderEntity, { networkId, id }, { secretSealed: madeSecret });
    return { provider, madeSecret };
  }

  private async held(
    tx: Tx,
    networkId: Id,
    id: Id,
  ): Promise<Readonly<{ provider: Provider; hasSecret: boolean }>> {
    const provider = await tx.row<Provider>(
      sql`${providers} WHERE p.network_id = ${networkId} AND p.id = ${id} FOR NO KEY UPDATE`,
    );
    if (!provider) throw new NotFound();
    const secret = await tx.row(sql`
      SELECT FROM provider WHERE network_id = ${networkId} AND id = ${id} AND secret_sealed IS NOT NULL`);
    return { provider, hasSecret: secret !== undefined };
  }

  private columns({ networkId: _, id: __, ...facts }: Provider) {
    return {
      ...facts,
      modalities: [...facts.modalities],
      languages: [...facts.languages],
      departments: [...facts.departments],
      communes: [...facts.communes],
      notice: [...facts.notice],
      // TypeORM's types have no place for a value that is not known.
      callListMapping: facts.callListMapping as Record<string, never> | null,
    };
  }
}

const withoutUndefined = <Change extends object>(change: Change): Change =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Change;
