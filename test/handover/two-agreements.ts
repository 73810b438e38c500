import {
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  anAccessCode,
  anAgreement,
  aFunder,
} from '../support/world.js';
import type { Actor, Made, Network, Person } from '../support/world.js';
import type { TestApp } from '../support/test-app.js';

export type TwoAgreements = Readonly<{
  network: Network;
  coordinator: Actor;
  provider: Made;
  /** Médecins du Monde's, which hands over. */
  from: Made;
  /** The CTAI's, which takes over. */
  to: Made;
  doctors: readonly Person[];
  /** A telephone appointment of 20 minutes (23.00 €) at ten on that day. */
  book: (doctor: Person, day: string, fields?: object) => Promise<any>;
  handOver: (fields?: object, status?: number) => Promise<any>;
  execute: (id: string, status?: number) => Promise<any>;
  budgets: () => Promise<{ from: Record<string, number>; to: Record<string, number> }>;
  codeOn: (doctor: Person, day: string) => Promise<any>;
}>;

/** Rouen on 24 January 2023: MdM's money until the end of March, the CTAI's from the first of February, two doctors with codes. */
export const twoAgreements = async (
  truchement: TestApp,
  { first = {}, second = {} }: { first?: object; second?: object } = {},
): Promise<TwoAgreements> => {
  truchement.clock.set('2023-01-24T09:00:00+01:00');
  const network = await aNetwork(truchement);
  const { coordinator } = network;
  const provider = await aProvider(network);
  await aTariff(network, provider);
  const from = await anAgreement(network, {
    startsOn: '2021-07-01',
    endsOn: '2023-03-31',
    grantCents: 150_000,
    priority: 10,
    ...first,
  });
  const to = await anAgreement(network, {
    funder: await aFunder(network, { name: 'CTAI', kind: 'state' }),
    carrier: 'Réseau Santé Précarité',
    startsOn: '2023-02-01',
    endsOn: '2023-12-31',
    grantCents: 1_200_000,
    priority: 100,
    ...second,
  });
  const practice = await aPractice(network);
  const doctors: Person[] = [];
  for (const number of [1, 2]) {
    const professional = await aProfessional(network, { practice });
    const code = {
      provider,
      agreement: from,
      professional,
      code: `ROU-MG-0${number}`,
      validFrom: '2022-01-01',
    };
    await anAccessCode(network, code);
    doctors.push(professional);
  }
  const book: TwoAgreements['book'] = async (doctor, day, fields = {}) => {
    const at = {
      modality: 'phone_booked',
      language: 'rus',
      expectedMinutes: 20,
      startsAt: `${day}T10:00:00+01:00`,
    };
    return (await doctor.post('/bookings', { ...at, ...fields }).expect(201)).body;
  };
  const budgetOf = async ({ id }: Made) =>
    (await coordinator.get(`/agreements/${id}/budget`).expect(200)).body;
  return {
    network,
    coordinator,
    provider,
    from,
    to,
    doctors,
    book,
    handOver: async (fields = {}, status = 201) => {
      const terms = {
        fromAgreementId: from.id,
        toAgreementId: to.id,
        effectiveOn: '2023-02-01',
        transferRemainder: false,
      };
      return (await coordinator.post('/handovers', { ...terms, ...fields }).expect(status)).body;
    },
    execute: async (id, status = 200) =>
      (await coordinator.post(`/handovers/${id}/execute`).expect(status)).body,
    budgets: async () => ({ from: await budgetOf(from), to: await budgetOf(to) }),
    codeOn: async (doctor, day) => (await doctor.get(`/access-code?on=${day}`).expect(200)).body,
  };
};
