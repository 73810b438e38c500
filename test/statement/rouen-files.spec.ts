import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import supertest from 'supertest';
import { readPdf } from '../support/read-pdf.js';
import { textOf } from '../support/text-of.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, type Actor, type Person } from '../support/world.js';
import { ism2022, rouen, type Rouen } from '../usage/rouen.js';

let truchement: TestApp;
let scene: Rouen;
let funder: Person;
let id: string;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  truchement.clock.set('2023-01-09T09:30:00Z');
  scene = await rouen(truchement);
  const { coordinator } = scene.network;
  const { body: agreements } = await coordinator.get('/agreements');
  funder = await anAccount(scene.network, 'funder', { funderId: agreements.items[0].funderId });
  await scene.send(await ism2022());
  const period = { from: '2022-03-01', to: '2022-12-31' };
  const { body } = await coordinator.post('/statements', { agreementId: scene.agreement.id, ...period });
  id = body.id;
});
afterAll(() => truchement.close());

const file = async (reader: Actor, ending: string) => {
  const { body, headers } = await reader.get(`/statements/${id}.${ending}`).responseType('blob').expect(200);
  return { bytes: body as Buffer, headers: headers as Record<string, string> };
};
const rowsOf = (csv: Buffer): string[][] => parse(csv, { delimiter: ';', bom: true });
const opened = async (bytes: Buffer) => {
  const book = new excel.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  return book;
};
const spaced = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');

