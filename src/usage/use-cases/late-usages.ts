import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { LateUsage } from '../domain/late-usage.js';
import type { UsageRecord } from '../domain/session.js';

/** What was decided of one: to whom it is charged, and under which record; null where its own agreement pays after all. */
export type Decided = Readonly<{
  charged: Readonly<{ to: Id; usageId: Id }> | null;
  reason: string;
  by: Id;
}>;

/** Where late sessions wait. The database lets each be decided once. */
export abstract class LateUsages {
  /** Puts them on the list, in one statement however many they are. */
  abstract add(tx: Tx, records: readonly UsageRecord[]): Promise<void>;
  /** @returns undefined when the network has none such; held until the transaction ends. */
  abstract hold(tx: Tx, networkId: Id, usageId: Id): Promise<LateUsage | undefined>;
  abstract decide(tx: Tx, late: LateUsage, decided: Decided): Promise<void>;
  /** Takes all of an agreement that wait off the list: it pays for them after all. @returns what each costs */
  abstract reopenAll(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
    decided: Pick<Decided, 'reason' | 'by'>,
  ): Promise<readonly Pick<UsageRecord, 'id' | 'amountCents'>[]>;
}
