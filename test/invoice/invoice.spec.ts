import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { readPdf } from '../support/read-pdf.js';
import { aLine, aList, aPdf, inJune, invoicing, june } from './scene.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2022-07-03T09:00:00+02:00');
});
afterAll(() => truchement.close());

const agree = { action: 'accept', reason: 'price_agreed' };
const contest = { action: 'dispute', reason: 'wrong_price' };

/** Five calls that we know; the invoice forgets one, asks 20.00 € for another, has one twice, and one that we don't know. */
const aWrongInvoice = async () => {
  const scene = await invoicing(truchement);
  await scene.send(aList(...june(5)));
  const { body } = await scene.invoice({
    totalCents: 9_200,
    lines: aList(
      inJune(1, { cents: 1_800 }),
      inJune(2, { cents: 2_000 }),
      inJune(3, { cents: 1_800 }),
      inJune(3, { cents: 1_800 }),
      inJune(4, { cents: 1_800 }),
      aLine({ ref: 'Z9', at: '2022-06-20T10:00:00+02:00', cents: 1_800 }),
    ),
  });
  return { ...scene, id: body.id as string, body };
};

describe('a provider’s invoice beside our calls', () => {
  it('finds the missing call, the unknown one, the wrong price and the repeated one, and none other', async () => {
    const { body, lines, id } = await aWrongInvoice();
    expect(body).toMatchObject({
      number: 'F-2022-06',
      hasLines: true,
      status: 'to_decide',
      counts: {
        matched: 3,
        priced_differently: 1,
        unknown_to_us: 1,
        missing_from_invoice: 1,
        repeated: 1,
        total_differs: 1,
      },
      toDecide: 5,
      toSettle: 3,
      pdfHash: createHash('sha256').update(aPdf()).digest('hex'),
    });
    const found = await lines(id);
    expect(found.map(({ line, verdict, reference }) => [line, verdict, reference])).toEqual([
      [1, 'matched', 'A1'],
      [2, 'priced_differently', 'A2'],
      [3, 'matched', 'A3'],
      [4, 'repeated', 'A3'],
      [5, 'matched', 'A4'],
      [6, 'unknown_to_us', 'Z9'],
      [7, 'missing_from_invoice', 'A5'],
      [8, 'total_differs', null],
    ]);
    expect(found[1]).toMatchObject({
      theirCents: 2_000,
      listedAt: 3,
      ours: { amountCents: 1_800, lines: [{ rule: 'block.first', amountCents: 1_800 }] },
    });
    expect(found[7]).toMatchObject({ theirCents: 9_200, ours: { amountCents: 11_000 } });
    expect(await lines(id, 'repeated')).toHaveLength(1);
  });

  it('invoices what matches at once, what was accepted when it is, and nothing twice', async () => {
    const { id, settle, decide, budget, usage } = await aWrongInvoice();
    await settle(id).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 9_000, invoicedCents: 5_400 });
    await settle(id).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 9_000, invoicedCents: 5_400 });

    await decide(id, 2, agree).expect(201);
    await decide(id, 2, agree).expect(409);
    expect(await budget()).toMatchObject({ consumedCents: 9_200, invoicedCents: 5_400 });
    const corrected = (await usage()).find(({ correctionOf }: any) => correctionOf !== null);
    expect(corrected).toMatchObject({ amountCents: 2_000, providerAmountCents: 2_000, durationSeconds: 600 });
    expect(corrected.lines.at(-1)).toMatchObject({ rule: 'agreed_with_provider', amountCents: 200 });

    await decide(id, 6, { action: 'accept', reason: 'provider_is_right' }).expect(201);
    for (const line of [4, 7, 8]) await decide(id, line, { ...contest, reason: 'other' }).expect(201);
    const { body } = await settle(id).expect(201);
    expect(body).toMatchObject({ status: 'settled', toDecide: 0, settledCents: 9_200, disputed: 3 });
    expect(await budget()).toMatchObject({ consumedCents: 11_000, invoicedCents: 9_200 });
  });

  it('leaves nothing to decide of a line that matches, nor for another network', async () => {
    const { id, decide } = await aWrongInvoice();
    await decide(id, 1, agree).expect(409);
    await decide(id, 99, agree).expect(404);
    await decide(id, 2, { action: 'accept', reason: 'wrong_price' }).expect(400);
    await decide(id, 2, { ...contest, comment: 'appelez le 06 12 34 56 78' }).expect(400);
    const elsewhere = await invoicing(truchement);
    for (const path of ['', '/lines', '/file.pdf', '/dispute.pdf', '/dispute.csv'])
      await elsewhere.network.coordinator.get(`/invoices/${id}${path}`).expect(404);
    await elsewhere.decide(id, 2, agree).expect(404);
    await elsewhere.settle(id).expect(404);
    expect((await elsewhere.network.coordinator.get('/invoices').expect(200)).body.items).toEqual([]);
  });

  it('asks who called, where the code of an unknown call does not say', async () => {
    const { send, invoice, decide, lines, agreement, doctors, settle, budget } = await invoicing(truchement);
    await send(aList(...june(1)));
    const unknown = inJune(9, { code: '??', cents: 2_500 });
    const { body } = await invoice({
      totalCents: 4_300,
      lines: aList(inJune(1, { cents: 1_800 }), unknown),
    });
    const accept = { action: 'accept', reason: 'provider_is_right' };
    const { body: problem } = await decide(body.id, 2, accept).expect(422);
    expect(problem.type).toBe('/problems/caller-unknown');
    const { body: line } = await decide(body.id, 2, {
      ...accept,
      agreementId: agreement.id,
      professionalId: doctors[1]!.id,
    }).expect(201);
    expect(line).toMatchObject({
      verdict: 'priced_differently',
      decision: null,
      theirCents: 2_500,
      ours: { amountCents: 1_800 },
    });
    await decide(body.id, 2, contest).expect(201);
    await settle(body.id).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 3_600, invoicedCents: 1_800 });
    await decide(body.id, 2, agree).expect(201);
    await settle(body.id).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 4_300, invoicedCents: 4_300 });
    expect((await lines(body.id)).every(({ settledAt }) => settledAt !== null)).toBe(true);
  });

  it('contests of a wrong total the difference alone', async () => {
    const { send, invoice, decide, lines, network } = await invoicing(truchement);
    await send(aList(...june(1)));
    const { body } = await invoice({ totalCents: 2_800, lines: aList(inJune(1, { cents: 1_800 })) });
    const [total] = await lines(body.id, 'total_differs');
    await decide(body.id, total.line, contest).expect(201);
    const { body: contested } = await network.coordinator.get(`/invoices/${body.id}`).expect(200);
    expect(contested.disputedCents).toBe(1_000);
    const letter = await network.coordinator.get(`/invoices/${body.id}/dispute.pdf`).responseType('blob');
    expect(readPdf(letter.body).texts.join(' ')).toContain('contestées 10,00 €');
  });

  it('takes an unknown call for the one that a list has told of since', async () => {
    const { send, invoice, decide, usage } = await invoicing(truchement);
    const { body } = await invoice({ totalCents: 1_800, lines: aList(inJune(1, { cents: 1_800 })) });
    expect(body.counts).toEqual({ unknown_to_us: 1 });
    await send(aList(...june(1)));
    await decide(body.id, 1, { action: 'accept', reason: 'provider_is_right' }).expect(201);
    expect(await usage()).toHaveLength(1);
  });

  it('keeps a line that can’t be read, and does not make a call of it', async () => {
    const { invoice, decide, lines } = await invoicing(truchement);
    const { body } = await invoice({
      totalCents: 1_800,
      lines: aList(inJune(1, { at: 'hier', cents: 1_800 })),
    });
    expect(await lines(body.id)).toMatchObject([
      { verdict: 'unknown_to_us', refusal: 'bad_date', theirCents: 1_800 },
    ]);
    await decide(body.id, 1, { action: 'accept', reason: 'provider_is_right' }).expect(422);
    await decide(body.id, 1, { action: 'dispute', reason: 'not_our_call' }).expect(201);
  });

  it('is received once under its number, the same file again being the same invoice', async () => {
    const { send, invoice, network } = await invoicing(truchement);
    await send(aList(...june(1)));
    const sent = { totalCents: 1_800, lines: aList(inJune(1, { cents: 1_800 })) };
    const { body } = await invoice(sent);
    expect((await invoice(sent)).body.id).toBe(body.id);
    await invoice({ ...sent, totalCents: 1_900, status: 409 });
    await invoice({ ...sent, pdf: aPdf('autre'), status: 409 });
    expect((await network.coordinator.get('/invoices').expect(200)).body.items).toHaveLength(1);
    const replayed = { ...sent, number: 'F-2', key: 'the-same' };
    const first = await invoice(replayed);
    const again = await invoice(replayed);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  it('knows what an earlier invoice has', async () => {
    const { send, invoice, lines, decide } = await invoicing(truchement);
    await send(aList(...june(2)));
    const first = await invoice({ totalCents: 3_600, lines: aList(...june(2)) });
    const { body: again } = await invoice({ number: 'F-2', totalCents: 1_800, lines: aList(...june(1)) });
    expect(again.counts).toEqual({ repeated: 1, total_differs: undefined });
    expect(await lines(again.id)).toMatchObject([{ verdict: 'repeated', repeats: 'on_an_earlier_one' }]);
    expect((await invoice({ number: 'F-3' })).body.counts).toEqual({ matched: 1 });
    await decide(first.body.id, 1, contest).expect(409);
  });

  it('gives a disputed call back to the invoice that comes after', async () => {
    const { send, invoice, decide } = await invoicing(truchement);
    await send(aList(...june(1)));
    const first = await invoice({ totalCents: 2_000, lines: aList(inJune(1, { cents: 2_000 })) });
    await decide(first.body.id, 1, contest).expect(201);
    const second = await invoice({
      number: 'F-2',
      totalCents: 1_800,
      lines: aList(inJune(1, { cents: 1_800 })),
    });
    expect(second.body.counts).toEqual({ matched: 1 });
    await decide(first.body.id, 1, agree).expect(409);
  });

  it('refuses what is no invoice', async () => {
    const { invoice, network, provider } = await invoicing(truchement);
    const refused = async (sent: Parameters<typeof invoice>[0]) =>
      (await invoice({ ...sent, status: 400 })).body.errors.map(({ pointer }: any) => pointer);
    expect(await refused({ pdf: Buffer.from('<html>') })).toEqual(['/pdf']);
    expect(await refused({ pdf: Buffer.concat([aPdf(), Buffer.alloc(10 * 1024 * 1024)]) })).toEqual(['/pdf']);
    expect(await refused({ from: '2022-06-30', to: '2022-06-01' })).toEqual(['/to']);
    expect(await refused({ totalCents: '12,5' })).toEqual(['/totalCents']);
    expect(await refused({ lines: 'a;b\n1;2\n' })).toEqual(['/lines']);
    expect(await refused({ number: ' ' })).toEqual(['/number']);
    await network.coordinator.post(`/providers/${provider.id}/invoices`, {}).expect(400);
    expect((await network.coordinator.get('/invoices').expect(200)).body.items).toEqual([]);
  });
});