describe('the statement of Rouen as files', () => {
  it('is a draft first, which says so on each page, and which its funder does not get', async () => {
    const { bytes, headers } = await file(scene.network.coordinator, 'pdf');
    expect(headers['content-disposition']).toMatch(
      /filename="projet-de-releve-[\w.-]+-2022-03-01-coordination\.pdf"/,
    );
    readPdf(bytes).texts.forEach((text) => expect(text).toMatch(/Projet$/));
    for (const ending of ['pdf', 'csv', 'xlsx']) await funder.get(`/statements/${id}.${ending}`).expect(404);
    await scene.network.coordinator.post(`/statements/${id}/issue`).expect(200);
  });

  it('is printed for its funder with what its JSON says, its number and its hash', async () => {
    const { bytes, headers } = await file(funder, 'pdf');
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toMatch(/filename="releve-[\w.-]+-2023-1\.pdf"/);
    const { body } = await funder.get(`/statements/${id}`).expect(200);
    const { texts, pages, fonts, xmp } = readPdf(bytes);
    const text = texts.join(' ');
    expect(text).toContain('Relevé d’utilisation n° 2023-1');
    expect(text).toContain('6 professionnels, 43 interventions, 1 042,00 €');
    expect(text).toContain('5 sur 6');
    for (const { title } of body.document.tables) expect(text).toContain(spaced(title));
    expect(text).toContain('masqué');
    expect(pages).toBeLessThanOrEqual(6);
    texts.forEach((page, at) => {
      expect(page).toContain(`page ${at + 1} sur ${pages}`);
      expect(page).toContain(body.hash);
    });
    expect(fonts).toEqual({ used: 2, embedded: 2 });
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  it('adds up as CSV and as a spreadsheet to 1 042,00 € for its coordination, line by line', async () => {
    const [head, ...lines] = rowsOf((await file(scene.network.coordinator, 'csv')).bytes);
    expect(head!.at(-1)).toBe('Montant (€)');
    expect(lines).toHaveLength(43);
    expect(lines.reduce((sum, line) => sum + Number(line.at(-1)!.replace(',', '.')), 0)).toBe(1_042);
    expect(lines[0]).toEqual(expect.arrayContaining(['Intervention', 'Téléphone immédiat', 'Faite']));

    const hours = new Map(lines.map((line) => [line[4], line[3]]));
    expect([hours.get('ISM-2022-00001'), hours.get('ISM-2022-00002')]).toEqual(['11:44', '16:37']);

    const book = await opened((await file(scene.network.coordinator, 'xlsx')).bytes);
    const amounts = book.getWorksheet('Interventions')!.getColumn(13).values.slice(2) as number[];
    expect(amounts).toHaveLength(43);
    expect(amounts.reduce((sum, euros) => sum + euros, 0)).toBe(1_042);
  });

  it('gives its funder the figures that are not masked, and never a line or a name', async () => {
    const rows = rowsOf((await file(funder, 'csv')).bytes);
    expect(rows[0]).toEqual(['Tableau', 'Ligne', 'Colonne', 'Valeur', 'Unité']);
    expect(rows).toContainEqual(['Mois par mois', 'En tout', 'Coût', '1042', '€']);
    expect(rows.map(([, , , value]) => value)).toContain('5 sur 6');
    expect(rows.filter(([, , , value]) => value === 'masqué').length).toBeGreaterThan(5);
    const book = await opened((await file(funder, 'xlsx')).bytes);
    expect(book.getWorksheet('Interventions')).toBeUndefined();
    expect(book.getWorksheet('Mois par mois')!.lastRow).toBeDefined();

    const { body } = await scene.network.coordinator.get('/professionals');
    const names: string[] = body.items.map(({ familyName }: { familyName: string }) => familyName);
    expect(names.length).toBeGreaterThan(0);
    const all = [rows.flat().join(' '), readPdf((await file(funder, 'pdf')).bytes).texts.join(' ')].join(' ');
    for (const name of names) expect(all).not.toContain(name);
  });

  it('is shown to its coordination exactly as its funder gets it', async () => {
    for (const ending of ['pdf', 'csv', 'xlsx']) {
      const preview = await scene.network.coordinator
        .get(`/statements/${id}.${ending}?audience=funder`)
        .responseType('blob');
      expect(preview.body.equals((await file(funder, ending)).bytes)).toBe(true);
    }
    const { bytes } = await file(funder, 'pdf');
    const whole = await funder.get(`/statements/${id}.pdf?audience=coordinator`).responseType('blob');
    expect(whole.body.equals(bytes)).toBe(true);
  });

  it('is the same bytes a year later, in all formats', async () => {
    const endings = ['pdf', 'csv', 'xlsx'];
    const now = await Promise.all(endings.map((ending) => file(scene.network.coordinator, ending)));
    truchement.clock.set('2024-02-01T10:00:00Z');
    const later = await Promise.all(endings.map((ending) => file(scene.network.coordinator, ending)));
    expect(later.map(({ bytes }, at) => bytes.equals(now[at]!.bytes))).toEqual([true, true, true]);
  });

  it('is verified by the SHA-256 of what was sealed, the coordination’s version as well as the funder’s', async () => {
    const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    const { coordinator } = scene.network;
    const { body } = await coordinator.get(`/statements/${id}`).expect(200);
    const { bytes, headers } = await file(funder, 'json');
    expect(sha256(bytes)).toBe(body.hash);
    expect(headers['content-disposition']).toMatch(/filename="releve-[\w.-]+-2023-1\.json"/);
    expect(sha256((await file(coordinator, 'json?audience=coordinator')).bytes)).toBe(body.detailHash);
    expect(sha256((await file(funder, 'json?audience=coordinator')).bytes)).toBe(body.hash);
  });
});

describe('the activity report of Rouen', () => {
  const report = async (query: string) =>
    (await scene.network.coordinator.get(`/activity-report?${query}`).expect(200)).body;
  const taken = async (ending: string, query = 'year=2022') => {
    const { body, headers } = await scene.network.coordinator
      .get(`/activity-report.${ending}?${query}`)
      .responseType('blob')
      .expect(200);
    return { bytes: body as Buffer, headers: headers as Record<string, string> };
  };
  const tableIn = ({ tables }: any, key: string) => tables.find((table: any) => table.key === key);

  it('says how often, by whom and for how much, and what there would have been without', async () => {
    const body = await report('year=2022');
    expect(spaced(body.headline)).toBe(
      'En 2022, 6 professionnels, 43 interventions, 1 042,00 €. En 2021, il n’y en avait eu aucune.',
    );
    expect(spaced(body.argument)).toMatch(
      /^Sans ce dispositif, 43 échanges avec un patient \(\d+ h \d\d\) se seraient tenus sans interprète, ou aux frais des soignants : 1 042,00 €, soit 173,67 € pour chacun des 6 professionnels\.$/,
    );
    expect(tableIn(body, 'trend').rows).toMatchObject([
      ['2021', 0, 0, 0, 0, null],
      ['2022', 43, 6, expect.any(Number), 104_200, 2_423],
    ]);
    expect(tableIn(body, 'monthsOfTwoYears').total).toEqual(['En tout', 0, 43]);
    expect(tableIn(body, 'monthsOfTwoYears').rows).toHaveLength(12);
    expect(tableIn(body, 'adoption').rows.map(([, count]: [string, number]) => count)).toEqual([
      6,
      6,
      6,
      6,
      expect.any(Number),
    ]);
    expect(tableIn(body, 'professionals').rows.length).toBeGreaterThan(0);
  });

  it('compares a year with the same months of the one before', async () => {
    const body = await report('');
    expect(body).toMatchObject({ year: 2024, period: { from: '2024-01-01', to: '2024-02-01' } });
    expect(body.headline).toBe('En 2024, personne n’a appelé d’interprète.');
    expect(tableIn(await report('year=2023'), 'trend').total.slice(0, 2)).toEqual([
      'Évolution',
      '\u2212\u202f100\u202f%',
    ]);
    await scene.network.coordinator.get('/activity-report?year=2025').expect(400);
  });

  it('is of one agreement where one is asked for, and only of the network’s own', async () => {
    const own = await report(`year=2022&agreementId=${scene.agreement.id}`);
    expect(own.agreement.funder).toBe('Médecins du Monde');
    expect(own.figures[0]).toMatchObject({ key: 'sessions', value: 43 });
    const elsewhere = await rouen(truchement);
    const query = `year=2022&agreementId=${scene.agreement.id}`;
    await elsewhere.network.coordinator.get(`/activity-report?${query}`).expect(404);
    const { body } = await elsewhere.network.coordinator.get('/activity-report?year=2022').expect(200);
    expect(body.figures[0]).toMatchObject({ value: 0 });
  });

  it('masks what is few and names nobody in what is to be handed round', async () => {
    const body = await report('year=2022&audience=funder');
    expect(body.tables.map(({ key }: any) => key)).not.toContain('professionals');
    const counts = body.tables.flatMap(({ key, columns, rows }: any) =>
      key === 'adoption'
        ? []
        : rows.flatMap((row: any[]) => row.filter((_, at) => columns[at].kind === 'count')),
    );
    expect(counts.filter((count: unknown) => typeof count === 'number' && count > 0 && count < 5)).toEqual(
      [],
    );
    expect(counts.some((count: any) => count?.masked)).toBe(true);
    const { body: people } = await scene.network.coordinator.get('/professionals');
    const text = readPdf((await taken('pdf', 'year=2022&audience=funder')).bytes).texts.join(' ');
    for (const { familyName } of people.items) expect(text).not.toContain(familyName);
    expect(text).toContain('Pourquoi des cases masquées ?');
  });

  it('stands on a page, for its coordination, with the files that say the same', async () => {
    const { coordinator } = scene.network;
    const { text } = await coordinator
      .as(supertest(truchement.url).get('/budgets/activity?year=2022&audience=funder'))
      .set('accept', 'text/html')
      .expect(200);
    const read = textOf(text);
    expect(read).toContain('En 2022, 6 professionnels, 43 interventions, 1 042,00 €.');
    expect(read).toContain('Du premier contact à l’usage');
    expect(read).toContain('masqué');
    expect(text).toContain('/api/v1/activity-report.pdf?year=2022&amp;audience=funder');
  });

  it('is the same in print, as rows and as a spreadsheet, and the same bytes each time', async () => {
    const { bytes, headers } = await taken('pdf');
    expect(headers['content-disposition']).toContain('filename="rapport-d-activite-2022-coordination.pdf"');
    const { texts, xmp, roles } = readPdf(bytes);
    const text = texts.join(' ');
    expect(text).toContain('Rapport d’activité 2022');
    expect(text).toContain('43 interventions, 1 042,00 €');
    expect(text).toContain('Du premier contact à l’usage');
    expect(text).toContain('Version de la coordination');
    expect(roles).toMatchObject({ Document: 1, H1: 1 });
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    const rows = rowsOf((await taken('csv')).bytes);
    expect(rows).toContainEqual(['Mois par mois', 'En tout', 'Coût', '1042', '€']);
    const book = await opened((await taken('xlsx')).bytes);
    const months = book.getWorksheet('Mois par mois')!.getColumn(2).values.slice(2, -1) as number[];
    expect(months.reduce((sum, count) => sum + count, 0)).toBe(43);
    for (const ending of ['pdf', 'csv', 'xlsx'])
      expect((await taken(ending)).bytes.equals((await taken(ending)).bytes)).toBe(true);
    await funder.get('/activity-report?year=2022').expect(403);
  });
});
