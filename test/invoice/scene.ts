import type { Response } from 'supertest';
import type { TestApp } from '../support/test-app.js';
import { aLine, aList, rouen, type Rouen } from '../usage/rouen.js';

export const aPdf = (text = 'facture'): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);

export type Sent = Readonly<{
  number?: string;
  totalCents?: number | string;
  from?: string;
  to?: string;
  lines?: string | null;
  pdf?: Buffer;
  key?: string;
  status?: number;
}>;

export type Invoicing = Rouen &
  Readonly<{
    /** Sends an invoice of June 2022; without `lines` it is its total alone. */
    invoice: (sent: Sent) => Promise<Response>;
    lines: (id: string, verdict?: string) => Promise<any[]>;
    decide: (id: string, line: number, fields: object) => ReturnType<Rouen['network']['coordinator']['post']>;
    settle: (id: string) => ReturnType<Rouen['network']['coordinator']['post']>;
  }>;

export const invoicing = async (truchement: TestApp): Promise<Invoicing> => {
  const scene = await rouen(truchement);
  const { coordinator } = scene.network;
  return {
    ...scene,
    invoice: async (sent) => {
      const { number = 'F-2022-06', totalCents = 0, from = '2022-06-01', to = '2022-06-30' } = sent;
      const request = coordinator
        .post(`/providers/${scene.provider.id}/invoices`)
        .field({ number, issuedOn: '2022-07-02', from, to, totalCents: String(totalCents) })
        .attach('pdf', sent.pdf ?? aPdf(), 'facture.pdf');
      if (sent.lines) request.attach('lines', Buffer.from(sent.lines), 'lignes.csv');
      if (sent.key) request.set('idempotency-key', sent.key);
      const answer = await request;
      if (answer.status !== (sent.status ?? 201))
        throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer;
    },
    lines: async (id, verdict) =>
      (
        await coordinator
          .get(`/invoices/${id}/lines?limit=200${verdict ? `&verdict=${verdict}` : ''}`)
          .expect(200)
      ).body.items,
    decide: (id, line, fields) => coordinator.post(`/invoices/${id}/lines/${line}/decision`, fields),
    settle: (id) => coordinator.post(`/invoices/${id}/settle`, {}),
  };
};

/** Calls of June 2022, of 18.00 € each: references A1, A2… one an hour on consecutive days. */
export const june = (many: number): string[] =>
  Array.from({ length: many }, (_, index) => inJune(index + 1, {}));

export const inJune = (number: number, more: Partial<Parameters<typeof aLine>[0]>): string =>
  aLine({ ref: `A${number}`, at: `2022-06-${String(number).padStart(2, '0')}T10:00:00+02:00`, ...more });

export { aLine, aList };
