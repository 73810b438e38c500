import sql from 'sql-template-tag';
import type { Role } from '../../src/kernel/viewer.js';
import { newId } from '../../src/kernel/ids.js';
import { anApplication } from '../support/joining.js';
import { eventually } from '../support/scene.js';
import type { TestApp } from '../support/test-app.js';
import {
  anAccessCode,
  anAccount,
  anAgreement,
  aFormerCarrier,
  aFunder,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Actor,
  type Network,
} from '../support/world.js';
import type { Ids } from './permissions.js';

export type Side = Readonly<{
  network: Network;
  people: Readonly<Record<Role, Actor>>;
  neighbours: Readonly<Record<Role, Actor>>;
  ids: Ids;
}>;

export const CALL_LIST = `reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes
A-1;MATRIX;2022-03-18T11:44:04+01:00;10;600;prs;phone_now;1800
A-2;NOBODYS;2022-03-18T12:44:04+01:00;10;600;prs;phone_now;1800
`;

/** A network with somebody in every role, a neighbour for each, and one of everything that an address can name. */
export const aSide = async (truchement: TestApp, admin: Actor, name: string): Promise<Side> => {
  const network = await aNetwork(truchement, { name });
  const { coordinator } = network;
  const [practice, otherPractice] = [await aPractice(network), await aPractice(network)];
  const [funder, otherFunder] = [await aFunder(network), await aFunder(network, { name: 'CTAI' })];
  const agreement = await anAgreement(network, { funder });
  const provider = await aProvider(network);
  const tariff = await aTariff(network, provider);
  const next = await anAgreement(network, { funder, priority: 200 });
  const handover = await coordinator.post('/handovers', {
    fromAgreementId: agreement.id,
    toAgreementId: next.id,
    effectiveOn: '2090-01-01',
    transferRemainder: false,
  });
  const statement = await coordinator
    .post('/statements', { agreementId: agreement.id, from: '2021-01-01', to: '2021-01-31' })
    .expect(201);
  await coordinator.post(`/statements/${statement.body.id}/issue`).expect(200);
  const gp = await aProfessional(network, { practice });
  const otherGp = await aProfessional(network, { practice: otherPractice });
  const accessCode = await anAccessCode(network, { provider, agreement, professional: gp });
  await anAccessCode(network, { provider, agreement, practice, code: 'MATRIX', validFrom: '2021-01-01' });
  const booking = await gp
    .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20 })
    .expect(201);
  const writtenTo = await aProvider(network, { dispatch: 'mail', modalities: ['video'], priority: 1 });
  await aTariff(network, writtenTo);
  const startsAt = new Date(Date.now() + 72 * 3_600_000);
  const offered = await gp
    .post('/bookings', { modality: 'video', language: 'prs', expectedMinutes: 20, startsAt })
    .expect(201);
  const imported = await coordinator
    .post(`/providers/${provider.id}/imports`)
    .attach('file', Buffer.from(CALL_LIST), 'liste.csv');
  const invoice = await coordinator
    .post(`/providers/${provider.id}/invoices`)
    .field({ number: 'F-1', issuedOn: '2021-02-01', from: '2021-01-01', to: '2021-01-31', totalCents: '0' })
    .attach('pdf', Buffer.from('%PDF-1.7'), 'facture.pdf')
    .attach('lines', Buffer.from(INVOICE_LINES), 'lignes.csv');
  const usage = await eventually(
    () => coordinator.get('/usage?limit=1').expect(200),
    ({ body }) => body.items.length > 0,
  );
  const people = {
    professional: gp,
    staff: await anAccount(network, 'staff', { practiceId: practice.id }),
    coordinator,
    funder: await anAccount(network, 'funder', { funderId: funder.id }),
    provider: await anAccount(network, 'provider', { providerId: writtenTo.id }),
    former_carrier: await aFormerCarrier(network, agreement),
    admin,
  };
  const neighbours = {
    professional: otherGp,
    staff: await anAccount(network, 'staff', { practiceId: otherPractice.id }),
    coordinator: await anAccount(network, 'coordinator'),
    funder: await anAccount(network, 'funder', { funderId: otherFunder.id }),
    provider: await anAccount(network, 'provider', { providerId: (await aProvider(network)).id }),
    former_carrier: await aFormerCarrier(network, next),
    admin,
  };
  // A token and a session of somebody who is none of those above.
  const owner = await anAccount(network, 'coordinator');
  const secretary = await anAccount(network, 'staff', { practiceId: practice.id });
  const token = await owner.post('/tokens', { label: 'x' }).expect(201);
  const session = newId();
  await truchement.database.rows(sql`
    INSERT INTO browser_session (id, account_id, hash, way, device, created_at, seen_at)
    VALUES (${session}, ${owner.id}, ${Buffer.from(session)}, 'demo', '', ${new Date()}, ${new Date()})`);
  const passkey = newId();
  await truchement.database.rows(sql`
    INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, device, created_at)
    VALUES (${passkey}, ${owner.id}, ${passkey}, '', 0, '{}', '', ${new Date()})`);
  const receivedEvent = newId();
  await truchement.database.rows(sql`
    INSERT INTO received_event
      (network_id, provider_id, webhook_id, id, type, booking_id, facts, occurred_at, received_at, outcome, reason)
    VALUES (${network.id}, ${provider.id}, 'w-1', ${receivedEvent}, 'session.ended', ${booking.body.id}, '{}',
            ${new Date()}, ${new Date()}, 'kept', 'incomplete')`);
  await truchement.database.rows(sql`
    INSERT INTO late_usage (network_id, usage_id, agreement_id, arrived_at)
    VALUES (${network.id}, ${usage.body.items[0].id}, ${agreement.id}, ${new Date()})`);
  return {
    network,
    people,
    neighbours,
    ids: {
      accessCode: accessCode.id,
      account: (await anAccount(network, 'coordinator')).id,
      agreement: agreement.id,
      application: await anApplication(network, practice),
      booking: booking.body.id,
      handover: handover.body.id,
      import: imported.body.id,
      invoice: invoice.body.id,
      offer: offered.body.offers[0].id,
      passkey,
      practice: practice.id,
      professional: gp.id,
      provider: provider.id,
      receivedEvent,
      session,
      staff: secretary.id,
      statement: statement.body.id,
      tariff: tariff.id,
      token: token.body.id,
      usage: usage.body.items[0].id,
    },
  };
};

const INVOICE_LINES = `reference;code;debut;duree_s;langue
${['F1', 'F2', 'F3'].map((reference) => `${reference};??;2021-01-04T10:00:00+01:00;600;rus`).join('\n')}
`;
