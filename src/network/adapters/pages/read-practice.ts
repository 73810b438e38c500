import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Fields, Language } from '../../../web/index.js';
import { People } from '../persistence/people.js';
import { Practices } from '../persistence/practices.js';
import { Secretaries } from '../persistence/secretaries.js';
import type { RefusedInvitation, StaffedPractice } from './practice-pages.js';

const ALL = { limit: 200, after: null } as const;

/** A practice with those who work there today, for whoever may know. */
@Injectable()
export class ReadPractice {
  constructor(
    @Inject(Practices) private readonly practices: Practices,
    @Inject(People) private readonly people: People,
    @Inject(Secretaries) private readonly secretaries: Secretaries,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the viewer does not work there today */
  async of(viewer: NetworkViewer, id: Id): Promise<StaffedPractice> {
    const [practice, secretaries, people] = await Promise.all([
      this.practices.find(viewer, id),
      this.secretaries.of(viewer, id),
      this.people.page(viewer.networkId, { practiceId: id, status: 'enrolled' }, ALL),
    ]);
    if (!practice) throw new NotFound();
    return { practice, people, secretaries };
  }

  /** Each practice where the viewer works today. */
  async own(viewer: NetworkViewer): Promise<StaffedPractice[]> {
    const ids = await this.secretaries.own(this.database, viewer, this.clock.now());
    return Promise.all(ids.map((id) => this.of(viewer, id)));
  }
}

/** What to say beside the field when a secretary could not be invited. */
export const refusedInvitationOf = (
  refusal: Refusal,
  practiceId: Id,
  fields: Fields,
  language: Language,
): RefusedInvitation => ({
  practiceId,
  email: fields.text('email'),
  message: (refusal.problem.errors?.[0]?.message ?? refusal.problem.detail)[language],
});
