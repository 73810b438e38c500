/** For the API page. */
export const payersExample = [
  {
    agreementId: '019ab4c0-0000-7000-8000-000000000004',
    title: 'Interprétariat en médecine de ville',
    reference: 'MDM-2022-01',
    carrier: 'Médecins du Monde',
    says: 'exhausted',
    leftCents: 900,
    neededCents: 2300,
    onExhaustion: 'fall_back',
  },
  {
    agreementId: '019ab4c0-0000-7000-8000-000000000014',
    title: 'Interprétariat du CTAI',
    reference: 'CTAI-2023',
    carrier: 'Réseau Santé Précarité',
    says: 'not_eligible',
    missed: [{ criterion: 'category', takes: ['refugee', 'recent_arrival'] }],
  },
] as const;
