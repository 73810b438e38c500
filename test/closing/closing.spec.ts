import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql, { type Sql } from 'sql-template-tag';
import { commit, consume, grant, Ledger, release } from '../../src/funding/index.js';
import { TellCoordinatorsJob } from '../../src/funding/adapters/queue/tell-coordinators.job.js';
import { CloseOnTheDay } from '../../src/funding/use-cases/close-on-the-day.js';
import { WatchThresholds } from '../../src/funding/use-cases/watch-thresholds.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { twoAgreements, type TwoAgreements } from '../handover/two-agreements.js';
import { readPdf } from '../support/read-pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAgreement, aNetwork } from '../support/world.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

const sweep = (): Promise<void> => truchement.app.get(CloseOnTheDay).sweep(new AbortController().signal);
const inJanuary = { closesOn: '2023-01-31', graceUntil: '2023-02-15' };
const close = ({ coordinator, from }: TwoAgreements, fields: object = {}, status = 201) =>
  coordinator.post(`/agreements/${from.id}/closing`, { ...inJanuary, ...fields }).expect(status);
const run = (statement: Sql): Promise<unknown> => truchement.database.transaction((tx) => tx.rows(statement));
const consumed = (scheme: TwoAgreements, agreementId: string, cents: number) =>
  truchement.database.transaction((tx) =>
    truchement.app
      .get(Ledger)
      .record(
        tx,
        scheme.network.id,
        [consume({ agreementId, bookingId: null, usageId: newId() }, Cents(0), Cents(cents))],
        null,
      ),
  );

