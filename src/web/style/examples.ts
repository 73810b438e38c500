import { Cents } from '../../kernel/money.js';
import type { BudgetFigures, ShownLanguage } from '../components/index.js';

export const dari: ShownLanguage = { code: 'prs', name: 'dari', endonym: 'دری', direction: 'rtl' };
export const pashto: ShownLanguage = { code: 'ps', name: 'pachto', endonym: 'پښتو', direction: 'rtl' };
export const tigrinya: ShownLanguage = { code: 'ti', name: 'tigrigna', endonym: 'ትግርኛ', direction: 'ltr' };
export const bengali: ShownLanguage = { code: 'bn', name: 'bengali', endonym: 'বাংলা', direction: 'ltr' };
export const georgian: ShownLanguage = { code: 'ka', name: 'géorgien', endonym: 'ქართული', direction: 'ltr' };

export const budget: BudgetFigures = {
  grantedCents: Cents(150_000),
  consumedCents: Cents(104_200),
  committedCents: Cents(13_000),
  availableCents: Cents(32_800),
};

export const overdrawn: BudgetFigures = {
  grantedCents: Cents(150_000),
  consumedCents: Cents(159_000),
  committedCents: Cents(0),
  availableCents: Cents(0),
  overdrawnCents: Cents(9_000),
};

export type Month = Readonly<{
  name: string;
  initial: string;
  day: string;
  calls: number | null;
  cents: Cents;
}>;

export const months: readonly Month[] = [
  { name: 'mars', initial: 'M', day: '2022-03-31', calls: null, cents: Cents(3_600) },
  { name: 'avr.', initial: 'A', day: '2022-04-30', calls: null, cents: Cents(9_000) },
  { name: 'mai', initial: 'M', day: '2022-05-31', calls: null, cents: Cents(10_100) },
  { name: 'juin', initial: 'J', day: '2022-06-30', calls: 5, cents: Cents(12_100) },
  { name: 'juil.', initial: 'J', day: '2022-07-31', calls: null, cents: Cents(10_100) },
  { name: 'août', initial: 'A', day: '2022-08-31', calls: null, cents: Cents(4_600) },
  { name: 'sept.', initial: 'S', day: '2022-09-30', calls: 5, cents: Cents(12_900) },
  { name: 'oct.', initial: 'O', day: '2022-10-31', calls: 6, cents: Cents(15_200) },
  { name: 'nov.', initial: 'N', day: '2022-11-30', calls: 6, cents: Cents(13_700) },
  { name: 'déc.', initial: 'D', day: '2022-12-31', calls: 5, cents: Cents(12_900) },
];
