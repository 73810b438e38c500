import { Inject, Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { MoreThan } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Agreement } from '../../domain/agreement.js';
import type { Amendment } from '../../domain/amendment.js';
import { AgreementRegister, type HeldAgreement } from '../../use-cases/agreement-register.js';
import { AgreementEntity } from './agreement.entity.js';
import { AmendmentEntity } from './amendment.entity.js';
import { Ledger } from './ledger.js';

/** Those who may read agreements: a coordinator the network's, a funder its own, a former carrier the one that it ran, an administrator all. */
export type AgreementReader = ViewerOf<'coordinator' | 'funder' | 'former_carrier' | 'admin'>;

/** An agreement with the money that it started with, in cents; amendments come later and are not in it. */
export type AgreementOnRecord = Agreement & Readonly<{ grantCents: number; createdAt: Date }>;

/** The agreements as they are written, read within what the reader may see. */
@Injectable()
export class AgreementBook extends AgreementRegister {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {
    super();
  }

  override async hasFunder(tx: Tx, networkId: Id, funderId: Id): Promise<boolean> {
    const found = await tx.row(sql`SELECT FROM funder WHERE network_id = ${networkId} AND id = ${funderId}`);
    return found !== undefined;
  }

  override async add(tx: Tx, agreement: Agreement): Promise<void> {
    await tx.manager.insert(AgreementEntity, {
      ...agreement,
      eligibleModalities: [...agreement.eligibleModalities],
      eligibleProfessions: [...agreement.eligibleProfessions],
      eligibleCommunes: [...agreement.eligibleCommunes],
      eligibleCategories: [...agreement.eligibleCategories],
      alertThresholds: [...agreement.alertThresholds],
      createdAt: tx.at,
    });
  }

  override async hold<const Ids extends readonly Id[]>(
    tx: Tx,
    networkId: Id,
    ids: Ids,
  ): Promise<{ [Place in keyof Ids]: HeldAgreement | undefined }> {
    // Whoever changes agreements holds their money first, as those do who only move money: nobody waits in a circle.
    await this.ledger.lockBudgets(tx, networkId, ids);
    const held: (HeldAgreement | undefined)[] = [];
    for (const id of ids) {
      const agreement = await tx.manager.findOneBy(AgreementEntity, { networkId, id });
      const budget = await this.ledger.budgetOf(tx, networkId, id);
      held.push(agreement && budget ? { agreement, budget } : undefined);
    }
    return held as { [Place in keyof Ids]: HeldAgreement | undefined };
  }

  override async look(tx: Tx, networkId: Id, id: Id): Promise<Agreement | undefined> {
    return (await tx.manager.findOneBy(AgreementEntity, { networkId, id })) ?? undefined;
  }

  override async amend(tx: Tx, amendment: Amendment): Promise<void> {
    const { networkId, agreementId, endsOn, endedOnBefore } = amendment;
    await tx.manager.insert(AmendmentEntity, amendment);
    if (endsOn !== endedOnBefore)
      await tx.manager.update(AgreementEntity, { networkId, id: agreementId }, { endsOn });
  }

  override async alertAt(tx: Tx, { networkId, id }: Agreement, thresholds: readonly number[]): Promise<void> {
    await tx.manager.update(AgreementEntity, { networkId, id }, { alertThresholds: [...thresholds] });
  }

  /** What the agreement has agreed to change, one row more than the slice asks for when there is one. */
  amendmentsOf({ networkId, id }: Agreement, { limit, after }: Slice): Promise<Amendment[]> {
    return this.database.manager.find(AmendmentEntity, {
      where: { networkId, agreementId: id, ...(after && { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: limit + 1,
    });
  }

  /** @returns undefined when there is none, or none that this reader may see. */
  async one(reader: AgreementReader, id: string): Promise<AgreementOnRecord | undefined> {
    return this.database.row<AgreementOnRecord>(sql`${agreementsOf(reader)} AND agreement.id = ${id}`);
  }

  /** One row more than the slice asks for, when there is one. */
  async slice(reader: AgreementReader, { limit, after }: Slice): Promise<AgreementOnRecord[]> {
    return this.database.rows<AgreementOnRecord>(sql`
      ${agreementsOf(reader)} ${after ? sql`AND agreement.id > ${after}` : empty} ORDER BY agreement.id LIMIT ${limit + 1}`);
  }

  async all(reader: AgreementReader): Promise<AgreementOnRecord[]> {
    return this.database.rows<AgreementOnRecord>(sql`${agreementsOf(reader)} ORDER BY agreement.id`);
  }
}

/**
 * `SELECT … WHERE …` of what the reader may see, to be narrowed further. The grant at the start is the entry that
 * `OpenAgreement` records under this cause.
 */
export const agreementsOf = (reader: AgreementReader): Sql => sql`
  SELECT agreement.network_id AS "networkId", agreement.id, funder_id AS "funderId", carrier, title, reference,
         starts_on AS "startsOn", ends_on AS "endsOn", priority, eligible_modalities AS "eligibleModalities",
         eligible_professions AS "eligibleProfessions", eligible_communes AS "eligibleCommunes",
         eligible_categories AS "eligibleCategories", on_exhaustion AS "onExhaustion", unspent,
         alert_thresholds AS "alertThresholds",
         closes_on AS "closesOn", grace_until AS "graceUntil", successor_id AS "successorId", closed_at AS "closedAt", created_at AS "createdAt", coalesce(start.granted_cents, 0) AS "grantCents"
    FROM agreement
    LEFT JOIN ledger_entry start
           ON start.network_id = agreement.network_id AND start.cause = 'agreement:' || agreement.id || ':grant'
   WHERE ${visibleTo(reader)}`;

const visibleTo = (reader: AgreementReader): Sql => {
  switch (reader.role) {
    case 'admin':
      return sql`TRUE`;
    case 'coordinator':
      return sql`agreement.network_id = ${reader.networkId}`;
    case 'funder':
      return sql`agreement.network_id = ${reader.networkId} AND agreement.funder_id = ${reader.funderId}`;
    case 'former_carrier':
      return sql`agreement.network_id = ${reader.networkId} AND agreement.id = ${reader.agreementId}`;
  }
};
