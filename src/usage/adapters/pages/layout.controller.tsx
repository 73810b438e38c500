import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { InvalidInput, NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { CallListLayouts, Directory } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  type Reply,
  statusOf,
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
import type { LayoutTrial } from '../../domain/call-list/try-layout.js';
import { KeepLayout } from '../../use-cases/keep-layout.js';
import { sampleTables } from '../files/sample-tables.js';
import { TrySample } from '../files/try-sample.js';
import { takeSample } from '../http/layout-upload.js';
import { LayoutPage, type LayoutPageProps } from './layout-page.js';
import { layoutWords } from './layout-words.js';
import { draftIn, sampleIn } from './read-layout.js';

type Place = Pick<LayoutPageProps, 'page' | 'provider' | 'timeZone' | 'kept'>;

/** The layout of a provider's lists: the sample goes along with the form, and is kept nowhere. */
@PageController('network/providers/:id/call-list')
@Allow('coordinator')
export class LayoutPageController {
  constructor(
    @Inject(CallListLayouts) private readonly layouts: CallListLayouts,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(KeepLayout) private readonly keepLayout: KeepLayout,
    @Inject(TrySample) private readonly trySample: TrySample,
  ) {}

  @Get()
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const place = await this.place(page, networkId, id);
    const isKept = fieldsOf(query).isChecked('kept');
    void sendPage(reply, <LayoutPage {...place} isKept={isKept} mistakes={noMistakes} />);
  }

  @Post('trial')
  async try(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() { request, reply }: Exchange,
  ): Promise<void> {
    const place = await this.place(page, networkId, id);
    const { done, refusal } = await attempt(async () => {
      const { bytes } = await takeSample(request, []);
      return this.trySample.execute(networkId, id, await sampleTables(bytes));
    });
    this.answer(reply, place, done ?? undefined, refusal);
  }

  /** Tries again what the form says, or keeps it. */
  @Post()
  async keep(
    @OnPage() page: PageContext,
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const place = await this.place(page, networkId, id);
    const fields = fieldsOf(body);
    const { done: trial, refusal } = await attempt(() =>
      this.trySample.execute(networkId, id, [sampleIn(fields, lostIn(page))], draftIn(fields)),
    );
    if (refusal || fields.text('do') !== 'keep' || trial.problems.length > 0)
      return this.answer(exchange.reply, place, trial ?? undefined, refusal);
    const kept = await attempt(() =>
      this.commands.once(exchange, (tx) =>
        this.keepLayout.execute(tx, networkId, id, withoutUndefined(trial.draft), accountId),
      ),
    );
    if (kept.refusal) return this.answer(exchange.reply, place, trial, kept.refusal);
    void exchange.reply.redirect(`/network/providers/${id}/call-list?kept=1`, 303);
  }

  private answer(reply: Reply, place: Place, trial: LayoutTrial | undefined, refusal: Refusal | null): void {
    const { language } = place.page.words;
    const flawed =
      trial && trial.header && trial.problems.length > 0 ? new InvalidInput(trial.problems) : null;
    const wrong = refusal ?? flawed;
    void sendPage(
      reply,
      <LayoutPage
        {...place}
        trial={trial}
        mistakes={wrong ? mistakesOf(wrong, language) : noMistakes}
        refusal={refusal ?? undefined}
      />,
      refusal ? statusOf(refusal) : 200,
    );
  }

  private async place(page: PageContext, networkId: Id, id: Id): Promise<Place> {
    await this.references.refresh(networkId);
    const provider = await this.directory.provider(networkId, id);
    if (!provider) throw new NotFound();
    const [{ timeZone }, kept] = await Promise.all([
      this.directory.network(networkId),
      this.layouts.current(networkId, id),
    ]);
    return { page: { ...page, path: `/network/providers/${id}/call-list` }, provider, timeZone, kept };
  }
}

const lostIn = (page: PageContext): InvalidInput => {
  const message = { fr: layoutWords(page).lost, en: layoutWords(page).lost };
  return new InvalidInput([{ pointer: '/file', message }], message);
};

const withoutUndefined = (draft: LayoutTrial['draft']): object =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
