import { dayOf, type TimeZone } from '../../kernel/civil-time.js';
import type { Cents } from '../../kernel/money.js';
import type { Agreement } from './agreement.js';
import { accounts, postingsOf, type Account, type RecordedEntry } from './recorded-entry.js';

/**
 * The ledger in the plain-text format that hledger, ledger and beancount's converters read (hledger manual, "Journal format").
 * Pure ASCII: hledger refuses any other byte where no UTF-8 locale is set, as in most containers.
 */
export const journalHeader = 'commodity 1000.00 EUR\n';

/** The accounts of one agreement, declared so that `hledger check --strict` knows them. */
export const accountDeclarations = (agreement: Agreement): string => {
  const { reference, title, carrier, startsOn, endsOn } = agreement;
  return [
    '',
    `; ${plain(reference)} - ${plain(title)} - ${plain(carrier)} - ${startsOn} to ${endsOn}`,
    ...accounts.map((account) => `account ${accountName(agreement, account)}`),
    '',
  ].join('\n');
};

/** One entry as a transaction, dated by the day on which it was recorded where the network is. */
export const journalEntry = (agreement: Named, entry: RecordedEntry, zone: TimeZone): string => {
  const tags = Object.entries({ entry: entry.id, booking: entry.bookingId, usage: entry.usageId })
    .filter(([, id]) => id !== null)
    .map(([name, id]) => `${name}:${id}`);
  return [
    '',
    `${dayOf(entry.recordedAt, zone)} ${entry.verb} ${plain(entry.cause)}  ; ${tags.join(', ')}`,
    ...postingsOf(entry.moves).map(
      ({ account, amountCents }) => `    ${accountName(agreement, account)}  ${euros(amountCents)} EUR`,
    ),
    '',
  ].join('\n');
};

/**
 * An account's name: the agreement's reference for people, and the end of its id, since two funders may give the same
 * reference. Neither ever changes.
 */
export const accountName = ({ reference, id }: Named, account: Account): string => {
  const slug = plain(reference)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  return `agreement:${slug ? `${slug}-` : ''}${id.slice(-8)}:${account}`;
};

type Named = Pick<Agreement, 'reference' | 'id'>;

const euros = (cents: Cents): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** ASCII on one line, without the semicolon that would begin a comment. */
const plain = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/[–—]/g, '-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/;/g, ',')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[^ -~]/g, '?')
    .trim();