describe('an agreement that closes', () => {
  it('pays for nothing new after its last day, and the next one that may pays instead', async () => {
    const scheme = await twoAgreements(truchement);
    expect((await close(scheme)).body).toMatchObject({ ...inJanuary, closedAt: null, closing: null });
    const { book, doctors, from, to, coordinator } = scheme;
    expect((await book(doctors[0]!, '2023-01-31')).agreementId).toBe(from.id);
    expect((await book(doctors[0]!, '2023-02-01')).agreementId).toBe(to.id);
    expect((await coordinator.get(`/agreements/${from.id}`).expect(200)).body.closing).toMatchObject(
      inJanuary,
    );
    expect((await coordinator.get(`/agreements/${from.id}/budget`).expect(200)).body.closing).toEqual({
      ...inJanuary,
      successorId: null,
      closedAt: null,
    });
  });

  it('is closed from a page at the figures that were shown, or not at all', async () => {
    const { from, coordinator } = await twoAgreements(truchement);
    const submit = (path: string, fields: object) =>
      coordinator.as(truchement.http.post(path)).set('accept', 'text/html').type('form').send(fields);
    const asked = { closesOn: '2023-01-23', graceUntil: '2023-01-23', when: 'now', successorId: '' };
    const { text } = await submit(`/budgets/${from.id}/closing/rehearsal`, asked).expect(200);
    const movedCents = /name="movedCents" value="(-?\d+)"/.exec(text)![1]!;
    await coordinator
      .post(`/agreements/${from.id}/amendments`, { grantDeltaCents: 5_000, reference: 'Avenant 1' })
      .expect(201);
    const refused = await submit(`/budgets/${from.id}/closing`, { ...asked, movedCents, _once: 'a' }).expect(
      409,
    );
    expect(textOf(refused.text)).toContain('Les chiffres ont changé');
    expect((await coordinator.get(`/agreements/${from.id}/budget`)).body.closing).toBeNull();
    const now = String(Number(movedCents) + 5_000);
    await submit(`/budgets/${from.id}/closing`, { ...asked, movedCents: now, _once: 'b' }).expect(303);
  });

  it('tells the coordination, once, that what is still reserved holds it back', async () => {
    const scheme = await twoAgreements(truchement);
    await scheme.book(scheme.doctors[0]!, '2023-01-31');
    await close(scheme);
    truchement.clock.set('2023-02-16T09:00:00+01:00');
    for (const _ of [1, 2]) await sweep();
    const events = await truchement.database.rows<{ id: string }>(sql`
      SELECT id FROM event
       WHERE subject_id = ${scheme.from.id} AND type = 'agreement.closing_held_back.v1' AND jobs = '{tell-coordinators}'`);
    expect(events).toHaveLength(1);
    const event = { networkId: scheme.network.id, eventId: events[0]!.id, subjectId: scheme.from.id };
    for (const _ of [1, 2]) await truchement.app.get(TellCoordinatorsJob).handle(event);
    const letters = (await truchement.app.get(Mailbox).latest()).filter(({ body }) =>
      body.includes(`/budgets/${scheme.from.id}/closing`),
    );
    expect(letters).toHaveLength(1);
    expect(letters[0]!.subject).toContain('la clôture attend');
  });

  it('closes on the first day after its grace, not a day before, and pays back what is left', async () => {
    const scheme = await twoAgreements(truchement);
    const { budgets, coordinator, from } = scheme;
    await consumed(scheme, from.id, 104_200);
    await close(scheme);
    truchement.clock.set('2023-02-15T23:59:00+01:00');
    await sweep();
    expect((await budgets()).from).toMatchObject({ availableCents: 45_800, closing: { closedAt: null } });
    truchement.clock.set('2023-02-16T00:00:00+01:00');
    await sweep();
    expect((await budgets()).from).toMatchObject({
      grantedCents: 104_200,
      consumedCents: 104_200,
      availableCents: 0,
      closing: { closedAt: expect.stringMatching(/^2023-02-15T23:00:00/) },
    });
    const { body } = await coordinator.get(`/agreements/${from.id}/closings`).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ kind: 'closed', fate: 'repayment', movedCents: 45_800, doneBy: null }),
    ]);
    await sweep();
    expect((await coordinator.get(`/agreements/${from.id}/closings`)).body.items).toHaveLength(1);
  });

  it('keeps restricted funds apart from what goes back to the funder', async () => {
    const scheme = await twoAgreements(truchement, { first: { unspent: 'restricted_funds' } });
    const { coordinator, from } = scheme;
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-23' });
    const { body } = await coordinator.get(`/agreements/${from.id}/entries`).expect(200);
    expect(body.items.at(-1)).toMatchObject({
      verb: 'restrict',
      postings: [
        { account: 'available', amountCents: -150_000 },
        { account: 'granted', amountCents: 150_000 },
      ],
    });
  });

  it('waits, whole and with the figures, while a session of before is awaited; then closes by itself', async () => {
    const scheme = await twoAgreements(truchement);
    const { book, doctors, coordinator, from, budgets } = scheme;
    const booking = await book(doctors[0]!, '2023-01-30');
    await close(scheme);
    truchement.clock.set('2023-02-20T09:00:00+01:00');
    await sweep();
    expect((await budgets()).from).toMatchObject({ committedCents: 2_300, closing: { closedAt: null } });
    const { body } = await close(scheme, { graceUntil: '2023-02-16' }, 422);
    expect(body).toMatchObject({ type: '/problems/closing-refused', committedCents: 2_300, openBookings: 1 });
    await run(sql`
      SELECT FROM record_entries(${scheme.network.id}, ${JSON.stringify([
        { ...release(from.id, booking.id, Cents(2_300), `booking:${booking.id}:release:x`), id: newId() },
      ])}::jsonb, ${truchement.clock.now()}, NULL)`);
    await sweep();
    expect((await budgets()).from).toMatchObject({ committedCents: 0, availableCents: 0 });
    expect((await coordinator.get(`/agreements/${from.id}`)).body.closing.closedAt).not.toBeNull();
  });

  it('closes at once where its coordinator says so, giving back what is held for the past and never for what is to come', async () => {
    const scheme = await twoAgreements(truchement);
    const { book, doctors } = scheme;
    await book(doctors[0]!, '2023-01-25');
    const toCome = await book(doctors[0]!, '2023-01-30');
    truchement.clock.set('2023-01-26T09:00:00+01:00');
    const now = { closesOn: '2023-01-26', graceUntil: '2023-01-26', atOnce: true };
    expect((await close(scheme, now, 422)).body).toMatchObject({ committedCents: 2_300 });
    await doctors[0]!
      .post(`/bookings/${toCome.id}/cancel`, { reason: 'appointment_moved', expectedFeeCents: 0 })
      .expect((answer) => expect([200, 201]).toContain(answer.status));
    const { body } = await close(scheme, now);
    expect(body.closing).toMatchObject({ kind: 'closed', releasedCents: 2_300, movedCents: 150_000 });
  });

  it('is refused days that can’t be, and a successor where there is nothing to succeed to', async () => {
    const scheme = await twoAgreements(truchement);
    const pointerOf = async (fields: object) =>
      (await close(scheme, fields, 400)).body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointerOf({ closesOn: '2023-04-01', graceUntil: '2023-05-01' })).toEqual(['/closesOn']);
    expect(await pointerOf({ graceUntil: '2023-01-30' })).toEqual(['/graceUntil']);
    expect(await pointerOf({ atOnce: true })).toEqual(['/closesOn']);
    expect(await pointerOf({ successorId: scheme.to.id })).toEqual(['/successorId']);
    const carried = await twoAgreements(truchement, { first: { unspent: 'carry_over' } });
    expect((await close(carried, {}, 400)).body.errors[0].pointer).toBe('/successorId');
    expect((await close(carried, { successorId: carried.from.id }, 400)).body.errors[0].pointer).toBe(
      '/successorId',
    );
    const { id } = await anAgreement(await aNetwork(truchement));
    await close(carried, { successorId: id }, 404);
  });

  it('is amended no more, hands nothing over and takes nothing over', async () => {
    const scheme = await twoAgreements(truchement);
    const { coordinator, from, to, handOver } = scheme;
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20' });
    await coordinator
      .post(`/agreements/${from.id}/amendments`, { grantDeltaCents: 100, reference: 'A' })
      .expect(409);
    expect((await handOver({}, 422)).type).toBe('/problems/handover-refused');
    await handOver({ fromAgreementId: to.id, toAgreementId: from.id, effectiveOn: '2023-02-02' }, 422);
    await close(scheme, {}, 409);
  });

  it('tells of no threshold any more', async () => {
    const scheme = await twoAgreements(truchement);
    await consumed(scheme, scheme.from.id, 100_000);
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20' });
    await truchement.app.get(WatchThresholds).sweep(new AbortController().signal);
    const told = await truchement.database.rows(
      sql`SELECT FROM event WHERE type = 'agreement.threshold_reached.v1' AND subject_id = ${scheme.from.id}`,
    );
    expect(told).toEqual([]);
  });
});

