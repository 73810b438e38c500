export const reportExample = {
  schema: 'truchement.activity.1',
  audience: 'funder',
  network: 'Rouen',
  agreement: null,
  year: 2022,
  period: { from: '2022-01-01', to: '2022-12-31' },
  headline: 'En 2022, 6 professionnels, 43 interventions, 1 042,00 €. En 2021, il n’y en avait eu aucune.',
  argument:
    'Sans ce dispositif, 43 échanges avec un patient (15 h 35) se seraient tenus sans interprète, ou aux frais des soignants : 1 042,00 €, soit 173,67 € pour chacun des 6 professionnels.',
  figures: [
    { key: 'sessions', title: 'Interventions', kind: 'count', value: 43 },
    { key: 'cost', title: 'Coût de la période, frais compris', kind: 'cents', value: 104_200 },
  ],
  tables: [
    {
      key: 'adoption',
      title: 'Du premier contact à l’usage',
      columns: [
        { key: 'step', title: 'Professionnels', kind: 'text' },
        { key: 'count', title: 'Combien', kind: 'count' },
        { key: 'share', title: 'Part', kind: 'share' },
      ],
      rows: [['Inscrits', 12, 10_000]],
      total: null,
      notes: ['Chaque ligne est une partie de celle d’au-dessus, pour tout le réseau.'],
      drawn: null,
    },
  ],
};
