import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageOf,
  readAs,
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
import type { Practice } from '../../domain/practice.js';
import { NewPracticeBody } from '../http/practices.dto.js';
import { PracticeList, type ListedPractice } from '../persistence/practice-list.js';
import { Practices, type PracticeDescription } from '../persistence/practices.js';
import { Secretaries } from '../persistence/secretaries.js';
import { placeIn } from './place-fields.js';
import { PracticeFormPage } from './practice-form-page.js';
import { PracticeListPage } from './practice-list-page.js';
import { practiceWords } from './practice-words.js';
import { tradeWords } from './trade-words.js';

const FILE_SLICE = 200;

@PageController('network')
@Allow('coordinator')
export class PracticePagesController {
  constructor(
    @Inject(PracticeList) private readonly practiceList: PracticeList,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Secretaries) private readonly secretaries: Secretaries,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get('practices')
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(query);
    const [q, cursor] = [fields.text('q')?.slice(0, 100), fields.text('cursor')];
    const { items: practices, nextCursor } = await this.page(networkId, q, cursor);
    void sendPage(reply, <PracticeListPage {...{ page, practices, nextCursor, q, cursor }} />);
  }

  @Get('practices.csv')
  file(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): void {
    const [words, trade] = [practiceWords(page), tradeWords(page)];
    const q = fieldsOf(query).text('q')?.slice(0, 100);
    void sendCsv<ListedPractice>(reply, {
      name: 'lieux-d-exercice',
      columns: [
        { title: words.name, cell: ({ name }) => name },
        { title: words.kind, cell: ({ kind }) => trade.kinds[kind] },
        { title: words.address, cell: ({ address }) => address },
        { title: words.postcode, cell: ({ postcode }) => postcode },
        { title: words.commune, cell: ({ commune }) => commune },
        { title: words.inseeCode, cell: ({ inseeCode }) => inseeCode },
        { title: words.contactPhone, cell: ({ contactPhone }) => contactPhone },
        { title: words.finess, cell: ({ finess }) => finess },
        { title: words.professionals, cell: ({ professionals }) => professionals },
        { title: words.closedSince, cell: ({ closedOn }) => closedOn },
      ],
      rows: everyRow((cursor) => this.page(networkId, q, cursor, FILE_SLICE)),
    });
  }

  @Get('practices/new')
  blank(@OnPage() page: PageContext, @Res() reply: Reply): void {
    void sendPage(
      reply,
      <PracticeFormPage page={page} practice={null} fields={fieldsOf({})} mistakes={noMistakes} />,
    );
  }

  @Post('practices')
  async add(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const draft = { ...(await descriptionIn(fields)), networkId };
      return this.commands.once(exchange, (tx) => this.practices.add(tx, draft));
    });
    if (done) return void reply.redirect(`/network/practices/${done.id}`, 303);
    const mistakes = mistakesOf(refusal, page.words.language);
    void sendPage(
      reply,
      <PracticeFormPage {...{ page, fields, mistakes }} practice={null} />,
      statusOf(refusal),
    );
  }

  @Get('practices/:id/edit')
  async edit(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const practice = await this.found(viewer, id);
    void sendPage(
      reply,
      <PracticeFormPage {...{ page, practice }} fields={fieldsOf(practice)} mistakes={noMistakes} />,
    );
  }

  @Post('practices/:id/edit')
  async correct(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const practice = await this.found(viewer, id);
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const description = await descriptionIn(fields);
      return this.commands.once(exchange, (tx) =>
        this.practices.correct(tx, viewer.networkId, id, description),
      );
    });
    if (!refusal) return void reply.redirect(`/network/practices/${id}`, 303);
    const mistakes = mistakesOf(refusal, page.words.language);
    void sendPage(reply, <PracticeFormPage {...{ page, practice, fields, mistakes }} />, statusOf(refusal));
  }

  /** The form says where to go back to. */
  @Post('practices/staff/:id/remove')
  async removeSecretary(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.commands.once(exchange, (tx) => this.secretaries.remove(tx, viewer, id));
    const practiceId = fieldsOf(body).text('practiceId') ?? '';
    void reply.redirect(isId(practiceId) ? `/network/practices/${practiceId}` : '/network/practices', 303);
  }

  private async page(
    networkId: Id,
    q: string | undefined,
    cursor: string | undefined,
    limit?: number,
  ): Promise<Page<ListedPractice>> {
    const slice = sliceOf({ cursor, limit });
    return pageOf(await this.practiceList.page(networkId, q, slice), slice, (practice) => practice);
  }

  /** @throws NotFound */
  private async found(viewer: NetworkViewer, id: Id): Promise<Practice> {
    const practice = await this.practices.find(viewer, id);
    if (!practice) throw new NotFound();
    return practice;
  }
}

const descriptionIn = async (fields: Fields): Promise<PracticeDescription> => {
  const body = await readAs(NewPracticeBody, {
    ...placeIn(fields),
    inseeCode: fields.text('inseeCode')?.toUpperCase(),
    finess: fields.text('finess'),
  });
  return { ...body, finess: body.finess ?? null };
};