describe('what an agreement carries over', () => {
  it('leaves it and comes to its successor, to the cent, whether it is left or overdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(200_000), fc.nat(400_000), async (spentHere, spentThere) => {
        const scheme = await twoAgreements(truchement, { first: { unspent: 'carry_over' } });
        const { from, to, budgets, coordinator } = scheme;
        await consumed(scheme, from.id, spentHere);
        await consumed(scheme, to.id, spentThere);
        const before = await budgets();
        const { body } = await close(scheme, {
          closesOn: '2023-01-20',
          graceUntil: '2023-01-20',
          successorId: to.id,
        });
        const left = 150_000 - spentHere;
        expect(body.closing.movedCents).toBe(left);
        const after = await budgets();
        expect(after.from).toMatchObject({ grantedCents: spentHere, availableCents: 0, overdrawnCents: 0 });
        expect(after.to).toMatchObject({
          grantedCents: 1_200_000 + left,
          availableCents: before.to['availableCents']! + left,
        });
        const reason = 'Un appel de janvier';
        await coordinator.post(`/agreements/${from.id}/reopening`, { reason }).expect(201);
        const money = ({ forecast: _, asOf: __, alerts: ___, closing: ____, ...figures }: any) => figures;
        const again = await budgets();
        expect([money(again.from), money(again.to)]).toEqual([money(before.from), money(before.to)]);
      }),
      { numRuns: 8 },
    );
  });

  it('is refused where the debt is more than whoever takes it over was granted', async () => {
    const scheme = await twoAgreements(truchement, {
      first: { unspent: 'carry_over' },
      second: { grantCents: 1_000 },
    });
    await consumed(scheme, scheme.from.id, 160_000);
    const done = { closesOn: '2023-01-20', graceUntil: '2023-01-20', successorId: scheme.to.id };
    expect((await close(scheme, done, 422)).body).toMatchObject({
      overdrawnCents: 10_000,
      grantedCents: 1_000,
    });
  });

  it('stays overdrawn where nobody takes the debt over', async () => {
    const scheme = await twoAgreements(truchement);
    await consumed(scheme, scheme.from.id, 160_000);
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20' });
    expect((await scheme.budgets()).from).toMatchObject({ grantedCents: 150_000, overdrawnCents: 10_000 });
  });

  it('comes back only as far as the successor still has it', async () => {
    const scheme = await twoAgreements(truchement, {
      first: { unspent: 'carry_over' },
      second: { grantCents: 1_000 },
    });
    const { coordinator, from, to, budgets } = scheme;
    const done = { closesOn: '2023-01-20', graceUntil: '2023-01-20', successorId: to.id };
    await close(scheme, done);
    await consumed(scheme, to.id, 141_000);
    await coordinator.post(`/agreements/${from.id}/reopening`, { reason: 'Un appel' }).expect(201);
    expect(await budgets()).toMatchObject({
      from: { grantedCents: 10_000, availableCents: 10_000 },
      to: { grantedCents: 141_000, availableCents: 0, overdrawnCents: 0 },
    });
  });
});

