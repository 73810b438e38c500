import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Role } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/index.js';

/** How somebody came in. */
export type Way = 'email_link' | 'passkey' | 'pro_sante_connect' | 'demo';

/** Somebody who may sign in; an administrator belongs to no network. */
export type KnownAccount = Readonly<{ id: Id; email: string; role: Role; networkId: Id | null }>;

/** What stands for a network where administrators, who belong to none, leave a trace. */
export const NO_NETWORK: Id = '00000000-0000-0000-0000-000000000000';

/** An account as its network's coordinators see it. */
export type AccountOnRecord = Readonly<{
  id: Id;
  email: string;
  role: Role;
  professionalId: Id | null;
  practiceId: Id | null;
  funderId: Id | null;
  providerId: Id | null;
  /** Of a former carrier: what it reads, and the last day on which it does. */
  agreementId: Id | null;
  openUntil: Day | null;
  /** Since when it opens nothing; null while it does. */
  disabledAt: Date | null;
}>;

/** An account, by the network that it is in. */
export type NetworkAccount = Readonly<{ id: Id; network: string }>;

export abstract class AccountBook {
  /** @returns null when nobody has this address, or no longer. */
  abstract withEmail(email: string): Promise<KnownAccount | null>;
  /** The accounts of the enrolled professionals who have this RPPS number: one a network, in the networks' order. */
  abstract withRpps(rpps: string): Promise<readonly NetworkAccount[]>;
  /** @returns the account as it is then, or null when the network has no such one. */
  abstract disable(tx: Tx, networkId: Id, id: Id): Promise<AccountOnRecord | null>;
  /** @returns the account as it is then, or null when the network has no such one. */
  abstract enable(tx: Tx, networkId: Id, id: Id): Promise<AccountOnRecord | null>;
}

/** Whom a link let in, and the path that they had asked for before. */
export type UsedLink = Readonly<{ accountId: Id; role: Role; nextPath: string }>;

export abstract class SignInLinks {
  /** Writes the request down; for an address that nobody has too, so that asking tells nothing. */
  abstract request(tx: Tx, accountId: Id | null, nextPath: string): Promise<Id>;
  /** Uses the link up. @returns null when it is of no use (any more). */
  abstract use(tx: Tx, secret: string): Promise<UsedLink | null>;
}

export abstract class Sessions {
  /** @returns the secret for the cookie: always a new one, whatever the browser brought. */
  abstract open(tx: Tx, accountId: Id, way: Way, device: string): Promise<{ id: Id; secret: string }>;
  /** Ends the session that this cookie opens, whoever's it is. */
  abstract endOf(tx: Tx, secret: string): Promise<void>;
  /** @returns how many were open. */
  abstract endAll(tx: Tx, accountId: Id): Promise<number>;
  /** After a session was ended: its cookie opens nothing from the next request on. */
  abstract forget(): void;
}

export abstract class Tokens {
  /** After a token was revoked, or its account disabled: it opens nothing from the next request on. */
  abstract forget(): void;
}

/** How many times in a window of so many seconds. */
export type Limit = Readonly<{ name: string; most: number; seconds: number }>;

/** For whoever tries links, keys or answers of others at the door. */
export const triesFromOnePlace: Limit = { name: 'tries-from', most: 30, seconds: 900 };

export abstract class Attempts {
  /**
   * Counts one more, in its own transaction: a refusal of what follows does not give it back.
   * @throws TooManyRequests
   */
  abstract take(limit: Limit, whose: string): Promise<void>;
}

/** Who did, or looked at, what; and with what outcome, as HTTP counts them. */
export type Deed = Readonly<{ accountId: Id; action: string; subjectId: Id | null; status: number }>;

export abstract class AuditLog {
  abstract record(tx: Tx, deed: Deed): Promise<void>;
}
