import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sign, SignatureRefused, verify, WINDOW_SECONDS } from './webhook-signature.js';

const key = randomBytes(32);
const secret = `whsec_${key.toString('base64')}`;
// Far from the machine's clock: only the moment that is given may count.
const sentAt = new Date('2031-03-30T00:59:59.400Z');
const body = '{"type":"booking.accepted","commune":"Évreux"}';
const later = (seconds: number): Date => new Date(sentAt.getTime() + seconds * 1000);

function faultOf(check: () => unknown): string {
  try {
    check();
  } catch (error) {
    if (error instanceof SignatureRefused) return error.fault;
    throw error;
  }
  return 'none';
}

describe('a signature between the program and a provider', () => {
  it('is the HMAC-SHA256 that Standard Webhooks describes', () => {
    const headers = sign(secret, 'offer-1', sentAt, body);
    const hmac = createHmac('sha256', key).update(`offer-1.1932598799.${body}`).digest('base64');
    expect(headers).toEqual({
      'webhook-id': 'offer-1',
      'webhook-timestamp': '1932598799',
      'webhook-signature': `v1,${hmac}`,
    });
  });

  it('is accepted by the holder of the secret, whatever the body', () => {
    fc.assert(
      fc.property(fc.json(), fc.uuid(), (text, id) => {
        expect(verify(secret, sign(secret, id, sentAt, text), text, sentAt)).toBe(id);
      }),
    );
  });

  it.each([
    ['another body', { body: `${body} ` }],
    ['another id', { headers: { 'webhook-id': 'offer-2' } }],
    ['another time', { headers: { 'webhook-timestamp': '1932598800' } }],
    ['another secret', { secret: `whsec_${randomBytes(32).toString('base64')}` }],
    ['another version of the scheme', { headers: { 'webhook-signature': 'v1a,AAAA' } }],
  ])('is refused for %s', (_what, changed: { body?: string; secret?: string; headers?: object }) => {
    const headers = { ...sign(secret, 'offer-1', sentAt, body), ...changed.headers };
    const check = () => verify(changed.secret ?? secret, headers, changed.body ?? body, sentAt);
    expect(faultOf(check)).toBe('no_match');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is refused without %s', (name) => {
    const headers = { ...sign(secret, 'offer-1', sentAt, body), [name]: undefined };
    expect(faultOf(() => verify(secret, headers, body, sentAt))).toBe('missing');
  });

  it.each(['soon', '-5', '1932598799.5', '1e9', ''.padEnd(40, '9')])(
    'is refused at the time "%s"',
    (time) => {
      const headers = { ...sign(secret, 'offer-1', sentAt, body), 'webhook-timestamp': time };
      expect(faultOf(() => verify(secret, headers, body, sentAt))).toBe('malformed');
    },
  );

  it.each([
    [0, 'none'],
    [WINDOW_SECONDS, 'none'],
    [WINDOW_SECONDS + 1, 'outside_window'],
    [-WINDOW_SECONDS, 'none'],
    [-WINDOW_SECONDS - 1, 'outside_window'],
  ])('seen %d seconds after it was made: %s', (seconds, fault) => {
    const headers = sign(secret, 'offer-1', sentAt, body);
    expect(faultOf(() => verify(secret, headers, body, later(seconds)))).toBe(fault);
  });

  it('may stand beside that of another secret while a secret is changed', () => {
    const headers = sign(secret, 'offer-1', sentAt, body);
    const former = sign(`whsec_${randomBytes(24).toString('base64')}`, 'offer-1', sentAt, body);
    const both = `${former['webhook-signature']} ${headers['webhook-signature']}`;
    expect(verify(secret, { ...headers, 'webhook-signature': both }, body, sentAt)).toBe('offer-1');
  });
});