describe('the figures for the financial report', () => {
  it('say what was granted, amended, received, spent and left, before and after the closing', async () => {
    const scheme = await twoAgreements(truchement, { first: { unspent: 'carry_over' } });
    const { coordinator, from, to } = scheme;
    const amendment = { grantDeltaCents: 10_000, reference: 'A1' };
    await coordinator.post(`/agreements/${from.id}/amendments`, amendment).expect(201);
    await consumed(scheme, from.id, 104_200);
    const yearEnd = async ({ id }: { id: string }) =>
      (await coordinator.get(`/agreements/${id}/year-end`).expect(200)).body;
    const before = await yearEnd(from);
    expect(before).toMatchObject({
      grantedAtStartCents: 150_000,
      amendments: [{ reference: 'A1', grantDeltaCents: 10_000 }],
      transferredCents: 0,
      grantedCents: 160_000,
      spent: { totalCents: 104_200 },
      balanceCents: 55_800,
      fate: { rule: 'carry_over', movedCents: 0, closedAt: null },
    });
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20', successorId: to.id });
    const { fate, ...figures } = await yearEnd(from);
    const { fate: _, ...same } = before;
    expect(figures).toEqual(same);
    expect(fate).toMatchObject({ movedCents: 55_800, successorId: to.id });
    expect(await yearEnd(to)).toMatchObject({ transferredCents: 55_800, grantedCents: 1_255_800 });
  });
});

