import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { Proofs } from '../../src/network/adapters/persistence/proofs.js';
import { Mailbox, type KeptMail } from '../../src/platform/mail/mailbox.js';
import { A_PDF, anApplication, anInvitation, apply } from '../support/joining.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  aPractice,
  aProfessional,
  anRpps,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

describe('joining', () => {
  let truchement: TestApp;
  let rouen: Network;
  let bordeaux: Network;
  let msp: Made;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
    msp = await aPractice(rouen);
  });
  afterAll(() => truchement.close());

  const someone = (): Promise<Person> => aProfessional(rouen, { practice: msp, enrolled: false });
  const letterTo = (email: string, about: RegExp): Promise<KeptMail | undefined> =>
    eventually(
      async () =>
        (await truchement.app.get(Mailbox).latest()).find(
          ({ to, subject }) => to === email && about.test(subject),
        ),
      (letter) => letter !== undefined,
    );
  const page = (path: string) => truchement.http.get(path).set('accept', 'text/html');
  const proofsOf = async (id: string): Promise<number> =>
    (await truchement.database.rows(sql`SELECT FROM proof WHERE application_id = ${id}`)).length;
  const look = (id: string) => rouen.coordinator.get(`/applications/${id}/proof`);

  it('begins with a letter, whose link opens a form that knows whom it invited', async () => {
    const invited = await someone();
    await rouen.coordinator.post(`/professionals/${invited.id}/invite`).expect(201);
    const letter = await letterTo(invited.email, /invite/);
    const link = /http:\/\/\S+\/join\/[\w-]{43}/.exec(letter!.body)![0];
    const { text } = await page(new URL(link).pathname).expect(200);
    expect(text).toContain(invited.email);
    expect(text).toContain('Rejoindre le réseau');
    expect(text).toContain('Aucune donnée sur les patients');
  });

  it('takes the form, shows the coordination who waits and the proof as a file, then lets the professional in', async () => {
    const invited = await someone();
    const { path } = await anInvitation(rouen, invited);
    const rpps = anRpps();
    await apply(rouen, path, { practiceId: msp.id, familyName: 'Le Gall-Petit', rpps }).expect(303, '');
    const { body } = await rouen.coordinator.get('/applications?limit=200').expect(200);
    const application = body.items.find((one: any) => one.professionalId === invited.id);
    expect(application).toMatchObject({
      familyName: 'Le Gall-Petit',
      charterVersion: '2026-1',
      hasProof: true,
      proofSeenAt: null,
    });

    const unseen = await rouen.coordinator.post(`/applications/${application.id}/accept`).expect(409);
    expect(unseen.body.detail).toContain('Ouvrez d’abord le justificatif');
    const proof = await look(application.id).expect(200);
    expect(Buffer.from(proof.body)).toEqual(A_PDF);
    expect(proof.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="justificatif.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(proof.headers['content-security-policy']).toContain('sandbox');

    const accepted = await rouen.coordinator.post(`/applications/${application.id}/accept`).expect(201);
    expect(accepted.body).toMatchObject({
      id: invited.id,
      status: 'enrolled',
      familyName: 'Le Gall-Petit',
      profession: 'midwife',
      rpps,
    });
    expect(await proofsOf(application.id)).toBe(0);
    expect((await letterTo(invited.email, /Bienvenue/))!.body).toContain('/sign-in');
    await rouen.coordinator.post(`/applications/${application.id}/refuse`, { reason: 'other' }).expect(409);
  });

  it('refuses with a reason that the letter says, and deletes the proof', async () => {
    const invited = await someone();
    const { path } = await anInvitation(rouen, invited);
    await apply(rouen, path, { practiceId: msp.id }).expect(303);
    const { body } = await rouen.coordinator.get('/applications?limit=200').expect(200);
    const { id } = body.items.find((one: any) => one.professionalId === invited.id);
    await rouen.coordinator.post(`/applications/${id}/refuse`, { reason: 'il ment' }).expect(400);
    await rouen.coordinator.post(`/applications/${id}/refuse`, { reason: 'proof_unreadable' }).expect(201);
    expect((await letterTo(invited.email, /Votre demande/))!.body).toContain(
      'le justificatif n’a pas pu être lu',
    );
    expect(await proofsOf(id)).toBe(0);
    expect((await rouen.coordinator.get(`/professionals/${invited.id}`)).body.status).toBe('invited');
  });

  it('describes a new practice, which the coordination adds with its INSEE code', async () => {
    const invited = await someone();
    const { path } = await anInvitation(rouen, invited);
    const place = {
      'practice-name': 'Cabinet des Sapins',
      'practice-kind': 'cabinet',
      'practice-address': '3 rue des Sapins',
      'practice-postcode': '76000',
      'practice-commune': 'Rouen',
      'practice-contactPhone': '02 61 91 00 09',
    };
    await apply(rouen, path, { practiceId: 'new', ...place }).expect(303);
    const { body } = await rouen.coordinator.get('/applications?limit=200').expect(200);
    const { id, newPractice } = body.items.find((one: any) => one.professionalId === invited.id);
    expect(newPractice).toMatchObject({ name: 'Cabinet des Sapins', kind: 'cabinet' });
    await look(id).expect(200);
    const incomplete = await rouen.coordinator.post(`/applications/${id}/accept`).expect(400);
    expect(incomplete.body.errors[0].pointer).toBe('/inseeCode');
    const { body: joined } = await rouen.coordinator
      .post(`/applications/${id}/accept`, { inseeCode: '76540' })
      .expect(201);
    expect(joined.practices).toHaveLength(2);
    const added = await rouen.coordinator.get(`/practices/${joined.practices.at(-1).practiceId}`).expect(200);
    expect(added.body).toMatchObject({ name: 'Cabinet des Sapins', inseeCode: '76540' });
  });

  it('tells at once all that is missing, and keeps what was typed', async () => {
    const { path } = await anInvitation(rouen, await someone());
    const { text } = await apply(rouen, path, {
      practiceId: 'new',
      givenName: ' ',
      familyName: '"><script>alert(1)</script>',
      rpps: '79927398714',
      charter: '',
      file: null,
    }).expect(400);
    for (const said of [
      'Lisez la charte',
      'Joignez un justificatif',
      'Un chiffre de ce numéro RPPS est sans doute faux',
      '#practice-name',
      '#givenName',
      'Écrivez votre prénom.',
      'Écrivez le nom du lieu.',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Un texte est attendu');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('value="79927398714"');
    await apply(rouen, path, { practiceId: msp.id, profession: 'midwife', rpps: '' }).expect(
      400,
      /Votre profession a un numéro RPPS/,
    );
    await apply(rouen, path, { practiceId: msp.id, profession: 'psychologist', rpps: '' }).expect(303);
  });

  it.each([
    [
      'a page that calls itself a PDF',
      Buffer.from('<html><script>alert(1)</script>'),
      'ni un PDF, ni une image',
    ],
    ['more than 5 MB', Buffer.concat([A_PDF, Buffer.alloc(5_000_001)]), 'dépasse 5 Mo'],
    ['an empty file', Buffer.alloc(0), 'Joignez un justificatif'],
  ])('refuses %s as a proof', async (_, file, said) => {
    const { path } = await anInvitation(rouen, await someone());
    const { text } = await apply(rouen, path, { practiceId: msp.id, file }).expect(400);
    expect(text).toContain(said);
  });

  it('says clearly of a link that it has served, is too old, was replaced, or leads nowhere', async () => {
    const invited = await someone();
    const first = await anInvitation(rouen, invited);
    const { path } = await anInvitation(rouen, invited);
    expect((await page(first.path).expect(422)).text).toContain('Cette invitation a expiré');
    await apply(rouen, path, { practiceId: msp.id }).expect(303);
    expect((await page(path).expect(409)).text).toContain('Votre demande est déjà arrivée');
    expect((await apply(rouen, path, { practiceId: msp.id }).expect(409)).text).toContain('déjà arrivée');
    expect((await page(`/join/${'A'.repeat(43)}`).expect(404)).text).toContain('Ce lien ne mène nulle part');

    const late = await anInvitation(rouen, await someone());
    try {
      truchement.clock.advance({ days: 31 });
      expect((await page(late.path).expect(422)).text).toContain('Une invitation vaut trente jours');
      await apply(rouen, late.path, { practiceId: msp.id }).expect(422);
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('takes one application for two that come at once with the same link', async () => {
    const { path } = await anInvitation(rouen, await someone());
    const both = await Promise.all([1, 2].map(() => apply(rouen, path, { practiceId: msp.id })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('knows nothing of another network: neither its practices, nor its applications, nor their proofs', async () => {
    const { path } = await anInvitation(rouen, await someone());
    const theirs = await aPractice(bordeaux);
    expect((await page(path)).text).not.toContain(theirs.id);
    await apply(rouen, path, { practiceId: theirs.id }).expect(404);
    const waiting = await anApplication(rouen, msp);
    await bordeaux.coordinator.get(`/applications/${waiting}/proof`).expect(404);
    await bordeaux.coordinator.post(`/applications/${waiting}/accept`).expect(404);
    expect((await bordeaux.coordinator.get('/applications')).body.items).toEqual([]);
  });

  it('does not take a form from another site', async () => {
    const { path } = await anInvitation(rouen, await someone());
    await apply(rouen, path, { practiceId: msp.id }).set('origin', 'https://evil.example').expect(403);
  });

  it('keeps a proof sealed, and no longer than thirty days; unseen by then, the application cannot be accepted', async () => {
    const id = await anApplication(rouen, msp);
    const [{ sealed }] = (await truchement.database.rows(
      sql`SELECT sealed FROM proof WHERE application_id = ${id}`,
    )) as any;
    expect(sealed.includes('PDF')).toBe(false);
    try {
      truchement.clock.advance({ days: 29 });
      await truchement.app.get(Proofs).sweep();
      expect(await proofsOf(id)).toBe(1);
      truchement.clock.advance({ days: 2 });
      await truchement.app.get(Proofs).sweep();
      expect(await proofsOf(id)).toBe(0);
      await look(id).expect(404);
      const { body } = await rouen.coordinator.post(`/applications/${id}/accept`).expect(409);
      expect(body.detail).toContain('effacé après trente jours');
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('is for those who are not members yet', async () => {
    const member = await aProfessional(rouen, { practice: msp });
    await rouen.coordinator.post(`/professionals/${member.id}/invite`).expect(409);
    await rouen.coordinator.post(`/professionals/${member.id}/leave`).expect(201);
    await rouen.coordinator.post(`/professionals/${member.id}/invite`).expect(201);
  });
});
