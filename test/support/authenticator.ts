import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a device with one passkey answers, as a browser gives it to a page: real keys, real signatures (WebAuthn Level 3). */
export type Authenticator = Readonly<{
  create: (options: Options, answer?: Tampering) => object;
  get: (options: Options, answer?: Tampering) => object;
}>;

/** What the server asked. */
type Options = Readonly<{ challenge: string; user?: Readonly<{ id: string }> }>;

/** What an attacker would change, or a device would count. */
type Tampering = Readonly<{
  origin?: string;
  counter?: number;
  userHandle?: string;
  isUserVerified?: boolean;
  challenge?: string;
}>;

const [PRESENT, VERIFIED, WITH_KEY] = [0x01, 0x04, 0x40];

/** @param site the origin that the browser shows */
export const anAuthenticator = (site: string): Authenticator => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let user = '';
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' };
  const dataOf = (flags: number, counter: number, more: Buffer = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(new URL(site).hostname), Buffer.from([flags]), count, more]);
  };
  const said = (type: string, { challenge }: Options, { origin = site, ...rest }: Tampering): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: rest.challenge ?? challenge, origin, crossOrigin: false }));

  return {
    create: (options, answer = {}) => {
      user = options.user?.id ?? '';
      const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(Buffer.from(x, 'base64url'))],
        [-3, bytes(Buffer.from(y, 'base64url'))],
      ]);
      const credential = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        isoCBOR.encode(key),
      ]);
      const flags = PRESENT | WITH_KEY | (answer.isUserVerified === false ? 0 : VERIFIED);
      const attestation = new Map<string, string | Map<string, never> | Uint8Array<ArrayBuffer>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', bytes(dataOf(flags, answer.counter ?? 0, credential))],
      ]);
      return {
        ...named,
        clientExtensionResults: {},
        response: {
          clientDataJSON: said('webauthn.create', options, answer).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
          transports: ['internal', 'telepathy'],
        },
      };
    },
    get: (options, answer = {}) => {
      const client = said('webauthn.get', options, answer);
      const flags = PRESENT | (answer.isUserVerified === false ? 0 : VERIFIED);
      const data = dataOf(flags, answer.counter ?? 0);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return {
        ...named,
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: answer.userHandle ?? user,
        },
      };
    },
  };
};

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);
