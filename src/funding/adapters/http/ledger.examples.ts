export const budgetExample = {
  grantedCents: 150_000,
  committedCents: 3_600,
  consumedCents: 104_200,
  invoicedCents: 0,
  availableCents: 42_200,
  overdrawnCents: 0,
  forecast: { runOutOn: '2022-11-24', earliestOn: '2022-11-10', latestOn: '2022-12-19', dailyCents: 780 },
  alerts: [],
  closing: { closesOn: '2022-12-31', graceUntil: '2023-02-15', successorId: null, closedAt: null },
  asOf: '2022-10-01T08:00:00.000Z',
};

export const entryExample = {
  id: '019ab4c0-0000-7000-8000-000000000013',
  verb: 'consume',
  cause: 'usage:019ab4c0-0000-7000-8000-000000000014:consume',
  bookingId: null,
  usageId: '019ab4c0-0000-7000-8000-000000000014',
  recordedAt: '2022-07-05T09:12:00.000Z',
  recordedBy: '019ab4c0-0000-7000-8000-000000000001',
  postings: [
    { account: 'available', amountCents: -2_300 },
    { account: 'consumed', amountCents: 2_300 },
  ],
};

export const journalExample = `commodity 1000.00 EUR

; MDM-2022-01 - Interpretariat en medecine de ville - Medecins du Monde - 2022-01-01 to 2022-12-31
account agreement:mdm-2022-01-00000012:available
account agreement:mdm-2022-01-00000012:committed
account agreement:mdm-2022-01-00000012:consumed
account agreement:mdm-2022-01-00000012:invoiced
account agreement:mdm-2022-01-00000012:granted
account agreement:mdm-2022-01-00000012:overdrawn

2022-01-03 grant agreement:019ab4c0-0000-7000-8000-000000000012:grant  ; entry:019ab4c0-0000-7000-8000-000000000010
    agreement:mdm-2022-01-00000012:available  1500.00 EUR
    agreement:mdm-2022-01-00000012:granted  -1500.00 EUR
`;