describe('an invoice of its total alone', () => {
  it('matches what is not invoiced yet in its period', async () => {
    const { send, invoice, settle, budget } = await invoicing(truchement);
    await send(aList(...june(3), aLine({ ref: 'JULY', at: '2022-07-01T10:00:00+02:00' })));
    const { body } = await invoice({ totalCents: 5_400 });
    expect(body).toMatchObject({ hasLines: false, status: 'to_settle', counts: { matched: 4 }, toSettle: 3 });
    await settle(body.id).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 7_200, invoicedCents: 5_400 });
  });

  it('is one difference to decide where it is another, and settles nothing before', async () => {
    const { send, invoice, settle, decide, budget } = await invoicing(truchement);
    await send(aList(...june(3)));
    const { body } = await invoice({ totalCents: 5_500 });
    expect(body).toMatchObject({
      status: 'to_decide',
      toDecide: 1,
      counts: { matched: 3, total_differs: 1 },
    });
    await settle(body.id).expect(201);
    expect(await budget()).toMatchObject({ invoicedCents: 0 });
    await decide(body.id, 1, { action: 'dispute', reason: 'wrong_total' }).expect(201);
    await settle(body.id).expect(201);
    expect(await budget()).toMatchObject({ invoicedCents: 0 });
    const corrected = await invoice({ number: 'F-2', totalCents: 5_400 });
    expect(corrected.body.counts).toEqual({ matched: 4 });
    await decide(body.id, 1, { action: 'accept', reason: 'too_small_to_discuss' }).expect(409);
    await settle(corrected.body.id).expect(201);
    expect(await budget()).toMatchObject({ invoicedCents: 5_400 });
  });
});

