import { readFile } from 'node:fs/promises';
import { byPhone, onSite } from './demo-tariffs.js';
import type { DemoClient, Made } from './demo-client.js';
import type { SimulatedProviders } from './simulated-providers.js';

const DOCTORS = [1, 2, 3, 4, 5, 6];
const IN_THE_MSP = 5;
const SINCE = '2021-07-01';

/** Rouen as in 2022 and as it is now: six doctors, three agreements, two providers, and the 43 calls of 2022. */
export const makeRouen = async (
  coordination: DemoClient,
  played: SimulatedProviders,
  year: number,
): Promise<void> => {
  const { mdm, ctai, first, present } = await makeAgreements(coordination, year);
  const ism = await makeProviders(coordination, played);
  const msp = await makeDoctors(coordination, ism, [
    { agreementId: first.id, validFrom: SINCE },
    { agreementId: present.id, validFrom: `${year}-01-01` },
  ]);
  const calls = await readFile(new URL('ism-2022.csv', import.meta.url));
  await coordination.importList('calls-2022', `/providers/${ism.id}/imports`, calls);
  const account = (email: string, role: string, scope: object): Promise<Made> =>
    coordination.make(email, '/accounts', { email, role, ...scope });
  await account('secretariat@rouen.example', 'staff', { practiceId: msp.id });
  await account('financeur@mdm.example', 'funder', { funderId: mdm.id });
  await account('financeur@ctai.example', 'funder', { funderId: ctai.id });
  await account('prestataire@ism.example', 'provider', { providerId: ism.id });
};

const makeAgreements = async (coordination: DemoClient, year: number) => {
  const mdm = await coordination.make('mdm', '/funders', { name: 'Médecins du Monde', kind: 'association' });
  const ctai = await coordination.make('ctai', '/funders', {
    name: 'CTAI, État et Métropole Rouen Normandie',
    kind: 'public',
  });
  const usual = { priority: 100, onExhaustion: 'block', unspent: 'repayment' };
  const first = await coordination.make('agreement-1', '/agreements', {
    ...usual,
    funderId: mdm.id,
    carrier: 'Médecins du Monde',
    title: 'Médecins du Monde, interprétariat en médecine de ville',
    reference: 'MDM-2021',
    startsOn: SINCE,
    endsOn: '2023-01-31',
    grantCents: 150_000,
    eligibility: { categories: ['ame', 'css', 'rights_pending'] },
  });
  await coordination.make('agreement-2', '/agreements', {
    ...usual,
    funderId: ctai.id,
    carrier: 'Réseau Santé Précarité',
    title: 'CTAI / RSP, 2023',
    reference: 'CTAI-2023',
    startsOn: '2023-02-01',
    endsOn: '2023-12-31',
    grantCents: 1_200_000,
  });
  const present = await coordination.make('agreement-3', '/agreements', {
    ...usual,
    funderId: ctai.id,
    carrier: 'Réseau Santé Précarité',
    title: 'CTAI / RSP, année en cours',
    reference: `CTAI-${year}`,
    startsOn: `${year}-01-01`,
    endsOn: `${year + 1}-12-31`,
    grantCents: 1_200_000,
  });
  return { mdm, ctai, first, present };
};

/** @returns ISM */
const makeProviders = async (coordination: DemoClient, played: SimulatedProviders): Promise<Made> => {
  const remote = ['phone_now', 'phone_booked', 'video'];
  const ism = await coordination.make('ism', '/providers', {
    ...played.ism,
    name: 'ISM Interprétariat',
    dispatch: 'api',
    phoneNumber: '01 99 00 00 01',
    modalities: remote,
    notice: [
      { modality: 'phone_booked', minutes: 15 },
      { modality: 'video', minutes: 60 },
    ],
  });
  await coordination.make('ism-tariff', `/providers/${ism.id}/tariffs`, {
    ...byPhone(remote),
    validFrom: SINCE,
  });
  const association = await coordination.make('sur-place', '/providers', {
    ...played['sur-place'],
    name: 'Association d’interprètes sur place',
    dispatch: 'api',
    phoneNumber: '02 61 91 00 01',
    modalities: ['on_site'],
    departments: ['76', '27'],
    // Short, so that a session of tomorrow, and then its late cancellation, can be tried.
    notice: [{ modality: 'on_site', minutes: 60 }],
    call: 'provider_calls',
  });
  await coordination.make('sur-place-tariff', `/providers/${association.id}/tariffs`, {
    ...onSite(),
    validFrom: SINCE,
  });
  return ism;
};

/** @returns the practice where five of the six work */
const makeDoctors = async (
  coordination: DemoClient,
  ism: Made,
  attachments: readonly object[],
): Promise<Made> => {
  const place = { commune: 'Rouen', inseeCode: '76540', postcode: '76000', address: '1 place de la Mairie' };
  const msp = await coordination.make('msp', '/practices', {
    ...place,
    name: 'MSP',
    kind: 'msp',
    contactPhone: '02 61 91 00 02',
  });
  const alone = await coordination.make('cabinet', '/practices', {
    ...place,
    name: 'Cabinet',
    kind: 'cabinet',
    contactPhone: '02 61 91 00 03',
  });
  for (const number of DOCTORS) {
    const practice = number <= IN_THE_MSP ? msp : alone;
    // Without an RPPS number: one with a true key might be somebody's.
    const doctor = await coordination.make(`doctor-${number}`, '/professionals', {
      givenName: `Médecin ${number}`,
      familyName: practice === msp ? 'MSP' : 'Cabinet',
      profession: 'general_practitioner',
      email: number === 1 ? 'gp@rouen.example' : `gp${number}@rouen.example`,
      practices: [{ practiceId: practice.id, from: SINCE }],
    });
    await coordination.make(`doctor-${number}-enrols`, `/professionals/${doctor.id}/enrol`);
    for (const [index, attachment] of attachments.entries()) {
      await coordination.make(`code-${number}-${index}`, `/providers/${ism.id}/access-codes`, {
        professionalId: doctor.id,
        code: `ROU-MG-0${number}`,
        ...attachment,
      });
    }
  }
  return msp;
};
