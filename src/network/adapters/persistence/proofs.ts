import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { Every, type Sweep } from '../../../platform/queue/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
import { PROOF_KEPT_DAYS, type Proof, type ProofType } from '../../domain/proof.js';

const HOUR_MS = 3_600_000;

/** Proofs, sealed under the program's key, for as short a time as they serve. */
@Injectable()
@Every(HOUR_MS)
export class Proofs implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Secrets) private readonly secrets: Secrets,
  ) {}

  async keep(tx: Tx, networkId: Id, applicationId: Id, { mediaType, bytes }: Proof): Promise<void> {
    await tx.rows(sql`
      INSERT INTO proof (network_id, application_id, media_type, sealed, uploaded_at)
      VALUES (${networkId}, ${applicationId}, ${mediaType}, ${this.secrets.sealBytes(bytes)}, ${tx.at})`);
  }

  /** Opens it for the coordination, and writes down that it has been seen. @throws NotFound */
  async look(tx: Tx, networkId: Id, applicationId: Id): Promise<Proof> {
    const kept = await tx.row<{ mediaType: ProofType; sealed: Buffer }>(sql`
      SELECT media_type AS "mediaType", sealed FROM proof
       WHERE network_id = ${networkId} AND application_id = ${applicationId}`);
    if (!kept) throw new NotFound();
    await tx.rows(sql`
      UPDATE application SET proof_seen_at = coalesce(proof_seen_at, ${tx.at})
       WHERE network_id = ${networkId} AND id = ${applicationId}`);
    return { mediaType: kept.mediaType, bytes: this.secrets.openBytes(kept.sealed) };
  }

  async drop(tx: Tx, networkId: Id, applicationId: Id): Promise<void> {
    await tx.rows(
      sql`DELETE FROM proof WHERE network_id = ${networkId} AND application_id = ${applicationId}`,
    );
  }

  /** Nobody decided: what was confided is not kept for that. */
  async sweep(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - PROOF_KEPT_DAYS * 24 * HOUR_MS);
    await this.database.rows(sql`DELETE FROM proof WHERE uploaded_at < ${oldest}`);
  }
}