describe('an invoiced call that is corrected', () => {
  it('comes back from invoiced to consumed, and waits to be decided again', async () => {
    const { send, invoice, settle, budget, usage, network, lines, decide } = await invoicing(truchement);
    await send(aList(...june(2)));
    const { body } = await invoice({
      totalCents: 3_600,
      lines: aList(inJune(1, { cents: 1_800 }), inJune(2, { cents: 1_800 })),
    });
    await settle(body.id).expect(201);
    const wrong = (await usage()).find(({ reference }: any) => reference === 'A1');
    await network.coordinator
      .post(`/usage/${wrong.id}/corrections`, { reason: 'wrong_duration', durationSeconds: 1_200 })
      .expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 4_100, invoicedCents: 1_800 });
    const [line] = await eventually(
      () => lines(body.id, 'priced_differently'),
      (found) => found.length > 0,
    );
    await settle(body.id).expect(201);
    expect(line).toMatchObject({ reference: 'A1', theirCents: 1_800, ours: { amountCents: 2_300 } });
    expect(await budget()).toMatchObject({ consumedCents: 4_100, invoicedCents: 1_800 });
    await decide(body.id, line.line, agree).expect(201);
    await settle(body.id).expect(201);
    expect(await budget()).toMatchObject({ consumedCents: 3_600, invoicedCents: 3_600 });
  });

  it('is never both corrected and invoiced, whoever comes first', async () => {
    const { send, invoice, settle, budget, usage, network } = await invoicing(truchement);
    await send(aList(...june(8)));
    const { body } = await invoice({ totalCents: 8 * 1_800 });
    const calls = await usage();
    const done = await Promise.all([
      ...calls.map(({ id }: any) =>
        network.coordinator.post(`/usage/${id}/corrections`, {
          reason: 'wrong_duration',
          durationSeconds: 1_200,
        }),
      ),
      ...Array.from({ length: 4 }, () => settle(body.id)),
    ]);
    expect(done.every(({ status }) => status === 201)).toBe(true);
    const { invoicedCents, consumedCents } = await budget();
    expect(consumedCents).toBe(8 * 2_300);
    const held = await truchement.database.rows(sql`
      SELECT sum(invoiced_cents) AS invoiced FROM ledger_entry
       WHERE network_id = ${network.id} GROUP BY usage_id HAVING sum(invoiced_cents) < 0`);
    expect(held).toEqual([]);
    expect(invoicedCents).toBe(0);
  });

  it('is invoiced once by eight who settle at once', async () => {
    const { send, invoice, settle, budget } = await invoicing(truchement);
    await send(aList(...june(20)));
    const { body } = await invoice({ totalCents: 20 * 1_800 });
    await Promise.all(Array.from({ length: 8 }, () => settle(body.id).expect(201)));
    expect(await budget()).toMatchObject({ consumedCents: 36_000, invoicedCents: 36_000 });
  });
});

