import type { InvoiceRow, LineRow } from '../persistence/invoice-pages.js';

export const invoiceAnswer = ({ networkId: _, ...invoice }: InvoiceRow): object => invoice;

export const invoiceLineAnswer = ({
  call,
  ours,
  usageId,
  ourCents,
  sessionId: _,
  holds: __,
  decision,
  decisionReason,
  decisionComment,
  decidedAt,
  ...line
}: LineRow): object => ({
  ...line,
  startedAt: call?.startedAt ?? null,
  durationSeconds: call?.durationSeconds ?? null,
  language: call?.language ?? null,
  ours: ours || ourCents !== null ? { usageId, amountCents: ourCents, ...ours } : null,
  decision: decision && { kind: decision, reason: decisionReason, comment: decisionComment, at: decidedAt },
});

const id = '019ab4c0-0000-7000-8000-000000000050';

export const invoiceExample = {
  id,
  providerId: '019ab4c0-0000-7000-8000-000000000004',
  number: 'F-2023-0042',
  issuedOn: '2023-03-02',
  from: '2023-02-01',
  to: '2023-02-28',
  clientAccount: 'RSP-ROUEN',
  totalCents: 104_200,
  hasLines: true,
  pdfHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  receivedAt: '2023-03-03T09:00:00.000Z',
  status: 'to_decide',
  counts: { matched: 41, priced_differently: 1, unknown_to_us: 1 },
  toDecide: 2,
  toSettle: 41,
  disputed: 0,
  settledCents: 0,
  disputedCents: 0,
};

export const invoiceLineExample = {
  line: 7,
  verdict: 'priced_differently',
  repeats: null,
  listedAt: 8,
  reference: 'ISM-2023-00007',
  code: 'ROU-MG-01',
  refusal: null,
  theirCents: 2_600,
  settledAt: null,
  startedAt: '2023-02-06T13:18:07.000Z',
  durationSeconds: 1_212,
  language: 'rus',
  ours: {
    usageId: '019ab4c0-0000-7000-8000-000000000030',
    amountCents: 2_400,
    startedAt: '2023-02-06T13:18:07.000Z',
    durationSeconds: 1_212,
    language: 'rus',
    lines: [
      { rule: 'block.first', quantity: 1, unitPriceCents: 1_800, amountCents: 1_800 },
      { rule: 'block.step', quantity: 6, unitPriceCents: 100, amountCents: 600 },
    ],
  },
  decision: null,
};
