const budget = {
  grantedCents: 150_000,
  committedCents: 13_000,
  consumedCents: 104_200,
  invoicedCents: 0,
  availableCents: 32_800,
  overdrawnCents: 0,
};
const empty = {
  ...budget,
  grantedCents: 1_200_000,
  committedCents: 0,
  consumedCents: 0,
  availableCents: 1_200_000,
};

const passage = {
  bookingsMoved: 5,
  committedMovedCents: 13_000,
  bookingsKept: 0,
  bookingsReleased: 0,
  releasedCents: 0,
  coveredCents: 0,
  remainderCents: 0,
  codesMoved: 6,
  codesReplaced: 0,
  before: { from: budget, to: empty },
  after: {
    from: { ...budget, committedCents: 0, availableCents: 45_800 },
    to: { ...empty, committedCents: 13_000, availableCents: 1_187_000 },
  },
  refusals: [],
};

export const draftExample = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000071',
  fromAgreementId: '019ab4c0-0000-7000-8000-000000000012',
  toAgreementId: '019ab4c0-0000-7000-8000-000000000013',
  effectiveOn: '2023-02-01',
  transferRemainder: false,
  keptCents: 0,
  accessCodes: [],
  status: 'draft',
  decisions: {},
  preview: passage,
  rehearsedAt: '2023-01-24T09:00:00.000Z',
  result: null,
  hash: null,
  draftedBy: '019ab4c0-0000-7000-8000-000000000003',
  draftedAt: '2023-01-24T09:00:00.000Z',
  confirmedBy: null,
  confirmedAt: null,
  atOnce: false,
  heldBackAt: null,
  executedBy: null,
  executedAt: null,
};

export const executedExample = {
  ...draftExample,
  status: 'executed',
  preview: null,
  result: passage,
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  confirmedBy: '019ab4c0-0000-7000-8000-000000000003',
  confirmedAt: '2023-01-24T09:10:00.000Z',
  executedBy: null,
  executedAt: '2023-01-31T23:00:00.000Z',
};
