import { Body, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  Member,
  pageOf,
  readAs,
  ShowsPeople,
  sliceOf,
  statusOf,
  type Exchange,
  type Page,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  everyRow,
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { fullName, professions, type EnrolmentState } from '../../domain/professional.js';
import { LastUses } from '../../use-cases/last-uses.js';
import { InvitationBody } from '../http/professionals.dto.js';
import { Applications } from '../persistence/applications.js';
import { Directory } from '../persistence/directory.js';
import { JoiningLinks } from '../persistence/joining-links.js';
import { NetworkNames } from '../persistence/network-names.js';
import { People, type ListedPerson, type PeopleFilter } from '../persistence/people.js';
import { Practices } from '../persistence/practices.js';
import { Professionals } from '../persistence/professionals.js';
import { Relaunches } from '../persistence/relaunches.js';
import { InvitePage } from './invite-page.js';
import { PeoplePage } from './people-page.js';
import { peopleWords } from './people-words.js';
import { tradeWords } from './trade-words.js';

const FILE_SLICE = 200;

@PageController('network')
@Allow('coordinator')
export class PeopleController {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(LastUses) private readonly lastUses: LastUses,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Professionals) private readonly professionals: Professionals,
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
    @Inject(Relaunches) private readonly relaunches: Relaunches,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ShowsPeople()
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(query);
    const [filter, cursor] = [filterIn(fields), fields.text('cursor')];
    const [{ items: people, nextCursor }, counts, waiting, { practices }] = await Promise.all([
      this.page(networkId, filter, cursor),
      this.people.counts(networkId),
      this.applications.countWaiting(networkId),
      this.names.of(networkId),
    ]);
    const lastUses = await this.usesOf(networkId, people);
    const relaunched = fields.number('relaunched');
    void sendPage(
      reply,
      <PeoplePage
        {...{ page, people, nextCursor, filter, cursor, lastUses, counts, waiting, practices }}
        relaunched={relaunched !== undefined && Number.isInteger(relaunched) ? relaunched : undefined}
      />,
    );
  }

  @Get('professionals.csv')
  @ShowsPeople()
  file(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): void {
    const [words, trade] = [peopleWords(page), tradeWords(page)];
    const filter = filterIn(fieldsOf(query));
    const rows = everyRow(async (cursor) => {
      const { items, nextCursor } = await this.page(networkId, filter, cursor, FILE_SLICE);
      const uses = await this.usesOf(networkId, items);
      return {
        items: items.map((person) => ({ ...person, usedOn: uses.get(person.id) ?? null })),
        nextCursor,
      };
    });
    void sendCsv<ListedPerson & { usedOn: string | null }>(reply, {
      name: 'professionnels',
      columns: [
        { title: words.name, cell: fullName },
        { title: words.email, cell: ({ email }) => email },
        { title: words.status, cell: ({ status }) => trade.enrolments[status] },
        { title: words.profession, cell: ({ profession }) => trade.professions[profession] },
        { title: words.practice, cell: ({ places }) => places.join(', ') },
        { title: words.since, cell: ({ enrolledOn }) => enrolledOn },
        { title: words.lastUse, cell: ({ usedOn }) => usedOn },
      ],
      rows,
    });
  }

  @Get('professionals/new')
  async ask(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Res() reply: Reply,
  ): Promise<void> {
    const practices = await this.practices.open(networkId);
    void sendPage(
      reply,
      <InvitePage page={page} practices={practices} fields={fieldsOf({})} mistakes={noMistakes} />,
    );
  }

  @Post('professionals')
  async invite(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const invitation = await this.invitationIn(networkId, fields);
      return this.commands.once(exchange, async (tx) => {
        const { id } = await this.professionals.invite(tx, invitation);
        await this.links.request(tx, networkId, id);
        return { id };
      });
    });
    if (done) return void reply.redirect(`/network/professionals/${done.id}?done=invite`, 303);
    const { language } = page.words;
    const mistakes = mistakesOf(refusal, language);
    const refused = mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined;
    const practices = await this.practices.open(networkId);
    void sendPage(
      reply,
      <InvitePage {...{ page, practices, fields, mistakes, refused }} />,
      statusOf(refusal),
    );
  }

  @Post('relaunch')
  async relaunch(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Res() reply: Reply,
  ): Promise<void> {
    const { relaunched } = await this.commands.once(exchange, (tx) => this.relaunches.all(tx, networkId));
    void reply.redirect(`/network?relaunched=${relaunched}`, 303);
  }

  private async page(
    networkId: Id,
    filter: PeopleFilter,
    cursor: string | undefined,
    limit?: number,
  ): Promise<Page<ListedPerson>> {
    const slice = sliceOf({ cursor, limit });
    return pageOf(await this.people.page(networkId, filter, slice), slice, (person) => person);
  }

  private usesOf(networkId: Id, people: readonly ListedPerson[]): Promise<ReadonlyMap<Id, string>> {
    return this.lastUses.of(
      networkId,
      people.map(({ id }) => id),
    );
  }

  private async invitationIn(networkId: Id, fields: Fields) {
    const { timeZone } = await this.directory.network(networkId);
    const from = dayOf(this.clock.now(), timeZone);
    const { rpps, practices, ...who } = await readAs(InvitationBody, {
      email: fields.text('email'),
      givenName: fields.text('givenName'),
      familyName: fields.text('familyName'),
      profession: fields.text('profession'),
      practices: [{ practiceId: fields.text('practices-0-practiceId'), from }],
    });
    const places = practices.map((place) => ({ ...place, until: place.until ?? null }));
    return { ...who, rpps: rpps ?? null, practices: places, networkId };
  }
}

const states: readonly EnrolmentState[] = ['invited', 'enrolled', 'suspended', 'left'];

/** An address that asks for what there is not asks for nothing. */
const filterIn = (fields: Fields): PeopleFilter => {
  const practiceId = fields.text('practiceId');
  return {
    status: states.find((state) => state === fields.text('status')),
    profession: professions.find((profession) => profession === fields.text('profession')),
    practiceId: practiceId && isId(practiceId) ? practiceId : undefined,
    q: fields.text('q')?.slice(0, 100),
  };
};
