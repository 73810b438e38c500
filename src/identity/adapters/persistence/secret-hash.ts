import { createHash, randomBytes } from 'node:crypto';

/** 256 bits drawn at random, as 43 characters that any address or header takes. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. It was drawn at random, so that a plain hash can't be searched backwards. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
