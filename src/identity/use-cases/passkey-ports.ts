import type { Id } from '../../kernel/ids.js';
import type { Role } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/index.js';

/** What a key says of itself when it is made (WebAuthn Level 3, §5.8.1): its id in base64url, its public key in COSE form. */
export type Credential = Readonly<{
  credentialId: string;
  publicKey: Uint8Array;
  /** How often it signed; always 0 with keys that several devices share. */
  counter: number;
  transports: readonly string[];
}>;

/** A key that opens an account. */
export type KnownPasskey = Credential & Readonly<{ id: Id; accountId: Id; role: Role }>;

export abstract class Passkeys {
  /** Draws something to sign, of use once and for minutes. @param accountId who adds a key; null to sign in */
  abstract drawChallenge(accountId: Id | null): Promise<string>;
  /** Uses the challenge up, whatever comes of it. @returns false when it was not drawn for that, or is too old or used */
  abstract takeChallenge(challenge: string, accountId: Id | null): Promise<boolean>;
  /** @returns false when somebody has this key already. */
  abstract add(tx: Tx, accountId: Id, credential: Credential, device: string): Promise<boolean>;
  abstract of(accountId: Id): Promise<readonly Credential[]>;
  /** @returns null when the key opens no account (any more). */
  abstract withCredential(credentialId: string): Promise<KnownPasskey | null>;
  /** Writes the key's counter down. @returns false when it has not gone forward: the key was copied, or its answer replayed. */
  abstract use(tx: Tx, id: Id, counter: number): Promise<boolean>;
}

/** What a browser is asked, as JSON for its WebAuthn interface. */
export type Options = Readonly<{ challenge: string }>;

/** Speaks WebAuthn with browsers. Their answers are unknown until checked: nothing of them is believed before. */
export abstract class WebAuthn {
  abstract optionsToAdd(
    challenge: string,
    account: Readonly<{ id: Id; email: string }>,
    known: readonly Credential[],
  ): Promise<Options>;
  abstract optionsToEnter(challenge: string): Promise<Options>;
  /** @returns the challenge that the answer says it signs, and the key that it says signs; null when it is no answer at all. */
  abstract claimsOf(answer: unknown): Readonly<{ challenge: string; credentialId: string }> | null;
  /** @returns the new key, or null when the answer does not prove it for this site and challenge. */
  abstract credentialIn(answer: unknown, challenge: string): Promise<Credential | null>;
  /** @returns the key's counter, or null when the answer is not the key's, for this site, challenge and account. */
  abstract counterIn(answer: unknown, challenge: string, passkey: KnownPasskey): Promise<number | null>;
}
