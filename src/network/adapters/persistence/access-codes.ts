import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { isHeldByAnother, type AccessCode } from '../../domain/access-code.js';
import {
  CodeAttachedTwice,
  CodeHeldByAnother,
  CodeRevokedAlready,
  UnknownReference,
} from '../../domain/network.refusals.js';
import { AccessCodeEntity } from './access-code.entity.js';
import { ofNetwork, slice } from './scope.js';
import { accessCodes } from './selections.js';

export type Attachment = Omit<AccessCode, 'id' | 'revokedOn'>;

@Injectable()
export class AccessCodes {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Attaches a code to who gives it and to the agreement that pays, from a day on. What it meant before stays written.
   * @throws NotFound when there is no such provider; UnknownReference, CodeAttachedTwice, CodeHeldByAnother
   */
  async attach(tx: Tx, attachment: Attachment): Promise<AccessCode> {
    const { networkId, providerId, code, validFrom } = attachment;
    // Held to the end, so that two attachments of one code are looked at one after the other.
    const provider = await tx.row(
      sql`SELECT FROM provider WHERE network_id = ${networkId} AND id = ${providerId} FOR NO KEY UPDATE`,
    );
    if (!provider) throw new NotFound();
    await this.checkReferences(tx, attachment);
    const same = await tx.rows<AccessCode>(sql`
      ${accessCodes} WHERE c.network_id = ${networkId} AND c.provider_id = ${providerId} AND c.code = ${code}`);
    if (same.some((known) => known.validFrom === validFrom)) throw new CodeAttachedTwice();
    if (isHeldByAnother(same, attachment, validFrom)) throw new CodeHeldByAnother();
    const attached = { ...attachment, id: newId(), revokedOn: null };
    await tx.manager.insert(AccessCodeEntity, { ...attached, createdAt: tx.at });
    return attached;
  }

  /** @throws NotFound, CodeRevokedAlready; InvalidInput when the day comes before the code's first one */
  async revoke(tx: Tx, networkId: Id, id: Id, on: Day): Promise<AccessCode> {
    const code = await tx.row<AccessCode>(
      sql`${accessCodes} WHERE c.network_id = ${networkId} AND c.id = ${id} FOR UPDATE`,
    );
    if (!code) throw new NotFound();
    if (code.revokedOn !== null) throw new CodeRevokedAlready();
    if (on < code.validFrom) throw new InvalidInput([beforeItsFirstDay(code.validFrom)]);
    await tx.manager.update(AccessCodeEntity, { networkId, id }, { revokedOn: on });
    return { ...code, revokedOn: on };
  }

  page(viewer: Viewer, providerId: Id, wanted: Slice): Promise<AccessCode[]> {
    return this.database.rows(sql`
      ${accessCodes}
       WHERE ${ofNetwork(viewer, sql`c.network_id`)} AND c.provider_id = ${providerId} AND ${slice(sql`c.id`, wanted)}`);
  }

  private async checkReferences(
    tx: Tx,
    { networkId, professionalId, practiceId, agreementId }: Attachment,
  ): Promise<void> {
    const known = await tx.row<Record<'professional' | 'practice' | 'agreement', boolean>>(sql`
      SELECT EXISTS (SELECT FROM professional WHERE network_id = ${networkId} AND id = ${professionalId}) AS professional,
             EXISTS (SELECT FROM practice WHERE network_id = ${networkId} AND id = ${practiceId}) AS practice,
             EXISTS (SELECT FROM agreement WHERE network_id = ${networkId} AND id = ${agreementId}) AS agreement`);
    const unknown = [
      ...(professionalId !== null && !known?.professional ? ['/professionalId'] : []),
      ...(practiceId !== null && !known?.practice ? ['/practiceId'] : []),
      ...(!known?.agreement ? ['/agreementId'] : []),
    ];
    if (unknown.length > 0) throw new UnknownReference(...unknown);
  }
}

const beforeItsFirstDay = (validFrom: Day) => ({
  pointer: '/on',
  message: {
    fr: `Ce code ne vaut qu’à partir du ${validFrom}.`,
    en: `This code only opens from ${validFrom}.`,
  },
});
