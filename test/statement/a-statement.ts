import { MASKED, type StatementDocument, type StatementLine } from '../../src/statement/domain/document.js';

/** Rouen's statement of 2022 as its funder gets it: 43 calls of 6 doctors, for 1 042,00 €. */
export const aStatement = (changed: Partial<StatementDocument> = {}): StatementDocument => ({
  schema: 'truchement.statement.1',
  audience: 'funder',
  number: '2022-001',
  issuedOn: '2023-01-09',
  network: 'Rouen',
  funder: 'Médecins du Monde',
  carrier: 'Médecins du Monde',
  agreement: {
    title: 'Interprétariat en médecine de ville',
    reference: 'MDM-2021',
    startsOn: '2021-07-01',
    endsOn: '2023-01-31',
  },
  period: { from: '2022-03-01', to: '2022-12-31' },
  headline: 'En dix mois, 6 médecins ont appelé 43 fois un interprète, pour 1\u202f042,00\u202f€.',
  figures: [
    { key: 'meanCost', title: 'par appel, en moyenne', kind: 'cents', value: 2_423 },
    { key: 'meanSeconds', title: 'de conversation, en moyenne', kind: 'seconds', value: 1_164 },
    { key: 'meanWait', title: 'avant d’être en ligne, en moyenne', kind: 'seconds', value: 101 },
    { key: 'topPractice', title: 'médecins dans la même maison de santé', kind: 'text', value: '5 sur 6' },
    { key: 'satisfaction', title: 'de satisfaction', kind: 'share', value: null },
    { key: 'newcomers', title: 'nouveaux adhérents', kind: 'count', value: MASKED },
  ],
  tables: [
    {
      key: 'budget',
      title: 'L’argent',
      columns: [
        { key: 'what', title: 'Au 31 décembre 2022', kind: 'text' },
        { key: 'amount', title: 'Montant', kind: 'cents' },
      ],
      rows: [
        ['Accordé', 150_000],
        ['Consommé avant mars 2022', 0],
        ['Consommé sur la période, 43 appels', -104_200],
        ['Engagé', 0],
      ],
      total: ['Disponible', 45_800],
      notes: ['Aucun avenant, aucun report sur la période.'],
      drawn: null,
    },
    {
      key: 'months',
      title: 'Mois par mois',
      columns: [
        { key: 'month', title: 'Mois', kind: 'month' },
        { key: 'sessions', title: 'Appels', kind: 'count' },
        { key: 'minutes', title: 'Minutes facturées', kind: 'minutes' },
        { key: 'cost', title: 'Coût', kind: 'cents' },
      ],
      rows: [
        ['2022-03-01', MASKED, MASKED, MASKED],
        ['2022-04-01', MASKED, MASKED, MASKED],
        ['2022-05-01', MASKED, MASKED, MASKED],
        ['2022-06-01', 5, 102, 12_100],
        ['2022-07-01', MASKED, MASKED, MASKED],
        ['2022-08-01', MASKED, MASKED, MASKED],
        ['2022-09-01', 5, 108, 12_900],
        ['2022-10-01', 6, 132, 15_200],
        ['2022-11-01', 6, 109, 13_700],
        ['2022-12-01', 5, 114, 12_900],
      ],
      total: ['Période', 43, 856, 104_200],
      notes: ['Minutes commencées. Les 5 mois masqués font ensemble 16 appels et 374,00\u202f€.'],
      drawn: 'sessions',
    },
    {
      key: 'languages',
      title: 'Langues',
      columns: [
        { key: 'language', title: 'Langue', kind: 'text' },
        { key: 'sessions', title: 'Appels', kind: 'count' },
        { key: 'share', title: 'Part', kind: 'share' },
      ],
      rows: [
        ['arabe', 11, 2_558],
        ['géorgien', 8, 1_860],
        ['albanais', 5, 1_163],
        ['8 autres langues, chacune masquée', 19, 4_419],
      ],
      total: ['11 langues', 43, 10_000],
      notes: [],
      drawn: 'share',
    },
    {
      key: 'practices',
      title: 'Lieux d’exercice',
      columns: [
        { key: 'practice', title: 'Lieu', kind: 'text' },
        { key: 'sessions', title: 'Appels', kind: 'count' },
      ],
      rows: [
        ['Maison de santé de la Grand-Mare', MASKED],
        ['=Cabinet; "Martin"', MASKED],
      ],
      total: ['2 lieux', 43],
      notes: ['La maison de santé est masquée aussi : sans cela, l’autre chiffre se déduirait du total.'],
      drawn: null,
    },
  ],
  ...changed,
});

export const HASH = 'ecfcbcbfc10361772d2eaf1d815ee73c34e9fd4244cc1544c9b3f68d786c3044';

/** A table of this many sessions, as a coordinator could ask for. */
export const aLongTable = (rows: number): StatementDocument['tables'][number] => ({
  key: 'sessions',
  title: 'Interventions',
  columns: [
    { key: 'day', title: 'Jour', kind: 'day' },
    { key: 'who', title: 'Professionnel', kind: 'text' },
    { key: 'language', title: 'Langue', kind: 'text' },
    { key: 'length', title: 'Durée', kind: 'seconds' },
    { key: 'cost', title: 'Coût', kind: 'cents' },
  ],
  rows: Array.from({ length: rows }, (_, at) => [
    `2022-${String(3 + (at % 10)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
    `Dr Camille Martin-Delaunay n° ${at + 1}`,
    ['arabe', 'géorgien', 'albanais'][at % 3]!,
    600 + ((at * 7_919) % 1_800),
    1_800 + (at % 30) * 100,
  ]),
  total: null,
  notes: [],
  drawn: null,
});

/** Lines of a hundred cents each; the third one takes back. */
export async function* someLines(many: number): AsyncGenerator<StatementLine> {
  for (let at = 0; at < many; at++) {
    yield {
      kind: at === 2 ? 'adjustment' : 'session',
      amends: at === 2 ? '2022-001' : null,
      sessionOn: '2022-03-01',
      startTime: '10:05',
      reference: `ISM-${at}`,
      professional: 'Dr Camille Martin',
      practice: '=HYPERLINK("x"); Grand-Mare',
      language: 'géorgien',
      modality: 'phone_now',
      outcome: 'completed',
      durationSeconds: 671,
      billedMinutes: 12,
      amountCents: at === 2 ? -1_850 : 1_850,
    };
  }
}
