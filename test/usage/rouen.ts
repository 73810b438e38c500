import { readFile } from 'node:fs/promises';
import type { Response } from 'supertest';
import {
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  anAccessCode,
  anAgreement,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';
import type { TestApp } from '../support/test-app.js';

export type Rouen = Readonly<{
  network: Network;
  provider: Made;
  agreement: Made;
  /** The six doctors of 2022; the first five work in the MSP. */
  doctors: readonly Person[];
  msp: Made;
  /** Sends a list and gives the answer, which says 201 unless told otherwise. */
  send: (file: string | Buffer, more?: Sending) => Promise<Response>;
  budget: (agreement?: Made) => Promise<Record<string, number>>;
  usage: (query?: string) => Promise<any[]>;
}>;
export type Sending = Readonly<{ mapping?: object; key?: string; status?: number | null; provider?: Made }>;

/** The network of 2022: six doctors with codes ROU-MG-01 to 06 under the agreement of Médecins du Monde. */
export const rouen = async (
  truchement: TestApp,
  fields: { grantCents?: number; endsOn?: string } = {},
): Promise<Rouen> => {
  const network = await aNetwork(truchement);
  const provider = await aProvider(network);
  await aTariff(network, provider);
  const agreement = await anAgreement(network, {
    startsOn: '2021-07-01',
    endsOn: '2023-12-31',
    grantCents: 150_000,
    onExhaustion: 'warn',
    ...fields,
  });
  const msp = await aPractice(network);
  const alone = await aPractice(network, { name: 'Cabinet', kind: 'cabinet' });
  const doctors: Person[] = [];
  for (let number = 1; number <= 6; number++) {
    const professional = await aProfessional(network, { practice: number === 6 ? alone : msp });
    await anAccessCode(network, {
      provider,
      agreement,
      professional,
      code: `ROU-MG-0${number}`,
      validFrom: '2022-01-01',
    });
    doctors.push(professional);
  }
  const send = async (file: string | Buffer, { mapping, key, status = 201, provider: to }: Sending = {}) => {
    const request = network.coordinator
      .post(`/providers/${(to ?? provider).id}/imports`)
      .attach('file', Buffer.from(file), 'liste.csv');
    if (mapping) request.field('mapping', JSON.stringify(mapping));
    if (key) request.set('idempotency-key', key);
    const answer = await request;
    if (status !== null && answer.status !== status)
      throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const budget = async (of: Made = agreement) =>
    (await network.coordinator.get(`/agreements/${of.id}/budget`).expect(200)).body;
  const usage = async (query = '') =>
    (await network.coordinator.get(`/usage?limit=200${query}`).expect(200)).body.items;
  return { network, provider, agreement, doctors, msp, send, budget, usage };
};

/** The provider's list of 2022: 43 calls, 1,042.00 €. */
export const ism2022 = (): Promise<string> => readFile('test/fixtures/ism-2022.csv', 'utf8');

export const header = 'reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes';

/** A list of calls in the default layout. */
export const aList = (...lines: readonly string[]): string => [header, ...lines, ''].join('\n');

type Line = {
  ref: string;
  code?: string;
  at?: string;
  wait?: number;
  seconds?: number;
  language?: string;
  cents?: number | '';
};
export const aLine = ({
  ref,
  code = 'ROU-MG-01',
  at = '2022-06-14T10:00:00+02:00',
  wait = 30,
  seconds = 600,
  language = 'rus',
  cents = '',
}: Line): string => [ref, code, at, wait, seconds, language, 'phone_now', cents].join(';');
