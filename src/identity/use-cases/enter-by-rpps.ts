import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../../kernel/viewer.js';
import type { Id } from '../../kernel/ids.js';
import { ComeIn, type Browser } from './come-in.js';
import { AccountBook, Attempts, triesFromOnePlace, type NetworkAccount } from './ports.js';
import { ProSanteConnect, type Recognised, type Trip } from './pro-sante-connect.js';

/** A professional comes in by Pro Santé Connect: by the RPPS number, which the coordination wrote down when enrolling them. */
@Injectable()
export class EnterByRpps {
  constructor(
    @Inject(ProSanteConnect) private readonly proSanteConnect: ProSanteConnect,
    @Inject(AccountBook) private readonly accounts: AccountBook,
    @Inject(ComeIn) private readonly comeIn: ComeIn,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /**
   * @param from the caller's network address
   * @throws TooManyRequests, ProSanteConnectSilent, ProSanteConnectRefused
   */
  async recognise(query: string, trip: Trip, from: string): Promise<Recognised> {
    await this.attempts.take(triesFromOnePlace, from);
    return this.proSanteConnect.back(query, trip);
  }

  /** The accounts that the number opens: one for each network that has enrolled its owner. */
  accountsOf(rpps: string): Promise<readonly NetworkAccount[]> {
    return this.accounts.withRpps(rpps);
  }

  /** @returns null when the number does not open that account (any more). */
  async enter(rpps: string, id: Id, browser: Browser): Promise<{ secret: string; role: Role } | null> {
    const account = (await this.accountsOf(rpps)).find((one) => one.id === id);
    if (!account) return null;
    return { secret: await this.comeIn.as(id, 'pro_sante_connect', browser), role: 'professional' };
  }
}
