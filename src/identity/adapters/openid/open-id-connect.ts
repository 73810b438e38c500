import { Inject, Injectable, Logger } from '@nestjs/common';
import * as openId from 'openid-client';
import { OpenIdProvider, PublicUrl, type OpenIdClient } from '../../../platform/config/index.js';
import { ProSanteConnectRefused, ProSanteConnectSilent } from '../../domain/identity.errors.js';
import { practisingName, rppsIn } from '../../domain/rpps.js';
import { ProSanteConnect, type Recognised, type Trip } from '../../use-cases/pro-sante-connect.js';

/** Where Pro Santé Connect sends people back: it must be registered there, exactly so. */
export const CALLBACK_PATH = '/sign-in/pro-sante-connect/back';

const PATIENCE_SECONDS = 8;

/**
 * Pro Santé Connect (Agence du numérique en santé). Its discovery document is not at the standard address; the identity is
 * read from its userinfo endpoint, where `scope_all` puts the national directory's claims.
 */
@Injectable()
export class OpenIdConnect extends ProSanteConnect {
  private readonly log = new Logger('pro-sante-connect');
  private configuration: Promise<openId.Configuration> | null = null;

  constructor(
    @Inject(OpenIdProvider) private readonly provider: OpenIdProvider,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {
    super();
  }

  override get isOffered(): boolean {
    return this.provider.client !== null;
  }

  override leave(): Promise<{ address: string; trip: Trip }> {
    return this.speak(async (configuration) => {
      const trip = {
        state: openId.randomState(),
        nonce: openId.randomNonce(),
        verifier: openId.randomPKCECodeVerifier(),
      };
      const address = openId.buildAuthorizationUrl(configuration, {
        redirect_uri: `${this.publicUrl.value}${CALLBACK_PATH}`,
        scope: 'openid scope_all',
        acr_values: 'eidas1',
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await openId.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, trip };
    });
  }

  override back(query: string, { state, nonce, verifier }: Trip): Promise<Recognised> {
    return this.speak(async (configuration) => {
      const answer = new URL(`${this.publicUrl.value}${CALLBACK_PATH}${query}`);
      const tokens = await openId.authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub ?? '';
      const claims = await openId.fetchUserInfo(configuration, tokens.access_token, subject);
      return { rpps: rppsIn(claims['SubjectNameID']), name: practisingName(claims['SubjectRefPro']) };
    });
  }

  private async speak<Result>(
    work: (configuration: openId.Configuration) => Promise<Result>,
  ): Promise<Result> {
    try {
      this.configuration ??= configurationOf(this.provider.client);
      return await work(await this.configuration);
    } catch (error) {
      // Asked for again next time: it may be the document itself that was wrong, or has changed.
      this.configuration = null;
      const said = codeOf(error);
      this.log.warn({ message: 'nobody came in by Pro Santé Connect', cause: said });
      throw isSilence(error, said) ? new ProSanteConnectSilent() : new ProSanteConnectRefused();
    }
  }
}

const configurationOf = (client: OpenIdClient | null): Promise<openId.Configuration> => {
  if (!client) throw new ProSanteConnectSilent();
  const { discoveryUrl, clientId, clientSecret } = client;
  const address = new URL(discoveryUrl);
  // Only a provider on this very machine is spoken to without TLS: the configuration accepts no other.
  const execute =
    address.protocol === 'http:'
      ? [openId.enableNonRepudiationChecks, openId.allowInsecureRequests]
      : [openId.enableNonRepudiationChecks];
  return openId.discovery(address, clientId, clientSecret, undefined, { execute, timeout: PATIENCE_SECONDS });
};

/** What went wrong, without anything that was sent: no code, token or secret. */
const codeOf = (error: unknown): string => {
  if (error instanceof openId.ResponseBodyError || error instanceof openId.AuthorizationResponseError)
    return error.error;
  if (error instanceof openId.ClientError && error.code) return error.code;
  return error instanceof Error ? error.name : 'unknown';
};

/** Whether the provider, or our place there, is at fault, and not what the browser brought. */
const isSilence = (error: unknown, said: string): boolean =>
  error instanceof TypeError || error instanceof ProSanteConnectSilent || silences.has(said);

const silences = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'invalid_client',
  'unauthorized_client',
  'server_error',
  'temporarily_unavailable',
]);
