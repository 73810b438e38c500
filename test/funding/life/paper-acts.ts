import sql from 'sql-template-tag';
import { addDays } from '../../../src/kernel/civil-time.js';
import { aList, aPdf } from '../../invoice/scene.js';
import { ask, codeOf, day, readAll, type Life } from './territory.js';

/** A statement of some days that are over: drafted, and mostly issued. */
export const state = async (life: Life): Promise<void> => {
  const { chance, agreements } = life;
  const from = day(life, -chance.between(1, 60));
  const to = [addDays(from, chance.between(0, 25)), day(life, -1)].toSorted()[0]!;
  await stated(life, chance.pick(agreements).id, { from, to }, !chance.oneIn(8));
};

export const stated = async (
  life: Life,
  agreementId: string,
  period: Readonly<{ from: string; to: string }>,
  isIssued = true,
): Promise<any> => {
  const { network, statements } = life;
  const draft = await ask(
    life,
    `draft-statement ${period.from} ${period.to}`,
    network.coordinator.post('/statements', { agreementId, ...period }),
  );
  if (!draft || !isIssued) return null;
  const issued = await ask(
    life,
    'issue-statement',
    network.coordinator.post(`/statements/${draft.id}/issue`),
  );
  if (issued) statements.push(issued.id);
  return issued;
};

/** What the telephone asks for: some of the calls, one dearer, one that we don't know, one twice. */
export const receiveInvoice = async (life: Life): Promise<void> => {
  const { chance, network, phone, invoices, truchement } = life;
  const [from, to] = [day(life, -chance.between(20, 50)), day(life, -chance.between(0, 10))];
  const calls = await truchement.database.rows<Call>(sql`
    SELECT u.reference, u.started_at AS "startedAt", u.duration_seconds AS seconds, u.language, u.amount_cents AS cents
      FROM usage_record u
     WHERE u.network_id = ${network.id} AND u.provider_id = ${phone.id} AND u.session_on BETWEEN ${from} AND ${to}
       AND u.reference IS NOT NULL
       AND NOT EXISTS (SELECT FROM usage_record c WHERE c.network_id = u.network_id AND c.correction_of = u.id)
     ORDER BY u.started_at, u.reference LIMIT 12`);
  const lines = calls.flatMap((call) =>
    chance.weighed({ asIs: 14, dearer: 2, twice: 1, missing: 2 }) === 'missing' ? [] : asked(life, call),
  );
  if (chance.oneIn(3))
    lines.push(
      invoiceLine({
        reference: `Z-${chance.below(1_000_000)}`,
        startedAt: new Date(truchement.clock.now().getTime() - 11 * 86_400_000),
        seconds: chance.between(60, 4_000),
        language: 'rus',
        cents: chance.between(1_800, 5_000),
      }),
    );
  const request = network.coordinator
    .post(`/providers/${phone.id}/invoices`)
    .field({ number: `F-${invoices.length}`, issuedOn: day(life), from, to, totalCents: '0' })
    .attach('pdf', aPdf(), 'facture.pdf');
  if (lines.length > 0) request.attach('lines', Buffer.from(aList(...lines)), 'lignes.csv');
  const invoice = await ask(life, `receive-invoice of ${lines.length} lines`, request);
  if (invoice) invoices.push(invoice.id);
};
type Call = { reference: string; startedAt: Date; seconds: number; language: string; cents: number };

const asked = ({ chance }: Life, call: Call): string[] => {
  const how = chance.weighed({ asIs: 14, dearer: 2, twice: 1 });
  const line = invoiceLine(how === 'dearer' ? { ...call, cents: call.cents + chance.between(1, 900) } : call);
  return how === 'twice' ? [line, line] : [line];
};
const invoiceLine = ({ reference, startedAt, seconds, language, cents }: Call): string =>
  [reference, codeOf(0), startedAt.toISOString(), 10, seconds, language, 'phone_now', cents].join(';');

/** Some differences of an invoice are decided, then what can be is settled; the same one more than once. */
export const settleInvoice = async (life: Life): Promise<void> => {
  const { chance, invoices, network, agreements, doctors } = life;
  const id = chance.pick(invoices.slice(-4));
  if (!id) return;
  const { coordinator } = network;
  const waiting = (await readAll(life, `/invoices/${id}/lines`)).filter(
    ({ verdict, decision }) => verdict !== 'matched' && decision !== 'accepted' && !chance.oneIn(3),
  );
  for (const { line, verdict } of waiting.slice(0, 6)) {
    const accept = {
      action: 'accept',
      reason: 'provider_is_right',
      ...(chance.oneIn(2) && {
        agreementId: chance.pick(agreements).id,
        professionalId: chance.pick(doctors).id,
      }),
    };
    const body = chance.oneIn(3) ? { action: 'dispute', reason: 'other' } : accept;
    await ask(
      life,
      `decide-invoice-${body.action} ${verdict}`,
      coordinator.post(`/invoices/${id}/lines/${line}/decision`, body),
    );
  }
  await ask(life, 'settle-invoice', coordinator.post(`/invoices/${id}/settle`, {}));
};

/** At the end every day is stated: those of each agreement's life, and those outside it that something was charged of all the same. */
export const stateTheRest = async (life: Life): Promise<void> => {
  const until = day(life, -1);
  for (const { id } of life.agreements) {
    const issued = (await readAll(life, `/statements?agreementId=${id}`))
      .filter(({ status }) => status !== 'draft')
      .toSorted((one, other) => (one.from < other.from ? -1 : 1));
    let from = '2022-01-01';
    for (const known of [...issued, { from: addDays(until, 1), to: until }]) {
      if (from < known.from) await stated(life, id, { from, to: addDays(known.from, -1) });
      from = addDays(known.to, 1);
    }
  }
};
