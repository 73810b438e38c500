import type { DemoClient } from './demo-client.js';
import { byPhone, onSite } from './demo-tariffs.js';
import type { SimulatedProviders } from './simulated-providers.js';

/** PRISME Bordeaux: another network, of which nobody in Rouen may see anything. */
export const makeBordeaux = async (
  coordination: DemoClient,
  played: SimulatedProviders,
  year: number,
): Promise<void> => {
  const since = `${year}-01-01`;
  const funder = await coordination.make('funder', '/funders', {
    name: 'Financeur de PRISME',
    kind: 'public',
  });
  const agreement = await coordination.make('agreement', '/agreements', {
    funderId: funder.id,
    carrier: 'PRISME',
    title: 'PRISME, année en cours',
    reference: `PRISME-${year}`,
    startsOn: since,
    endsOn: `${year + 1}-12-31`,
    grantCents: 800_000,
    onExhaustion: 'block',
    unspent: 'repayment',
  });
  const imedi = await coordination.make('imedi', '/providers', {
    ...played.imedi,
    name: 'IMEDI',
    dispatch: 'api',
    phoneNumber: '05 36 49 00 01',
    modalities: ['phone_now', 'phone_booked', 'on_site'],
    departments: ['33'],
    notice: [
      { modality: 'phone_booked', minutes: 15 },
      { modality: 'on_site', minutes: 60 },
    ],
  });
  const [phone, visit] = [byPhone(['phone_now', 'phone_booked']), onSite()];
  await coordination.make('imedi-tariff', `/providers/${imedi.id}/tariffs`, {
    ...visit,
    validFrom: since,
    rules: [...phone.rules, ...visit.rules],
  });
  const practice = await coordination.make('practice', '/practices', {
    name: 'Centre de santé',
    kind: 'health_centre',
    commune: 'Bordeaux',
    inseeCode: '33063',
    postcode: '33000',
    address: '1 place de la Mairie',
    contactPhone: '05 36 49 00 02',
  });
  const doctor = await coordination.make('doctor', '/professionals', {
    givenName: 'Médecin 1',
    familyName: 'Centre de santé',
    profession: 'general_practitioner',
    email: 'gp@bordeaux.example',
    practices: [{ practiceId: practice.id, from: since }],
  });
  await coordination.make('doctor-enrols', `/professionals/${doctor.id}/enrol`);
  await coordination.make('code', `/providers/${imedi.id}/access-codes`, {
    professionalId: doctor.id,
    agreementId: agreement.id,
    code: 'BOR-MG-01',
    validFrom: since,
  });
};
