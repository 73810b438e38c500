import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { statusOf, type Reply } from '../../../platform/http/index.js';
import { mistakesOf, sendPage, type PageContext } from '../../../web/index.js';
import type { Professional } from '../../domain/professional.js';
import { LastUses } from '../../use-cases/last-uses.js';
import { Applications } from '../persistence/applications.js';
import { Directory } from '../persistence/directory.js';
import { NetworkNames } from '../persistence/network-names.js';
import { Practices } from '../persistence/practices.js';
import { Professionals } from '../persistence/professionals.js';
import { Relaunches } from '../persistence/relaunches.js';
import { PersonPage } from './person-page.js';
import type { PersonView } from './person-view.js';
import type { Act } from './person-words.js';

/** All that a professional’s page shows, and the answer to what is done there. */
@Injectable()
export class ReadPerson {
  constructor(
    @Inject(Professionals) private readonly professionals: Professionals,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Relaunches) private readonly relaunches: Relaunches,
    @Inject(LastUses) private readonly lastUses: LastUses,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Back to the page when it is done; the page again, with the reason, when it is refused. */
  async answer(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    act: Act,
    refusal: Refusal | null,
  ): Promise<void> {
    if (!refusal) return void reply.redirect(`/network/professionals/${id}?done=${act}`, 303);
    const { language } = page.words;
    const { all } = mistakesOf(refusal, language);
    const refused = all.length > 0 ? all.map(({ message }) => message) : [refusal.problem.detail[language]];
    const own = { ...page, path: `/network/professionals/${id}` };
    void sendPage(
      reply,
      <PersonPage {...await this.about(own, viewer, id)} refused={refused} />,
      statusOf(refusal),
    );
  }

  /** @throws NotFound */
  async found(viewer: NetworkViewer, id: Id): Promise<Professional> {
    const person = await this.professionals.find(viewer, id);
    if (!person) throw new NotFound();
    return person;
  }

  async about(page: PageContext, viewer: NetworkViewer, id: Id): Promise<PersonView> {
    const { networkId } = viewer;
    const person = await this.found(viewer, id);
    const [{ timeZone }, practices, names, allCodes, uses, relaunchedAt, applicationId] = await Promise.all([
      this.directory.network(networkId),
      this.practices.open(networkId),
      this.names.of(networkId),
      this.directory.accessCodes(networkId),
      this.lastUses.of(networkId, [id]),
      this.relaunches.lastOf(networkId, id),
      this.applications.waitingOf(networkId, id),
    ]);
    return {
      page,
      person,
      practices,
      names,
      codes: allCodes.filter(({ professionalId }) => professionalId === id),
      lastUse: uses.get(id) ?? null,
      relaunchedOn: relaunchedAt && dayOf(relaunchedAt, timeZone),
      today: dayOf(this.clock.now(), timeZone),
      applicationId,
    };
  }
}
