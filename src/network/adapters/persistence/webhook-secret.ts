import { randomBytes } from 'node:crypto';
import type { FieldProblem } from '../../../kernel/errors.js';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** What signs the messages to and from a provider. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** Of an address that must not be called from here. */
export const notCallable: FieldProblem = {
  pointer: '/baseUrl',
  message: {
    fr: 'Une adresse https:// de l’internet public est attendue.',
    en: 'An https:// address of the public internet is expected.',
  },
};