describe('the letter to the provider', () => {
  it('lists what is disputed with both amounts and why, and names nobody but by the code', async () => {
    const { id, decide, network } = await aWrongInvoice();
    await decide(id, 2, { ...contest, comment: 'Voir l’article 4 du marché' }).expect(201);
    await decide(id, 4, { action: 'dispute', reason: 'invoiced_twice' }).expect(201);
    const csv = (await network.coordinator.get(`/invoices/${id}/dispute.csv`).expect(200)).text;
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFFacture;Ligne;Constat;Référence;Date;Code client;Votre montant (€);Notre montant (€);Motif;Précision',
      'F-2022-06;3;Prix différent du nôtre;A2;2022-06-02;ROU-MG-01;20;18;Prix contraire au bordereau;Voir l’article 4 du marché',
      'F-2022-06;5;Déjà facturé;A3;2022-06-03;ROU-MG-01;18;18;Facturé deux fois;',
      '',
    ]);
    const pdf = async () =>
      (await network.coordinator.get(`/invoices/${id}/dispute.pdf`).responseType('blob').expect(200))
        .body as Buffer;
    const one = await pdf();
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(await pdf())).toBe(true);
    const text = readPdf(one).texts.join(' ');
    for (const said of ['F-2022-06', 'A2', '20,00 €', '18,00 €', 'Prix contraire au bordereau', '38,00 €'])
      expect(text).toContain(said);
    const names = await truchement.database.rows<{ name: string }>(
      sql`SELECT family_name AS name FROM professional WHERE network_id = ${network.id}`,
    );
    expect(names.length).toBeGreaterThan(0);
    for (const { name } of names) expect(text).not.toContain(name);
  });

  it('stands beside the invoice as it was received', async () => {
    const { id, network } = await aWrongInvoice();
    const { body, headers } = await network.coordinator.get(`/invoices/${id}/file.pdf`).expect(200);
    expect(Buffer.compare(body as Buffer, aPdf())).toBe(0);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
  });
});

describe('the database', () => {
  it('keeps what was received, and gives a session to one invoice', async () => {
    const { id, network } = await aWrongInvoice();
    const run = (statement: ReturnType<typeof sql>) =>
      truchement.database.transaction((tx) => tx.rows(statement));
    for (const attack of [
      sql`UPDATE provider_invoice SET total_cents = 1 WHERE id = ${id}`,
      sql`DELETE FROM provider_invoice_file WHERE invoice_id = ${id}`,
      sql`UPDATE provider_invoice_file SET bytes = 'x' WHERE invoice_id = ${id}`,
      sql`UPDATE provider_invoice_line SET their_cents = 1 WHERE invoice_id = ${id}`,
      sql`DELETE FROM provider_invoice_line WHERE invoice_id = ${id}`,
      sql`TRUNCATE provider_invoice_line`,
    ])
      await expect(run(attack)).rejects.toThrow(/keeps its history|foreign key/);
    await expect(
      run(sql`
        INSERT INTO provider_invoice_line (network_id, invoice_id, line, verdict, session_id, usage_id, holds)
        SELECT network_id, invoice_id, 99, 'matched', session_id, usage_id, true FROM provider_invoice_line
         WHERE network_id = ${network.id} AND invoice_id = ${id} AND line = 1`),
    ).rejects.toThrow(/a_session_is_on_one_invoice/);
  });
});
