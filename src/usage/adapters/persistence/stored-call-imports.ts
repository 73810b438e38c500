import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Bilingual } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { CallImport, LineToSettle, SettledLine, Tally } from '../../domain/call-import.js';
import { CallImports } from '../../use-cases/call-imports.js';
import { CallImportEntity } from './call-import.entity.js';

/** The lines to settle as the domain's own type: `SELECT … FROM …`, to be narrowed by whoever asks. */
export const linesToSettle: Sql = sql`
  SELECT l.line, l.kind, l.reason, l.fields, l.usage_id AS "usageId", l.facts, l.resolution,
         l.resolution_reason AS "resolutionReason", l.resolved_at AS "resolvedAt"
    FROM call_import_line l`;

@Injectable()
export class StoredCallImports extends CallImports {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  override async add(tx: Tx, received: CallImport): Promise<void> {
    await tx.manager.insert(CallImportEntity, received);
  }

  override async find(networkId: Id, id: Id): Promise<CallImport | undefined> {
    return (await this.database.manager.findOneBy(CallImportEntity, { networkId, id })) ?? undefined;
  }

  override async begin(tx: Tx, networkId: Id, id: Id): Promise<CallImport | undefined> {
    const begun = await tx.row(sql`
      UPDATE call_import
         SET status = 'running', run = run + 1, lines = 0, created = 0, already_known = 0, unmatched = 0, changed = 0,
             disputed = 0, total_cents = 0, first_call_at = NULL, last_call_at = NULL
       WHERE network_id = ${networkId} AND id = ${id} AND status IN ('received', 'running')
      RETURNING id`);
    if (!begun) return undefined;
    await tx.rows(sql`DELETE FROM call_import_line WHERE network_id = ${networkId} AND import_id = ${id}`);
    return tx.manager.findOneByOrFail(CallImportEntity, { networkId, id });
  }

  override async holdRevision(tx: Tx, networkId: Id): Promise<number> {
    const network = await tx.row<{ revision: number }>(
      sql`SELECT revision FROM network WHERE id = ${networkId} FOR SHARE`,
      'hold-revision',
    );
    return network?.revision ?? 0;
  }

  override async advance(
    tx: Tx,
    run: CallImport,
    tally: Tally,
    toSettle: readonly LineToSettle[],
  ): Promise<boolean> {
    if (toSettle.length > 0) {
      await tx.rows(
        sql`
          INSERT INTO call_import_line (network_id, import_id, line, kind, reason, fields, facts, usage_id)
          SELECT ${run.networkId}, ${run.id}, line, kind, reason, fields, facts, "usageId"
            FROM jsonb_to_recordset(${JSON.stringify(toSettle)}::jsonb)
              AS l(line integer, kind text, reason text, fields jsonb, facts jsonb, "usageId" uuid)`,
        'add-lines-to-settle',
      );
    }
    const advanced = await tx.row(
      sql`
        UPDATE call_import
           SET lines = lines + ${tally.lines}, created = created + ${tally.created},
               already_known = already_known + ${tally.alreadyKnown}, unmatched = unmatched + ${tally.unmatched},
               changed = changed + ${tally.changed}, disputed = disputed + ${tally.disputed},
               total_cents = total_cents + ${tally.totalCents},
               first_call_at = least(first_call_at, ${tally.firstCallAt}::timestamptz),
               last_call_at = greatest(last_call_at, ${tally.lastCallAt}::timestamptz)
         WHERE network_id = ${run.networkId} AND id = ${run.id} AND run = ${run.run} AND status = 'running'
        RETURNING id`,
      'advance-import',
    );
    return advanced !== undefined;
  }

  override async noteFailure(tx: Tx, { networkId, id }: CallImport): Promise<number> {
    const noted = await tx.row<{ failures: number }>(sql`
      UPDATE call_import SET failures = failures + 1 WHERE network_id = ${networkId} AND id = ${id}
      RETURNING failures`);
    return noted?.failures ?? 0;
  }

  override async end(
    tx: Tx,
    { networkId, id, run }: CallImport,
    problem: Bilingual | null,
  ): Promise<boolean> {
    const ended = await tx.row(sql`
      UPDATE call_import
         SET status = ${problem ? 'failed' : 'done'}, finished_at = ${tx.at},
             problem = ${problem && JSON.stringify(problem)}::jsonb
       WHERE network_id = ${networkId} AND id = ${id} AND run = ${run} AND status = 'running'
      RETURNING id`);
    if (!ended) return false;
    await tx.rows(sql`DELETE FROM call_import_chunk WHERE network_id = ${networkId} AND import_id = ${id}`);
    return true;
  }

  override line(tx: Tx, networkId: Id, importId: Id, line: number): Promise<SettledLine | undefined> {
    return tx.row<SettledLine>(sql`
      ${linesToSettle}
       WHERE l.network_id = ${networkId} AND l.import_id = ${importId} AND l.line = ${line} FOR UPDATE`);
  }

  override async resolve(
    tx: Tx,
    networkId: Id,
    importId: Id,
    line: number,
    { resolution, reason, usageId, by }: Parameters<CallImports['resolve']>[4],
  ): Promise<void> {
    await tx.rows(sql`
      UPDATE call_import_line
         SET resolution = ${resolution}, resolution_reason = ${reason}, usage_id = coalesce(${usageId}, usage_id),
             resolved_by = ${by}, resolved_at = ${tx.at}
       WHERE network_id = ${networkId} AND import_id = ${importId} AND line = ${line}`);
  }
}
