import { Inject, Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { Database } from '../../platform/database/index.js';
import { PasskeyRefused } from '../domain/identity.errors.js';
import { Passkeys, WebAuthn, type Options } from './passkey-ports.js';

/** Somebody who is in gives their account another key: the one of the device at hand. */
@Injectable()
export class AddPasskey {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(WebAuthn) private readonly webAuthn: WebAuthn,
  ) {}

  async ask({ accountId, email }: Viewer): Promise<Options> {
    const known = await this.passkeys.of(accountId);
    const challenge = await this.passkeys.drawChallenge(accountId);
    return this.webAuthn.optionsToAdd(challenge, { id: accountId, email }, known);
  }

  /**
   * @param device what the browser calls itself
   * @throws PasskeyRefused
   */
  async run({ accountId }: Viewer, answer: unknown, device: string): Promise<void> {
    const claims = this.webAuthn.claimsOf(answer);
    if (!claims) throw new PasskeyRefused('unproven');
    if (!(await this.passkeys.takeChallenge(claims.challenge, accountId)))
      throw new PasskeyRefused('too-late');
    const credential = await this.webAuthn.credentialIn(answer, claims.challenge);
    if (!credential) throw new PasskeyRefused('unproven');
    const added = await this.database.transaction((tx) =>
      this.passkeys.add(tx, accountId, credential, device),
    );
    if (!added) throw new PasskeyRefused('taken');
  }
}
