import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../../kernel/viewer.js';
import { Database } from '../../platform/database/index.js';
import { PasskeyRefused } from '../domain/identity.errors.js';
import { ComeIn, type Browser } from './come-in.js';
import { Passkeys, WebAuthn, type Options } from './passkey-ports.js';
import { Attempts, triesFromOnePlace, type Limit } from './ports.js';

/** Each look at the front door draws a challenge, and a whole practice may look from one address. */
const challengesToOnePlace: Limit = { name: 'challenges-to', most: 300, seconds: 900 };

/** Somebody signs in with a key: it says by itself whose it is. */
@Injectable()
export class EnterByPasskey {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(WebAuthn) private readonly webAuthn: WebAuthn,
    @Inject(ComeIn) private readonly comeIn: ComeIn,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /** @throws TooManyRequests */
  async ask(from: string): Promise<Options> {
    await this.attempts.take(challengesToOnePlace, from);
    return this.webAuthn.optionsToEnter(await this.passkeys.drawChallenge(null));
  }

  /** @returns the new session's secret. @throws TooManyRequests, PasskeyRefused */
  async run(answer: unknown, browser: Browser): Promise<{ secret: string; role: Role }> {
    await this.attempts.take(triesFromOnePlace, browser.from);
    const claims = this.webAuthn.claimsOf(answer);
    if (!claims) throw new PasskeyRefused('unproven');
    if (!(await this.passkeys.takeChallenge(claims.challenge, null))) throw new PasskeyRefused('too-late');
    const passkey = await this.passkeys.withCredential(claims.credentialId);
    if (!passkey) throw new PasskeyRefused('unknown');
    const counter = await this.webAuthn.counterIn(answer, claims.challenge, passkey);
    if (counter === null) throw new PasskeyRefused('unproven');
    const isForward = await this.database.transaction((tx) => this.passkeys.use(tx, passkey.id, counter));
    if (!isForward) throw new PasskeyRefused('copied');
    return { secret: await this.comeIn.as(passkey.accountId, 'passkey', browser), role: passkey.role };
  }
}
