import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Queryable, type Tx } from '../../../platform/database/index.js';
import { JoiningLinkLate, JoiningLinkUsed, NotToBeInvited } from '../../domain/joining.refusals.js';
import type { EnrolmentState } from '../../domain/professional.js';

const DAY_MS = 24 * 3_600_000;
const LIFE_MS = 30 * DAY_MS;

/** Who may fill the form, as the link says. */
export type Invited = Readonly<{ networkId: Id; linkId: Id; professionalId: Id; requestedAt: Date }>;

/** The links by which invited professionals join. Only the last one sent to somebody works, for thirty days, and once. */
@Injectable()
export class JoiningLinks {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Asks for a letter with a link to this professional.
   * @throws NotFound; NotToBeInvited for whoever is enrolled or suspended
   */
  async request(tx: Tx, networkId: Id, professionalId: Id): Promise<{ id: Id }> {
    const professional = await tx.row<{ status: EnrolmentState }>(sql`
      SELECT status FROM professional WHERE network_id = ${networkId} AND id = ${professionalId}`);
    if (!professional) throw new NotFound();
    if (professional.status !== 'invited' && professional.status !== 'left') throw new NotToBeInvited();
    const id = newId();
    await tx.rows(sql`
      INSERT INTO joining_link (network_id, id, professional_id, requested_at)
      VALUES (${networkId}, ${id}, ${professionalId}, ${tx.at})`);
    tx.publish({ type: 'professional.invited.v1', networkId, subjectId: id, facts: { professionalId } });
    return { id };
  }

  /**
   * Draws the secret of a link, which then stands in the letter alone; those sent before to the same person are dead.
   * @returns null when it is used, or a later one was asked for
   */
  async draw(networkId: Id, id: Id): Promise<{ email: string; network: string; secret: string } | null> {
    const secret = randomBytes(32).toString('base64url');
    const drawn = await this.database.row<{ email: string; network: string }>(sql`
      UPDATE joining_link l SET hash = ${hashOf(secret)}
        FROM professional p JOIN network n ON n.id = p.network_id
       WHERE l.network_id = ${networkId} AND l.id = ${id} AND l.used_at IS NULL
         AND p.network_id = l.network_id AND p.id = l.professional_id
         AND NOT EXISTS (SELECT FROM joining_link later WHERE later.network_id = l.network_id
                            AND later.professional_id = l.professional_id AND later.id > l.id)
      RETURNING p.email, n.name AS network`);
    return drawn ? { ...drawn, secret } : null;
  }

  /** @throws NotFound, JoiningLinkLate, JoiningLinkUsed */
  find(secret: string, at: Date): Promise<Invited> {
    return this.read(this.database, secret, at);
  }

  /** Uses the link up. @throws NotFound, JoiningLinkLate, JoiningLinkUsed */
  async use(tx: Tx, secret: string): Promise<Invited> {
    const invited = await this.read(tx, secret, tx.at);
    // One UPDATE takes the row's lock: of two that come with the same link, the second sees it used.
    const used = await tx.row(sql`
      UPDATE joining_link SET used_at = ${tx.at}
       WHERE network_id = ${invited.networkId} AND id = ${invited.linkId} AND used_at IS NULL RETURNING id`);
    if (!used) throw new JoiningLinkUsed();
    return invited;
  }

  private async read(where: Queryable, secret: string, at: Date): Promise<Invited> {
    const link = await where.row<Invited & { usedAt: Date | null; isReplaced: boolean }>(sql`
      SELECT l.network_id AS "networkId", l.id AS "linkId", l.professional_id AS "professionalId",
             l.requested_at AS "requestedAt", l.used_at AS "usedAt",
             EXISTS (SELECT FROM joining_link later WHERE later.network_id = l.network_id
                        AND later.professional_id = l.professional_id AND later.id > l.id) AS "isReplaced"
        FROM joining_link l WHERE l.hash = ${hashOf(secret)}`);
    if (!link) throw new NotFound();
    if (link.usedAt !== null) throw new JoiningLinkUsed();
    if (link.isReplaced || at.getTime() - link.requestedAt.getTime() > LIFE_MS) throw new JoiningLinkLate();
    return link;
  }
}

/** Drawn at random, so that a plain hash can't be searched backwards. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
