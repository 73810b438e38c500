import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what must not be read in a copy of the database: AES-256-GCM under the program's key. */
export class Secrets {
  constructor(private readonly key: Buffer) {}

  seal(secret: string): string {
    return this.sealBytes(Buffer.from(secret, 'utf8')).toString('base64');
  }

  /** @throws Error when it was sealed under another key, or tampered with. */
  open(sealed: string): string {
    return this.openBytes(Buffer.from(sealed, 'base64')).toString('utf8');
  }

  sealBytes(secret: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when it was sealed under another key, or tampered with. */
  openBytes(bytes: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}
