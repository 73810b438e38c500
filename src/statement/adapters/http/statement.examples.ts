const draft = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000071',
  agreementId: '019ab4c0-0000-7000-8000-000000000012',
  from: '2022-03-01',
  to: '2022-12-31',
  status: 'draft',
  number: null,
  draftedBy: '019ab4c0-0000-7000-8000-000000000003',
  draftedAt: '2023-01-02T08:00:00.000Z',
  issuedBy: null,
  issuedAt: null,
  hash: null,
  detailHash: null,
  lineCount: null,
  consumedCents: null,
};

export const draftExample = draft;

export const issuedExample = {
  ...draft,
  status: 'issued',
  number: '2023-1',
  issuedBy: draft.draftedBy,
  issuedAt: '2023-01-09T09:30:00.000Z',
  hash: '9f2c1e0a5b7d4c3e8f6a1b2c3d4e5f60718293a4b5c6d7e8f9010203040506aa',
  detailHash: '1b2c3d4e5f60718293a4b5c6d7e8f9010203040506aa9f2c1e0a5b7d4c3e8f6a',
  lineCount: 43,
  consumedCents: 104_200,
};

export const documentExample = {
  schema: 'truchement.statement.1',
  audience: 'funder',
  number: '2023-1',
  issuedOn: '2023-01-09',
  network: 'Rouen',
  funder: 'Médecins du Monde',
  carrier: 'Médecins du Monde',
  agreement: {
    title: 'Interprétariat en médecine de ville',
    reference: 'MDM-2022-01',
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
  },
  period: { from: '2022-03-01', to: '2022-12-31' },
  headline: 'Du 1er mars 2022 au 31 décembre 2022, 6 professionnels, 43 interventions, 1 042,00 €.',
  figures: [{ key: 'sessions', title: 'Interventions', kind: 'count', value: 43 }],
  tables: [
    {
      key: 'languages',
      title: 'Langues',
      columns: [
        { key: 'name', title: 'Langue', kind: 'text' },
        { key: 'count', title: 'Interventions', kind: 'count' },
        { key: 'share', title: 'Part', kind: 'share' },
      ],
      rows: [['arabe', 11, 2558]],
      total: ['En tout', 43, 10_000],
      notes: [],
      drawn: 'count',
    },
  ],
};