describe('the financial report, to complete and sign', () => {
  const file = async ({ coordinator, from }: TwoAgreements, ending: string): Promise<Buffer> => {
    const { body } = await coordinator
      .get(`/agreements/${from.id}/year-end.${ending}`)
      .responseType('blob')
      .expect(200);
    return body as Buffer;
  };

  it('prints what the cerfa asks for, both sides at the same sum, and leaves the rest to write', async () => {
    const scheme = await twoAgreements(truchement, { first: { unspent: 'restricted_funds' } });
    const { coordinator, from } = scheme;
    await coordinator
      .post(`/agreements/${from.id}/amendments`, { grantDeltaCents: 10_000, reference: 'A1' })
      .expect(201);
    await consumed(scheme, from.id, 104_200);
    expect(readPdf(await file(scheme, 'pdf')).texts[0]).toContain('La convention n’est pas close');
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20' });
    const printed = await file(scheme, 'pdf');
    const { texts, roles, xmp } = readPdf(printed);
    const text = texts.join(' ');
    for (const said of [
      'Compte rendu financier de subvention',
      'Close le ',
      '1 042,00 € dépensés, sur 1 600,00 € accordés.',
      'Achats, prestations de services 60 1 500,00 € 1 042,00 €',
      'Engagements à réaliser sur ressources affectées 68 558,00 €',
      'Autres charges, directes et indirectes 61 à 69 à compléter à compléter',
      'dont avenant A1 100,00 €',
      'Total de ce qui est connu ici 1 500,00 € 1 600,00 €',
      'Gardé en fonds dédiés 558,00 €',
      'Règles de répartition des charges indirectes',
      'certifie exactes les informations du présent compte rendu',
    ]) {
      expect(text).toContain(said);
    }
    expect(text.match(/Total de ce qui est connu ici/g)).toHaveLength(2);
    expect(roles).toMatchObject({ Document: 1, H1: 1, Table: 5 });
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    truchement.clock.set('2024-05-01T10:00:00+02:00');
    expect((await file(scheme, 'pdf')).equals(printed)).toBe(true);
  });

  it('gives a spreadsheet the same figures, and nobody else’s', async () => {
    const scheme = await twoAgreements(truchement);
    await consumed(scheme, scheme.from.id, 104_200);
    const csv = (await file(scheme, 'csv')).toString('utf8');
    expect(csv).toMatch(/^\uFEFFPartie;Compte;Ligne;Du;Au;Prévision \(€\);Réalisation \(€\)\r\n/);
    expect(csv).toContain('Charges;60;Achats, prestations de services;');
    expect(csv).toMatch(/Produits;;Non dépensé, à reverser;[\d-]+;[\d-]+;;-458\r\n/);
    expect(csv).toMatch(/Ce qui reste, et ce qu’il devient;;Non dépensé;[\d-]+;[\d-]+;;458\r\n/);
    const { coordinator: stranger } = await twoAgreements(truchement);
    await stranger.get(`/agreements/${scheme.from.id}/year-end.csv`).expect(404);
  });
});

describe('a closed agreement opened again', () => {
  it('says why, pays again, and nobody opens it twice', async () => {
    const scheme = await twoAgreements(truchement);
    const { coordinator, from, book, doctors, budgets } = scheme;
    await coordinator.post(`/agreements/${from.id}/reopening`, { reason: 'Trop tôt' }).expect(409);
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20' });
    await coordinator.post(`/agreements/${from.id}/reopening`, {}).expect(400);
    const { body } = await coordinator
      .post(`/agreements/${from.id}/reopening`, { reason: 'Trop tôt' })
      .expect(201);
    expect(body).toMatchObject({ kind: 'reopened', reason: 'Trop tôt', movedCents: 150_000 });
    expect((await budgets()).from).toMatchObject({ grantedCents: 150_000, closing: null });
    expect((await book(doctors[0]!, '2023-01-30')).agreementId).toBe(from.id);
    await coordinator.post(`/agreements/${from.id}/reopening`, { reason: 'Encore' }).expect(409);
  });

  it('is called off before it closes as well', async () => {
    const scheme = await twoAgreements(truchement);
    await close(scheme);
    const { coordinator, from, book, doctors } = scheme;
    await coordinator.post(`/agreements/${from.id}/reopening`, { reason: 'Prolongée' }).expect(201);
    expect((await book(doctors[0]!, '2023-02-02')).agreementId).toBe(from.id);
  });
});

