import { isSmall, maskedWithSum, shownCount, TOO_FEW, type Reader } from './breakdown.js';
import { MASKED, type Table } from './document.js';
import type { Measures, MoneyMeasures, SessionMeasures } from './measures.js';
import { accounts, costs, dayInWords, movements, wordFor } from './statement-words.js';

/** The budget as it was and as it is, what it cost, and what comes to earlier statements. Money as a whole is never masked. */
export const composeMoney = (reader: Reader, { money, sessions }: Measures): readonly Table[] => [
  budget(money),
  costsBy(reader, sessions),
  adjustments(reader, sessions),
  envelope(money),
];

const budget = ({ opening, closing }: MoneyMeasures): Table => ({
  key: 'budget',
  title: 'Budget de la convention',
  columns: [
    { key: 'account', title: 'Poste', kind: 'text' },
    { key: 'opening', title: 'À l’ouverture', kind: 'cents' },
    { key: 'closing', title: 'Au jour du relevé', kind: 'cents' },
  ],
  rows: (Object.keys(accounts) as (keyof typeof accounts)[]).map((account) => [
    accounts[account],
    opening[account],
    closing[account],
  ]),
  total: null,
  notes: [
    'À l’ouverture\u00a0: les écritures d’avant le premier jour de la période. Au jour du relevé\u00a0: toutes les écritures, même d’interventions d’après la période.',
    'Accordé = engagé + consommé + disponible − dépassement.',
  ],
  drawn: null,
});

const costsBy = (reader: Reader, { costs: parts, cents }: SessionMeasures): Table => {
  const isHidden = parts.map(({ usages }) => reader.isFunder && isSmall(usages));
  const values = maskedWithSum(
    parts.map((part) => part.cents),
    isHidden,
  );
  const isTold = parts.length > 1 || !isHidden.includes(true);
  return {
    key: 'costs',
    title: 'Ce que la période a coûté',
    columns: [
      { key: 'part', title: 'Nature', kind: 'text' },
      { key: 'cents', title: 'Montant', kind: 'cents' },
    ],
    rows: isTold ? parts.map(({ key }, index) => [wordFor(costs, key), values[index]!]) : [],
    total: isTold ? ['En tout', cents] : null,
    notes: isTold
      ? ['Une annulation tardive ou une absence est un coût, jamais une intervention.']
      : [TOO_FEW],
    drawn: null,
  };
};

const adjustments = (reader: Reader, { adjustments: amended }: SessionMeasures): Table => ({
  key: 'adjustments',
  title: 'Régularisations de relevés antérieurs',
  columns: [
    { key: 'number', title: 'Relevé', kind: 'text' },
    { key: 'from', title: 'Du', kind: 'day' },
    { key: 'to', title: 'Au', kind: 'day' },
    { key: 'sessions', title: 'Interventions', kind: 'count' },
    { key: 'cents', title: 'Montant', kind: 'cents' },
  ],
  rows: amended.map(({ number, from, to, sessions, cents }) => [
    number,
    from,
    to,
    shownCount(reader, Math.abs(sessions)) === MASKED ? MASKED : sessions,
    cents,
  ]),
  total:
    amended.length === 0
      ? null
      : ['En tout', null, null, null, amended.reduce((sum, { cents }) => sum + cents, 0)],
  notes: [
    'Ce qui est parvenu, ou a été corrigé, après l’émission du relevé nommé. Ce qui est repris compte en moins.',
  ],
  drawn: null,
});

const envelope = ({ movements: changes }: MoneyMeasures): Table => ({
  key: 'envelope',
  title: 'Avenants, reports et passages de relais de la période',
  columns: [
    { key: 'day', title: 'Date', kind: 'day' },
    { key: 'what', title: 'Mouvement', kind: 'text' },
    { key: 'cents', title: 'Montant', kind: 'cents' },
  ],
  rows: changes.map(({ day, kind, reference, cents, endsOn }) => [
    day,
    [
      wordFor(movements, kind),
      ...(reference ? [reference] : []),
      ...(endsOn ? [`jusqu’au ${dayInWords(endsOn)}`] : []),
    ].join(', '),
    cents,
  ]),
  total: null,
  notes: [],
  drawn: null,
});
