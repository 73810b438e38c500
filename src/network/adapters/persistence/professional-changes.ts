import { Inject, Injectable } from '@nestjs/common';
import { MemberAccounts } from '../../../identity/index.js';
import { InvalidInput } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { breaks, type Tx } from '../../../platform/database/index.js';
import { affiliationProblems } from '../../domain/affiliations.js';
import { ProfessionalKnown } from '../../domain/network.refusals.js';
import type { Affiliation, Professional } from '../../domain/professional.js';
import { Practices } from './practices.js';
import { AffiliationEntity, ProfessionalEntity } from './professional.entity.js';
import { Professionals } from './professionals.js';

/** What may be corrected of somebody; what is left out stays. */
export type Correction = Partial<
  Pick<Professional, 'givenName' | 'familyName' | 'profession' | 'email' | 'rpps'>
>;

/** What changes in a professional’s life: a name, an address, where they work. */
@Injectable()
export class ProfessionalChanges {
  constructor(
    @Inject(Professionals) private readonly professionals: Professionals,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(MemberAccounts) private readonly accounts: MemberAccounts,
  ) {}

  /**
   * Corrects what is known of somebody; a new address is also the one that they sign in with.
   * @throws NotFound, ProfessionalKnown, EmailTaken
   */
  async correct(tx: Tx, networkId: Id, id: Id, correction: Correction): Promise<Professional> {
    const professional = await this.professionals.byId(tx, networkId, id);
    const corrected = { ...professional, ...given(correction) };
    const { givenName, familyName, profession, email, rpps } = corrected;
    try {
      await tx.manager.update(
        ProfessionalEntity,
        { networkId, id },
        { givenName, familyName, profession, email, rpps },
      );
    } catch (error) {
      if (breaks(error, 'professional_email')) throw new ProfessionalKnown('email');
      if (breaks(error, 'professional_rpps')) throw new ProfessionalKnown('rpps');
      throw error;
    }
    await this.accounts.changeEmail(tx, networkId, id, email);
    return corrected;
  }

  /**
   * Adds a place where they work; of one that is known by its practice and first day, changes the last day.
   * @throws NotFound, UnknownReference, PracticeIsClosed, InvalidInput
   */
  async affiliate(tx: Tx, networkId: Id, id: Id, place: Affiliation): Promise<Professional> {
    const professional = await this.professionals.byId(tx, networkId, id);
    await this.practices.checkOpen(tx, networkId, place.practiceId, '/practiceId', place);
    const isSame = (one: Affiliation): boolean =>
      one.practiceId === place.practiceId && one.from === place.from;
    const practices = [...professional.practices.filter((one) => !isSame(one)), place];
    const problems = affiliationProblems(practices);
    // The place is the last of the list: of what is wrong, its fields are named as they were given.
    if (problems.length > 0) {
      throw new InvalidInput(
        problems.map(({ pointer, message }) => ({
          pointer: pointer.replace(/^\/practices\/\d+/, '') || '/practiceId',
          message,
        })),
      );
    }
    const { practiceId, from: fromOn, until: untilOn } = place;
    const key = { networkId, professionalId: id, practiceId, fromOn };
    await tx.manager.upsert(AffiliationEntity, { ...key, untilOn }, Object.keys(key));
    return this.professionals.byId(tx, networkId, id);
  }
}

const given = (correction: Correction): Correction =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined));