describe('the database', () => {
  it('lets no closed agreement promise, pay, be granted or take back, and closes none by hand', async () => {
    const scheme = await twoAgreements(truchement);
    const { from, network } = scheme;
    await close(scheme, { closesOn: '2023-01-20', graceUntil: '2023-01-20' });
    const ledger = truchement.app.get(Ledger);
    for (const entry of [
      commit(from.id, newId(), Cents(0), `x:${newId()}`),
      consume({ agreementId: from.id, bookingId: null, usageId: newId() }, Cents(0), Cents(100)),
      grant(from.id, Cents(100), `x:${newId()}`),
    ])
      await expect(
        truchement.database.transaction((tx) => ledger.record(tx, network.id, [entry], null)),
      ).rejects.toThrow(/clos/);
    const mine = sql`WHERE network_id = ${network.id} AND id = ${from.id}`;
    for (const [statement, words] of [
      [sql`UPDATE agreement SET closed_at = NULL ${mine}`, /by a row of closing/],
      [sql`UPDATE agreement SET ends_on = '2030-01-01' ${mine}`, /keeps its history/],
      [sql`UPDATE closing SET moved_cents = 0 WHERE agreement_id = ${from.id}`, /keeps its history/],
      [sql`DELETE FROM closing WHERE agreement_id = ${from.id}`, /keeps its history/],
      [
        sql`INSERT INTO closing SELECT network_id, ${newId()}, agreement_id, kind, closes_on, grace_until, successor_id, fate,
              moved_cents, released_cents, before, after, reason, done_by, done_at FROM closing WHERE agreement_id = ${from.id}`,
        /not in the state/,
      ],
      [
        sql`INSERT INTO closing (network_id, id, agreement_id, kind, closes_on, grace_until, fate, moved_cents, released_cents,
              before, after, done_at)
            VALUES (${network.id}, ${newId()}, ${scheme.to.id}, 'closed', '2023-01-01', '2023-01-01', 'repayment', 0, 0, '{}', '{}',
              ${new Date()})`,
        /nothing promised and nothing left/,
      ],
    ] as const)
      await expect(run(statement)).rejects.toThrow(words);
  });

  it('lets what is carried over neither appear nor vanish', async () => {
    const { from, network } = await twoAgreements(truchement);
    const entry = (verb: string, fields: object) =>
      run(
        sql`SELECT FROM record_entries(${network.id}, ${JSON.stringify([
          {
            id: newId(),
            agreementId: from.id,
            verb,
            cause: `x:${newId()}`,
            bookingId: null,
            usageId: null,
            granted: 0,
            committed: 0,
            consumed: 0,
            invoiced: 0,
            ...fields,
          },
        ])}::jsonb, ${new Date()}, NULL)`,
      );
    await expect(entry('carry_over', { granted: 100 })).rejects.toThrow(/leaves one agreement/);
    for (const verb of ['repay', 'restrict', 'carry_over'])
      await expect(entry(verb, { consumed: 100 })).rejects.toThrow(/each_verb_moves_its_own_accounts/);
  });
});

describe('a closing beside all that goes on', () => {
  it('and fifty booking clients: every request is reserved where it is open, and the closed one promises nothing', async () => {
    const scheme = await twoAgreements(truchement, { second: { startsOn: '2023-01-01' } });
    const { book, doctors, from, to, network, budgets } = scheme;
    const now = { closesOn: '2023-01-23', graceUntil: '2023-01-23', atOnce: true };
    const clients = Array.from({ length: 50 }, (_, at) => book(doctors[at % 2]!, '2023-01-30'));
    const closings = Array.from({ length: 6 }, (_, at) =>
      new Promise((resolve) => setTimeout(resolve, at * 40)).then(() =>
        scheme.coordinator.post(`/agreements/${from.id}/closing`, now),
      ),
    );
    const [booked, asked] = [await Promise.all(clients), await Promise.all(closings)];
    for (const { status } of asked) expect([201, 409, 422]).toContain(status);
    const money = await budgets();
    const isClosed = (money.from as any).closing?.closedAt != null;
    if (isClosed) expect(booked.every(({ agreementId }) => agreementId === to.id)).toBe(true);
    expect(money.from['committedCents']! + money.to['committedCents']!).toBe(50 * 2_300);
    const held = await truchement.database.rows(
      sql`SELECT FROM reservation WHERE network_id = ${network.id} AND held_cents > 0`,
    );
    expect(held).toHaveLength(50);
  });

  it('twice at once is done once', async () => {
    const scheme = await twoAgreements(truchement);
    const done = { closesOn: '2023-01-20', graceUntil: '2023-01-20' };
    const both = await Promise.all(
      [1, 2].map(() =>
        scheme.coordinator.post(`/agreements/${scheme.from.id}/closing`, { ...inJanuary, ...done }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});
