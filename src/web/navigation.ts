import type { Role } from '../kernel/viewer.js';
import type { IconName } from './components/icon.js';
import type { Words } from './words/index.js';

export type Tab = Readonly<{ path: string; icon: IconName; word: keyof Words['navigation'] }>;

const care: readonly Tab[] = [
  { path: '/call', icon: 'phone', word: 'call' },
  { path: '/book', icon: 'calendar', word: 'book' },
  { path: '/bookings', icon: 'list', word: 'bookings' },
  { path: '/account', icon: 'person', word: 'me' },
];

/** Where each role goes from anywhere: five places at most, since they stand side by side at the bottom of a phone. */
export const tabsOf: Readonly<Record<Role, readonly Tab[]>> = {
  professional: care,
  staff: care,
  coordinator: [
    { path: '/overview', icon: 'home', word: 'home' },
    { path: '/network', icon: 'network', word: 'network' },
    { path: '/calls', icon: 'phone', word: 'calls' },
    { path: '/budgets', icon: 'ledger', word: 'budgets' },
  ],
  funder: [
    { path: '/statements', icon: 'sheet', word: 'statements' },
    { path: '/agreements', icon: 'ledger', word: 'agreements' },
    { path: '/account', icon: 'person', word: 'me' },
  ],
  former_carrier: [
    { path: '/agreements', icon: 'ledger', word: 'agreements' },
    { path: '/account', icon: 'person', word: 'me' },
  ],
  provider: [
    { path: '/offers', icon: 'list', word: 'offers' },
    { path: '/account', icon: 'person', word: 'me' },
  ],
  admin: [
    { path: '/networks', icon: 'network', word: 'networks' },
    { path: '/account', icon: 'person', word: 'me' },
  ],
};

/** Where a coordinator goes from one of those places: lists that belong together. */
export const sectionsOf = {
  network: [
    { path: '/network', word: 'professionals' },
    { path: '/network/practices', word: 'practices' },
    { path: '/network/providers', word: 'providers' },
    { path: '/network/accounts', word: 'accounts' },
    { path: '/network/audit', word: 'audit' },
  ],
  calls: [
    { path: '/calls', word: 'usage' },
    { path: '/calls/bookings', word: 'bookings' },
    { path: '/calls/imports', word: 'imports' },
    { path: '/calls/invoices', word: 'invoices' },
    { path: '/calls/events', word: 'events' },
    { path: '/calls/late', word: 'late' },
  ],
  budgets: [
    { path: '/budgets', word: 'agreements' },
    { path: '/budgets/funders', word: 'funders' },
    { path: '/budgets/statements', word: 'statements' },
    { path: '/budgets/handovers', word: 'handovers' },
    { path: '/budgets/activity', word: 'activity' },
  ],
} as const;

/** Where somebody lands when they have signed in, and where the brand leads. */
export const homeOf = (role: Role): string => tabsOf[role][0]?.path ?? '/';
