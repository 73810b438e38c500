import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Id } from '../../../kernel/ids.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { CHALLENGE_MS } from '../../domain/session-life.js';
import { WebAuthn, type Credential, type KnownPasskey, type Options } from '../../use-cases/passkey-ports.js';

/** Loaded when somebody first comes with a key: with all its certificates it is among the largest of what a process would load. */
const loadLibrary = () => import('@simplewebauthn/server');

/**
 * Passkeys of the site that `PUBLIC_URL` names, and of no other. The person is always verified by their device (its finger,
 * face or code): a key alone opens the account.
 */
@Injectable()
export class SimpleWebAuthn extends WebAuthn {
  private readonly log = new Logger('passkeys');
  private readonly site: Readonly<{ expectedRPID: string; expectedOrigin: string }>;

  constructor(@Inject(PublicUrl) { value }: PublicUrl) {
    super();
    const { hostname, origin } = new URL(value);
    this.site = { expectedRPID: hostname, expectedOrigin: origin };
  }

  override async optionsToAdd(
    challenge: string,
    { id, email }: Readonly<{ id: Id; email: string }>,
    known: readonly Credential[],
  ): Promise<Options> {
    const { generateRegistrationOptions } = await loadLibrary();
    return generateRegistrationOptions({
      rpName: 'Truchement',
      rpID: this.site.expectedRPID,
      userName: email,
      userDisplayName: email,
      userID: new Uint8Array(Buffer.from(id)),
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: CHALLENGE_MS,
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  override async optionsToEnter(challenge: string): Promise<Options> {
    const { generateAuthenticationOptions } = await loadLibrary();
    return generateAuthenticationOptions({
      rpID: this.site.expectedRPID,
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: CHALLENGE_MS,
      userVerification: 'required',
    });
  }

  override claimsOf(answer: unknown): Readonly<{ challenge: string; credentialId: string }> | null {
    if (!isAnswer(answer)) return null;
    try {
      const said: unknown = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString());
      const challenge = isRecord(said) ? said['challenge'] : null;
      return typeof challenge === 'string' ? { challenge, credentialId: answer.id } : null;
    } catch {
      return null;
    }
  }

  override async credentialIn(answer: unknown, expectedChallenge: string): Promise<Credential | null> {
    if (!isRegistration(answer)) return null;
    try {
      const { verifyRegistrationResponse } = await loadLibrary();
      const { registrationInfo } = await verifyRegistrationResponse({
        response: answer,
        expectedChallenge,
        ...this.site,
      });
      if (!registrationInfo) return null;
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
      return { credentialId: id, publicKey, counter, transports: transports.filter(isTransport) };
    } catch (error) {
      return this.refuse(error);
    }
  }

  override async counterIn(
    answer: unknown,
    expectedChallenge: string,
    { credentialId, publicKey, accountId }: KnownPasskey,
  ): Promise<number | null> {
    if (!isAuthentication(answer)) return null;
    // Every key was made to name its account (§7.2, step 6): one that names another has been tampered with.
    if (answer.response.userHandle !== Buffer.from(accountId).toString('base64url')) return null;
    try {
      const { verifyAuthenticationResponse } = await loadLibrary();
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer,
        expectedChallenge,
        ...this.site,
        // Whether the counter goes forward is decided where it is written, by one of two who come at once.
        credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch (error) {
      return this.refuse(error);
    }
  }

  /** The library throws at whatever is not as it must be; what that was is for the program's log. */
  private refuse(error: unknown): null {
    this.log.warn({ message: 'a passkey was refused', cause: String(error) });
    return null;
  }
}

type Answer = Readonly<{
  id: string;
  response: Readonly<Record<string, unknown> & { clientDataJSON: string }>;
}>;

/** At most 1,023 bytes (§4), in base64url. */
const CREDENTIAL_ID = /^[\w-]{1,1364}$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isAnswer = (value: unknown): value is Answer =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  CREDENTIAL_ID.test(value['id']) &&
  isRecord(value['response']) &&
  typeof value['response']['clientDataJSON'] === 'string';

const isRegistration = (value: unknown): value is RegistrationResponseJSON =>
  isAnswer(value) && typeof value.response['attestationObject'] === 'string';

const isAuthentication = (value: unknown): value is AuthenticationResponseJSON =>
  isAnswer(value) && typeof value.response['signature'] === 'string';

/** How a browser may reach the key: said by the browser, so that only the known words are kept. */
const isTransport = (said: unknown): said is string =>
  ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'].includes(String(said));
