import type { Id } from './ids.js';

export const roles = [
  'professional',
  'staff',
  'coordinator',
  'funder',
  'provider',
  'former_carrier',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/**
 * Who is asking, and the most that they may ever see. Every query is narrowed by it.
 * `professional` sees its own; `staff` its practice; `coordinator` its network; `funder` its agreements' aggregates;
 * `provider` its offers; `former_carrier` the agreement that it ran, to read; `admin` everything.
 */
export type Viewer = Readonly<{ accountId: Id; email: string }> &
  (
    | Readonly<{ role: 'professional'; networkId: Id; professionalId: Id }>
    | Readonly<{ role: 'staff'; networkId: Id; practiceId: Id }>
    | Readonly<{ role: 'coordinator'; networkId: Id }>
    | Readonly<{ role: 'funder'; networkId: Id; funderId: Id }>
    | Readonly<{ role: 'provider'; networkId: Id; providerId: Id }>
    | Readonly<{ role: 'former_carrier'; networkId: Id; agreementId: Id }>
    | Readonly<{ role: 'admin' }>
  );

/** A viewer that belongs to one network: everyone but an administrator. */
export type NetworkViewer = Exclude<Viewer, { role: 'admin' }>;

export type ViewerOf<R extends Role> = Extract<Viewer, { role: R }>;
