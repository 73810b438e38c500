import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { ProfessionalCorrectionBody } from '../http/professional-changes.dto.js';
import { AffiliationBody } from '../http/professionals.dto.js';
import { ProfessionalChanges } from '../persistence/professional-changes.js';
import { PersonEditPage } from './person-edit-page.js';
import { PersonPage } from './person-page.js';
import { acts } from './person-words.js';
import { ReadPerson } from './read-person.js';

@PageController('network/professionals/:id')
@Allow('coordinator')
export class PersonController {
  constructor(
    @Inject(ReadPerson) private readonly person: ReadPerson,
    @Inject(ProfessionalChanges) private readonly changes: ProfessionalChanges,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const asked = fieldsOf(query).text('done');
    const done = acts.find((act) => act === asked);
    void sendPage(reply, <PersonPage {...await this.person.about(page, viewer, id)} done={done} />);
  }

  @Get('edit')
  @ShowsPeople()
  async edit(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const person = await this.person.found(viewer, id);
    void sendPage(
      reply,
      <PersonEditPage page={page} person={person} fields={fieldsOf(person)} mistakes={noMistakes} />,
    );
  }

  @Post('edit')
  async correct(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const person = await this.person.found(viewer, id);
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const correction = await readAs(ProfessionalCorrectionBody, {
        givenName: fields.text('givenName') ?? '',
        familyName: fields.text('familyName') ?? '',
        profession: fields.text('profession'),
        email: fields.text('email') ?? '',
        rpps: fields.text('rpps')?.replaceAll(/\s/gu, '') ?? null,
      });
      return this.commands.once(exchange, (tx) => this.changes.correct(tx, viewer.networkId, id, correction));
    });
    if (!refusal) return void reply.redirect(`/network/professionals/${id}?done=edit`, 303);
    const { language } = page.words;
    const mistakes = mistakesOf(refusal, language);
    const refused = mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined;
    void sendPage(
      reply,
      <PersonEditPage {...{ page, person, fields, mistakes, refused }} />,
      statusOf(refusal),
    );
  }

  /** A place where they work, or its last day. */
  @Post('practices')
  async affiliate(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.person.found(viewer, id);
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const place = await readAs(AffiliationBody, {
        practiceId: fields.text('practiceId'),
        from: fields.text('from'),
        until: fields.text('until'),
      });
      return this.commands.once(exchange, (tx) =>
        this.changes.affiliate(tx, viewer.networkId, id, { ...place, until: place.until ?? null }),
      );
    });
    await this.person.answer(reply, page, viewer, id, 'practices', refusal);
  }
}
