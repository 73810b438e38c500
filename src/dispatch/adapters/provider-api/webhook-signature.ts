import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Refusal } from '../../../kernel/errors.js';

/**
 * The Standard Webhooks scheme (standardwebhooks.com, symmetric `v1`), in both directions between the program and a
 * provider. A secret is `whsec_` and the key in base64; what is signed is `<id>.<timestamp>.<raw body>`.
 */

/** How far, in seconds and in either direction, a message's time may be from ours. */
export const WINDOW_SECONDS = 5 * 60;

export type SignatureHeaders = Readonly<{
  'webhook-id': string;
  /** Whole seconds since 1970. */
  'webhook-timestamp': string;
  /** `v1,<base64>`; several may stand in one header, a space between, while a secret is being changed. */
  'webhook-signature': string;
}>;

export type SignatureFault = 'missing' | 'malformed' | 'outside_window' | 'no_match';

const DETAILS: Record<SignatureFault, { fr: string; en: string }> = {
  missing: {
    fr: 'Il manque webhook-id, webhook-timestamp ou webhook-signature.',
    en: 'webhook-id, webhook-timestamp or webhook-signature is missing.',
  },
  malformed: {
    fr: 'webhook-timestamp n’est pas un nombre entier de secondes.',
    en: 'webhook-timestamp is not a whole number of seconds.',
  },
  outside_window: {
    fr: 'Le message est daté à plus de cinq minutes de notre horloge.',
    en: 'The message is dated more than five minutes away from our clock.',
  },
  no_match: {
    fr: 'La signature ne correspond pas au corps reçu.',
    en: 'The signature does not match the body received.',
  },
};

/** The message can't be shown to come from the holder of the secret. Over HTTP: 401. */
export class SignatureRefused extends Refusal {
  constructor(readonly fault: SignatureFault) {
    super({
      type: 'signature-refused',
      title: { fr: 'Signature refusée', en: 'Signature refused' },
      detail: DETAILS[fault],
    });
  }
}

/**
 * @param id names the message: the same at every retry
 * @param at when this attempt leaves: a retry is signed anew, or it would fall out of the window
 * @param body the bytes that will be sent, not the object they were made from
 * @throws Error when the secret is empty or its base64 can't be read
 */
export function sign(secret: string, id: string, at: Date, body: string): SignatureHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(toSeconds(at)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

/**
 * The library's own `verify` reads the machine's clock, so only its computation is used here and the window is ours.
 *
 * @param headers by lower-case name, as Node gives them
 * @returns the message's `webhook-id`, now known to be genuine
 * @throws SignatureRefused
 */
export function verify(
  secret: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: string,
  now: Date,
): string {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!isFilled(id) || !isFilled(timestamp) || !isFilled(signatures)) throw new SignatureRefused('missing');
  if (!/^\d{1,11}$/.test(timestamp)) throw new SignatureRefused('malformed');

  const sentAt = new Date(Number(timestamp) * 1000);
  if (Math.abs(toSeconds(now) - toSeconds(sentAt)) > WINDOW_SECONDS)
    throw new SignatureRefused('outside_window');

  const expected = new Webhook(secret).sign(id, sentAt, body);
  if (!signatures.split(' ').some((signature) => isSame(signature, expected))) {
    throw new SignatureRefused('no_match');
  }
  return id;
}

const isFilled = (header: string | readonly string[] | undefined): header is string =>
  typeof header === 'string' && header !== '';

const toSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

// In constant time, so that a forger learns nothing from how long the refusal took.
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
