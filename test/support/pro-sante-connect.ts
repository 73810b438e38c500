import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { OpenIdClient } from '../../src/platform/config/index.js';

const REALM = '/auth/realms/esante-wallet';
const CLIENT = { clientId: 'truchement-test', clientSecret: 'a secret of the test’s' };

/** Who comes with which card, and what the provider does wrong. */
type Play = {
  claims: Record<string, unknown>;
  nonce?: string;
  audience?: string;
  state?: string;
  isCodeExpired?: boolean;
  isDown?: boolean;
  saysNo?: boolean;
  signsWithAnotherKey?: boolean;
};

export type ProSanteConnectMock = Readonly<{
  client: OpenIdClient;
  /** What the next visitor meets. */
  play: (next: Play) => void;
  /** What the browser was last sent there with. */
  asked: () => URLSearchParams;
  close: () => Promise<void>;
}>;

/** What the national directory tells of a professional with this RPPS number. */
export const aCard = (rpps: string, more: Record<string, unknown> = {}): Play['claims'] => ({
  SubjectNameID: `8${rpps}`,
  SubjectRefPro: { codeCivilite: 'MME', exercices: [{ prenomExercice: 'KIT', nomDexercice: 'DOC0021889' }] },
  ...more,
});

/** Plays Pro Santé Connect: its odd discovery address, its split hosts, its claims; nobody has to touch a card. */
export const playProSanteConnect = async (): Promise<ProSanteConnectMock> => {
  const [key, otherKey] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  let played: Play = { claims: {} };
  let lastAsked = new URLSearchParams();
  let url = '';

  const discovery = () => ({
    issuer: `${url}${REALM}`,
    authorization_endpoint: `${url}/wallet/auth`,
    token_endpoint: `${url}${REALM}/token`,
    userinfo_endpoint: `${url}${REALM}/userinfo`,
    jwks_uri: `${url}${REALM}/certs`,
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['plain', 'S256'],
  });

  const sendBack = (asked: URLSearchParams, response: ServerResponse): void => {
    lastAsked = asked;
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('state', played.state ?? asked.get('state') ?? '');
    if (played.saysNo) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      codes.set(code, asked);
      back.searchParams.set('code', code);
      back.searchParams.set('session_state', randomUUID());
    }
    response.writeHead(302, { location: back.href }).end();
  };

  const exchange = async (form: URLSearchParams, response: ServerResponse): Promise<void> => {
    const code = form.get('code') ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    const isOurs =
      form.get('client_id') === CLIENT.clientId && form.get('client_secret') === CLIENT.clientSecret;
    if (!isOurs) return json(response, { error: 'invalid_client' }, 401);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isGood =
      asked &&
      !played.isCodeExpired &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.get('code_challenge') === challenge &&
      asked.get('redirect_uri') === form.get('redirect_uri');
    if (!isGood) return json(response, { error: 'invalid_grant' }, 400);
    const idToken = await new SignJWT({ nonce: played.nonce ?? asked.get('nonce'), acr: 'eidas1' })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(`${url}${REALM}`)
      .setAudience(played.audience ?? CLIENT.clientId)
      .setSubject('f:1:kit')
      .setIssuedAt()
      .setExpirationTime('2m')
      .sign((played.signsWithAnotherKey ? otherKey : key).privateKey);
    json(response, { access_token: 'access', token_type: 'Bearer', expires_in: 120, id_token: idToken });
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    if (played.isDown)
      return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502</h1>');
    if (pathname === `${REALM}/.well-known/wallet-openid-configuration`) return json(response, discovery());
    if (pathname === `${REALM}/certs`) return json(response, { keys: [jwk] });
    if (pathname === '/wallet/auth') return sendBack(searchParams, response);
    if (pathname === `${REALM}/userinfo`) return json(response, { sub: 'f:1:kit', ...played.claims });
    if (pathname === `${REALM}/token`)
      return void bodyOf(request).then((body) => exchange(new URLSearchParams(body), response));
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    client: { ...CLIENT, discoveryUrl: `${url}${REALM}/.well-known/wallet-openid-configuration` },
    play: (next) => (played = next),
    asked: () => lastAsked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const json = (response: ServerResponse, body: object, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
