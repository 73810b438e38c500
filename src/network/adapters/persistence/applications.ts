import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Application, RefusalReason } from '../../domain/application.js';
import { charter } from '../../domain/charter.js';
import { ApplicationDecided, ProofNotSeen } from '../../domain/joining.refusals.js';
import type { Professional } from '../../domain/professional.js';
import type { Proof } from '../../domain/proof.js';
import { JoiningLinks } from './joining-links.js';
import { Practices } from './practices.js';
import { ProfessionalChanges } from './professional-changes.js';
import { Professionals } from './professionals.js';
import { Proofs } from './proofs.js';
import { slice } from './scope.js';

/** What the invited professional has filled in; the charter is accepted by sending it. */
export type Filled = Pick<
  Application,
  'givenName' | 'familyName' | 'profession' | 'rpps' | 'practiceId' | 'newPractice'
>;

/** Where somebody is to work: of a new practice, what its professional need not know; or one that is there already. */
export type Placement = Readonly<{ inseeCode?: string | null; practiceId?: Id | null }>;

/** Demandes d’adhésion : sent by a link, decided by the coordination. */
@Injectable()
export class Applications {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Professionals) private readonly professionals: Professionals,
    @Inject(ProfessionalChanges) private readonly changes: ProfessionalChanges,
    @Inject(Proofs) private readonly proofs: Proofs,
  ) {}

  /**
   * Takes a filled form, and uses its link up. An earlier one that still waits is replaced.
   * @throws NotFound, JoiningLinkLate, JoiningLinkUsed; UnknownReference, PracticeIsClosed
   */
  async submit(tx: Tx, secret: string, filled: Filled, proof: Proof): Promise<{ id: Id }> {
    const { networkId, professionalId } = await this.links.use(tx, secret);
    if (filled.practiceId !== null)
      await this.practices.checkOpen(tx, networkId, filled.practiceId, '/practiceId');
    await this.dropWaiting(tx, networkId, professionalId);
    const id = newId();
    await tx.rows(sql`
      INSERT INTO application (network_id, id, professional_id, given_name, family_name, profession, rpps, practice_id,
                               new_practice, charter_version, submitted_at)
      VALUES (${networkId}, ${id}, ${professionalId}, ${filled.givenName}, ${filled.familyName}, ${filled.profession},
              ${filled.rpps}, ${filled.practiceId}, ${filled.newPractice && JSON.stringify(filled.newPractice)},
              ${charter.version}, ${tx.at})`);
    await this.proofs.keep(tx, networkId, id, proof);
    tx.publish({ type: 'application.submitted.v1', networkId, subjectId: id, facts: { professionalId } });
    return { id };
  }

  /**
   * The professional joins as they said, and their proof is deleted.
   * @throws NotFound, ApplicationDecided, ProofNotSeen, EnrolmentRefused, ProfessionalKnown; InvalidInput without an INSEE code
   */
  async accept(tx: Tx, networkId: Id, id: Id, placement: Placement, today: Day): Promise<Professional> {
    const application = await this.waiting(tx, networkId, id);
    if (application.proofSeenAt === null) throw new ProofNotSeen(application.hasProof);
    const { professionalId, givenName, familyName, profession, rpps } = application;
    const practiceId = await this.place(tx, application, placement);
    const joining = await this.changes.correct(tx, networkId, professionalId, {
      givenName,
      familyName,
      profession,
      ...(rpps !== null && { rpps }),
    });
    const isThere = joining.practices.some((one) => one.practiceId === practiceId && one.until === null);
    if (!isThere)
      await this.changes.affiliate(tx, networkId, professionalId, { practiceId, from: today, until: null });
    if (joining.status !== 'enrolled')
      await this.professionals.move(tx, networkId, professionalId, 'enrol', today);
    await this.decide(tx, application, 'accepted', null);
    return this.professionals.byId(tx, networkId, professionalId);
  }

  /** The professional is told why, and their proof is deleted. @throws NotFound, ApplicationDecided */
  async refuse(
    tx: Tx,
    networkId: Id,
    id: Id,
    reason: RefusalReason,
  ): Promise<{ id: Id; reason: RefusalReason }> {
    const application = await this.waiting(tx, networkId, id);
    await this.decide(tx, application, 'refused', reason);
    return { id, reason };
  }

  /** Those that wait for an answer, the oldest first. */
  page(networkId: Id, wanted: Slice): Promise<Application[]> {
    return this.database.rows(
      sql`${applications} WHERE a.network_id = ${networkId} AND a.outcome IS NULL AND ${slice(sql`a.id`, wanted)}`,
    );
  }

  find(networkId: Id, id: Id): Promise<Application | undefined> {
    return this.database.row(sql`${applications} WHERE a.network_id = ${networkId} AND a.id = ${id}`);
  }

  async countWaiting(networkId: Id): Promise<number> {
    const row = await this.database.row<{ count: number }>(
      sql`SELECT count(*)::integer AS count FROM application WHERE network_id = ${networkId} AND outcome IS NULL`,
    );
    return row?.count ?? 0;
  }

  /** The application of this professional that waits for an answer. */
  async waitingOf(networkId: Id, professionalId: Id): Promise<Id | null> {
    const row = await this.database.row<{ id: Id }>(sql`
      SELECT id FROM application
       WHERE network_id = ${networkId} AND professional_id = ${professionalId} AND outcome IS NULL`);
    return row?.id ?? null;
  }

  private async waiting(tx: Tx, networkId: Id, id: Id): Promise<Application> {
    const application = await tx.row<Application>(
      sql`${applications} WHERE a.network_id = ${networkId} AND a.id = ${id} FOR UPDATE OF a`,
    );
    if (!application) throw new NotFound();
    if (application.outcome !== null) throw new ApplicationDecided();
    return application;
  }

  private async place(tx: Tx, application: Application, { practiceId, inseeCode }: Placement): Promise<Id> {
    const { networkId, newPractice } = application;
    const known = practiceId ?? application.practiceId;
    if (known) {
      await this.practices.checkOpen(tx, networkId, known, '/practiceId');
      return known;
    }
    if (!newPractice || !inseeCode) throw new InvalidInput([inseeNeeded]);
    return (await this.practices.add(tx, { ...newPractice, inseeCode, finess: null, networkId })).id;
  }

  private async decide(
    tx: Tx,
    { networkId, id }: Application,
    outcome: 'accepted' | 'refused',
    reason: RefusalReason | null,
  ): Promise<void> {
    await tx.rows(sql`
      UPDATE application SET outcome = ${outcome}, reason = ${reason}, decided_at = ${tx.at}
       WHERE network_id = ${networkId} AND id = ${id}`);
    await this.proofs.drop(tx, networkId, id);
    tx.publish({
      type: `application.${outcome}.v1`,
      networkId,
      subjectId: id,
      facts: reason ? { reason } : {},
    });
  }

  private async dropWaiting(tx: Tx, networkId: Id, professionalId: Id): Promise<void> {
    const former = await tx.row<{ id: Id }>(sql`
      SELECT id FROM application
       WHERE network_id = ${networkId} AND professional_id = ${professionalId} AND outcome IS NULL FOR UPDATE`);
    if (!former) return;
    await this.proofs.drop(tx, networkId, former.id);
    await tx.rows(sql`DELETE FROM application WHERE network_id = ${networkId} AND id = ${former.id}`);
  }
}

const applications: Sql = sql`
  SELECT a.network_id AS "networkId", a.id, a.professional_id AS "professionalId", p.email, a.given_name AS "givenName",
         a.family_name AS "familyName", a.profession, a.rpps, a.practice_id AS "practiceId",
         a.new_practice AS "newPractice", a.charter_version AS "charterVersion", a.submitted_at AS "submittedAt",
         EXISTS (SELECT FROM proof f WHERE f.network_id = a.network_id AND f.application_id = a.id) AS "hasProof",
         a.proof_seen_at AS "proofSeenAt", a.outcome, a.reason, a.decided_at AS "decidedAt"
    FROM application a JOIN professional p ON p.network_id = a.network_id AND p.id = a.professional_id`;

const inseeNeeded = {
  pointer: '/inseeCode',
  message: {
    fr: 'Donnez le code INSEE de la commune de ce nouveau lieu, ou choisissez un lieu du réseau.',
    en: 'Give the INSEE code of the new practice’s commune, or choose a practice of the network.',
  },
};
