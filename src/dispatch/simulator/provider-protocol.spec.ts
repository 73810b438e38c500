import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sign, verify } from '../adapters/provider-api/webhook-signature.js';
import { USUAL_BEHAVIOUR } from './behaviour.js';
import { OFFER_SCHEMA } from './messages.js';
import { startSimulator } from './start-simulator.js';

const page = readFileSync('docs/provider-protocol.md', 'utf8');
const secret = /^whsec_\S+$/m.exec(page)?.[0] ?? '';
const [, head = '', body = ''] = /```http\nPOST [^\n]+\n([\s\S]+?)\n\n(.+)\n```/.exec(page) ?? [];
const headers = Object.fromEntries(
  head.split('\n').map((line) => {
    const [name = '', value = ''] = line.split(': ');
    return [name.toLowerCase(), value];
  }),
);
const offer = JSON.parse(body);
const sentAt = new Date(Number(headers['webhook-timestamp']) * 1000);

describe('the provider protocol’s page', () => {
  it('shows a signature that can be verified, and computed again', () => {
    expect(verify(secret, headers, body, sentAt)).toBe(offer.offerId);
    expect(headers).toMatchObject(sign(secret, offer.offerId, sentAt, body));
    expect(page).toContain(`${Buffer.byteLength(body)} bytes`);
  });

  it('shows an offer that the simulator takes as it stands, with the answer that it promises', async () => {
    const promised = /```json\n(\{\s+"status": "received"[^}]+\})\n```/.exec(page)?.[1] ?? '';
    const simulator = await startSimulator({
      port: 0,
      accounts: { ism: { secret } },
      clock: { now: () => sentAt },
    });
    try {
      simulator.account('ism').behave({ answer: 'never' });
      const { host: _, ...sent } = headers;
      const answer = await fetch(`${simulator.url}/ism/bookings`, { method: 'POST', headers: sent, body });
      expect(await answer.json()).toEqual(JSON.parse(promised));
    } finally {
      await simulator.close();
    }
  });

  it.each(Object.keys(offer))('says what %s is in an offer', (field) => {
    expect(OFFER_SCHEMA.required).toContain(field);
    expect(page).toMatch(new RegExp(`^\\| \`${field}\``, 'm'));
  });

  it.each(Object.keys(USUAL_BEHAVIOUR))('says what %s does to a simulated provider', (field) => {
    expect(page).toMatch(new RegExp(`^\\| .*\`${field}\``, 'm'));
  });
});
