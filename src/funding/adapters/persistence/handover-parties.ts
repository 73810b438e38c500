import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Day, TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Handover, Sides } from '../../domain/handover.js';

/** An agreement as people call it. */
export type Party = Readonly<{
  id: Id;
  funderName: string;
  carrier: string;
  title: string;
  reference: string;
  endsOn: Day;
}>;

/** The names that go with a handover's ids, as they are today. */
export type Parties = Sides<Party> &
  Readonly<{
    network: Readonly<{ name: string; timeZone: TimeZone }>;
    /** By account: the address that somebody signs in with; none for an account that is gone. */
    people: ReadonlyMap<Id, string>;
  }>;

@Injectable()
export class HandoverParties {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(handover: Handover): Promise<Parties> {
    const { networkId, fromAgreementId, toAgreementId } = handover;
    const who = [handover.draftedBy, handover.confirmedBy, handover.executedBy].filter((id) => id !== null);
    const [named, people] = await Promise.all([
      this.database.row<Sides<Party> & Parties['network']>(sql`
        SELECT network.name, network.time_zone AS "timeZone",
               (${partyOf(networkId, fromAgreementId)}) AS "from", (${partyOf(networkId, toAgreementId)}) AS "to"
          FROM network WHERE id = ${networkId}`),
      this.database.rows<{ id: Id; email: string }>(
        sql`SELECT id, email FROM account WHERE id = ANY (${who}::uuid[])`,
      ),
    ]);
    const { from, to, name, timeZone } = named!;
    return {
      from,
      to,
      network: { name, timeZone },
      people: new Map(people.map(({ id, email }) => [id, email])),
    };
  }
}

const partyOf = (networkId: Id, id: Id): Sql => sql`
  SELECT jsonb_build_object('id', agreement.id, 'funderName', funder.name, 'carrier', carrier, 'title', title,
                            'reference', reference, 'endsOn', ends_on)
    FROM agreement JOIN funder ON funder.network_id = agreement.network_id AND funder.id = agreement.funder_id
   WHERE agreement.network_id = ${networkId} AND agreement.id = ${id}`;
