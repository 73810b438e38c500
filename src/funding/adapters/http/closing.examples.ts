const agreement = {
  grantedCents: 150_000,
  committedCents: 0,
  consumedCents: 104_200,
  invoicedCents: 0,
  availableCents: 45_800,
  overdrawnCents: 0,
};

/** Rouen's first agreement, closed with its remainder paid back. */
export const closedExample = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000081',
  agreementId: '019ab4c0-0000-7000-8000-000000000012',
  kind: 'closed',
  closesOn: '2022-12-31',
  graceUntil: '2023-02-15',
  successorId: null,
  fate: 'repayment',
  movedCents: 45_800,
  releasedCents: 0,
  before: { agreement, successor: null },
  after: { agreement: { ...agreement, grantedCents: 104_200, availableCents: 0 }, successor: null },
  reason: null,
  doneBy: null,
  doneAt: '2023-02-16T00:00:04.000+01:00',
};

export const reopenedExample = {
  ...closedExample,
  id: '019ab4c0-0000-7000-8000-000000000082',
  kind: 'reopened',
  before: closedExample.after,
  after: closedExample.before,
  reason: 'Appels de décembre arrivés en mars',
  doneBy: '019ab4c0-0000-7000-8000-000000000003',
  doneAt: '2023-03-06T09:12:00.000+01:00',
};
