import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { MemberAccounts, type StaffAccount } from '../../../identity/index.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import type { Queryable, Tx } from '../../../platform/database/index.js';
import { Database } from '../../../platform/database/index.js';
import { Practices } from './practices.js';
import { isWorkplaceOf, ofNetwork } from './scope.js';

/** Who answers the practice’s telephone: invited, and taken out, by those who work there and by the coordination. */
@Injectable()
export class Secretaries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(MemberAccounts) private readonly accounts: MemberAccounts,
  ) {}

  /** @throws NotFound when the viewer does not work there today */
  async of(viewer: NetworkViewer, practiceId: Id): Promise<StaffAccount[]> {
    await this.checkOwn(this.database, viewer, practiceId, this.clock.now());
    return this.accounts.staffOf(viewer.networkId, [practiceId]);
  }

  /** @throws NotFound when the viewer does not work there today; PracticeIsClosed, EmailTaken */
  async invite(tx: Tx, viewer: NetworkViewer, practiceId: Id, email: string): Promise<StaffAccount> {
    const { networkId } = viewer;
    await this.checkOwn(tx, viewer, practiceId, tx.at);
    await this.practices.checkOpen(tx, networkId, practiceId, '/practiceId');
    const id = await this.accounts.invite(tx, { networkId, email, role: 'staff', practiceId });
    return { id, email, practiceId, createdAt: tx.at };
  }

  /** Takes the access back, at once. @throws NotFound when this is no secretary of a practice where the viewer works today */
  async remove(tx: Tx, viewer: NetworkViewer, id: Id): Promise<{ id: Id }> {
    const own = await this.own(tx, viewer, tx.at);
    if (!(await this.accounts.removeStaff(tx, viewer.networkId, own, id))) throw new NotFound();
    return { id };
  }

  /** The practices where the viewer works today: of a coordinator, all of the network. */
  async own(where: Queryable, viewer: NetworkViewer, at: Date): Promise<readonly Id[]> {
    const rows = await where.rows<{ id: Id }>(sql`
      SELECT p.id FROM practice p
       WHERE ${ofNetwork(viewer, sql`p.network_id`)} AND ${isWorkplaceOf(viewer, sql`p.id`, at)}
       ORDER BY p.name, p.id`);
    return rows.map(({ id }) => id);
  }

  private async checkOwn(where: Queryable, viewer: NetworkViewer, practiceId: Id, at: Date): Promise<void> {
    if (!(await this.own(where, viewer, at)).includes(practiceId)) throw new NotFound();
  }
}
