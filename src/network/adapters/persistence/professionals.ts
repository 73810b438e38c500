import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Accounts } from '../../../identity/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { nextState } from '../../../kernel/lifecycle.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { breaks, Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { affiliationProblems } from '../../domain/affiliations.js';
import { enrolmentLifecycle, type EnrolmentCommand } from '../../domain/enrolment.lifecycle.js';
import { EnrolmentRefused, ProfessionalKnown, UnknownReference } from '../../domain/network.refusals.js';
import type { Affiliation, Professional } from '../../domain/professional.js';
import { AffiliationEntity, ProfessionalEntity } from './professional.entity.js';
import { isColleague, ofNetwork, slice } from './scope.js';
import { professionals } from './selections.js';

export type Invitation = Omit<Professional, 'id' | 'status' | 'enrolledOn'>;

@Injectable()
export class Professionals {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Writes someone down as invited, and opens the account with which they sign in.
   * @throws InvalidInput, UnknownReference, ProfessionalKnown, EmailTaken
   */
  async invite(tx: Tx, { practices, ...invitation }: Invitation): Promise<Professional> {
    const problems = affiliationProblems(practices);
    if (problems.length > 0) throw new InvalidInput(problems);
    const { networkId } = invitation;
    await this.checkPractices(tx, networkId, practices);
    const professional = { ...invitation, id: newId(), status: 'invited' as const, enrolledOn: null };
    try {
      await tx.manager.insert(ProfessionalEntity, { ...professional, createdAt: tx.at });
    } catch (error) {
      if (breaks(error, 'professional_email')) throw new ProfessionalKnown('email');
      if (breaks(error, 'professional_rpps')) throw new ProfessionalKnown('rpps');
      throw error;
    }
    const places = practices.map(({ practiceId, from, until }) => ({
      practiceId,
      fromOn: from,
      untilOn: until,
    }));
    await tx.manager.insert(
      AffiliationEntity,
      places.map((place) => ({ ...place, networkId, professionalId: professional.id })),
    );
    await this.accounts.open(tx, {
      networkId,
      email: professional.email,
      role: 'professional',
      professionalId: professional.id,
    });
    return { ...professional, practices };
  }

  /**
   * Takes an enrolment where the command leads. The day of the first enrolment is kept through a suspension.
   * @throws NotFound, EnrolmentRefused
   */
  async move(tx: Tx, networkId: Id, id: Id, command: EnrolmentCommand, today: Day): Promise<Professional> {
    const professional = await this.byId(tx, networkId, id);
    const status = nextState(enrolmentLifecycle, professional.status, command);
    if (!status) throw new EnrolmentRefused(professional.status, command);
    const enrolledOn = status === 'enrolled' ? (professional.enrolledOn ?? today) : professional.enrolledOn;
    await tx.manager.update(ProfessionalEntity, { networkId, id }, { status, enrolledOn });
    return { ...professional, status, enrolledOn };
  }

  /** Held to the end of the transaction: what is decided on it stays true. @throws NotFound */
  async byId(tx: Tx, networkId: Id, id: Id): Promise<Professional> {
    const professional = await tx.row<Professional>(
      sql`${professionals} WHERE p.network_id = ${networkId} AND p.id = ${id} FOR UPDATE`,
    );
    if (!professional) throw new NotFound();
    return professional;
  }

  page(viewer: Viewer, wanted: Slice): Promise<Professional[]> {
    return this.database.rows(sql`${this.seenBy(viewer)} AND ${slice(sql`p.id`, wanted)}`);
  }

  find(viewer: Viewer, id: Id): Promise<Professional | undefined> {
    return this.database.row(sql`${this.seenBy(viewer)} AND p.id = ${id}`);
  }

  private seenBy(viewer: Viewer): Sql {
    return sql`
      ${professionals} WHERE ${ofNetwork(viewer, sql`p.network_id`)} AND ${isColleague(viewer, sql`p.id`, this.clock.now())}`;
  }

  private async checkPractices(tx: Tx, networkId: Id, practices: readonly Affiliation[]): Promise<void> {
    const ids = practices.map(({ practiceId }) => practiceId);
    const found = await tx.rows<{ id: Id }>(
      sql`SELECT id FROM practice WHERE network_id = ${networkId} AND id = ANY(${ids})`,
    );
    const known = new Set(found.map(({ id }) => id));
    const unknown = ids.flatMap((id, index) => (known.has(id) ? [] : [`/practices/${index}/practiceId`]));
    if (unknown.length > 0) throw new UnknownReference(...unknown);
  }
}
