import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import { dayInWords } from '../../../kernel/day-in-words.js';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { CodeBook } from '../../domain/code-book.js';
import { codeOn, isHeldByAnother, type AccessCode } from '../../domain/access-code.js';
import {
  CodeAttachedTwice,
  CodeHeldByAnother,
  CodeRevokedAlready,
  UnknownReference,
} from '../../domain/network.refusals.js';
import { AccessCodeEntity } from './access-code.entity.js';
import { ofNetwork, slice } from './scope.js';
import { accessCodes } from './selections.js';

export type CodesHandedOver = Readonly<{
  fromAgreementId: Id;
  toAgreementId: Id;
  effectiveOn: Day;
  /** Professionals whose code changes; all others keep theirs. */
  accessCodes: readonly Readonly<{ professionalId: Id; code: string }>[];
}>;
export type ReplacedCode = Readonly<{ professionalId: Id; providerId: Id; code: string }>;

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

  /**
   * From a day on, the codes of one agreement open under another: the same code, or the one that replaces a professional's.
   * What they meant before stays written.
   * @returns how many are attached anew, and those that replace another
   * @throws InvalidInput when a professional has no code to replace; CodeHeldByAnother, CodeAttachedTwice
   */
  async handOver(
    tx: Tx,
    networkId: Id,
    { fromAgreementId, toAgreementId, effectiveOn, accessCodes: news }: CodesHandedOver,
  ): Promise<Readonly<{ attached: number; replaced: readonly ReplacedCode[] }>> {
    const known = await tx.rows<AccessCode>(
      sql`${accessCodes} WHERE c.network_id = ${networkId} ORDER BY c.provider_id, c.code, c.valid_from FOR UPDATE`,
    );
    const book = new CodeBook(known);
    // Of each text, what it means on that day: the rows that are their own history's word.
    const passing = known.filter(
      (code) =>
        code.agreementId === fromAgreementId &&
        codeOn(book.historyOf(code.providerId, code.code), effectiveOn)?.id === code.id,
    );
    const replaced: ReplacedCode[] = [];
    for (const [index, { professionalId, code }] of news.entries()) {
      const own = passing.filter((held) => held.professionalId === professionalId);
      if (own.length === 0) throw new InvalidInput([nothingToReplace(index)]);
      for (const { id, providerId, practiceId } of own) {
        await this.endBefore(tx, networkId, id, effectiveOn);
        await this.attach(tx, {
          networkId,
          providerId,
          professionalId,
          practiceId,
          agreementId: toAgreementId,
          code,
          validFrom: effectiveOn,
        });
        replaced.push({ professionalId, providerId, code });
      }
    }
    const kept = passing.filter(
      (code) =>
        !replaced.some(
          ({ professionalId, providerId }) =>
            code.professionalId === professionalId && code.providerId === providerId,
        ),
    );
    const attached = kept
      .filter(({ validFrom }) => validFrom < effectiveOn)
      .map((code) => ({
        ...code,
        id: newId(),
        agreementId: toAgreementId,
        validFrom: effectiveOn,
        createdAt: tx.at,
      }));
    if (attached.length > 0) await tx.manager.insert(AccessCodeEntity, attached);
    // Those that begin that day or later have never been dialled: they are attached where they will be paid.
    const later = await tx.rows(sql`
      UPDATE access_code SET agreement_id = ${toAgreementId}
       WHERE network_id = ${networkId} AND agreement_id = ${fromAgreementId} AND valid_from >= ${effectiveOn} RETURNING id`);
    return { attached: attached.length + later.length, replaced };
  }

  private async endBefore(tx: Tx, networkId: Id, id: Id, day: Day): Promise<void> {
    await tx.rows(sql`
      UPDATE access_code SET revoked_on = least(coalesce(revoked_on, ${day}::date), ${day}::date)
       WHERE network_id = ${networkId} AND id = ${id} AND valid_from <= ${day}`);
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
    fr: `Ce code ne vaut qu’à partir du ${dayInWords(validFrom).fr}.`,
    en: `This code only opens from ${dayInWords(validFrom).en}.`,
  },
});

const nothingToReplace = (index: number) => ({
  pointer: `/accessCodes/${index}/professionalId`,
  message: {
    fr: 'Ce professionnel n’a pas de code à lui sous la convention qui passe le relais : retirez-le de la liste.',
    en: 'This professional has no code of their own under the agreement that hands over: take them off the list.',
  },
});
