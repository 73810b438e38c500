import { Get, Inject, Post, Query, Res } from '@nestjs/common';
import { InvalidInput } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  HttpExchange,
  Member,
  pageOf,
  sliceOf,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import { attempt, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { defaultMapping } from '../../domain/call-list/mapping.js';
import { ImportsQuery } from '../http/imports.dto.js';
import { TakeCallList, type UploadForm } from '../http/take-call-list.js';
import { ImportPages } from '../persistence/import-pages.js';
import { ReadCallNames } from './call-names.js';
import { ImportsPage, type ImportsPageProps } from './imports-page.js';

@PageController('calls/imports')
@Allow('coordinator')
export class ImportsPageController {
  constructor(
    @Inject(ImportPages) private readonly imports: ImportPages,
    @Inject(ReadCallNames) private readonly names: ReadCallNames,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(TakeCallList) private readonly takeCallList: TakeCallList,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: ImportsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(reply, <ImportsPage {...await this.about(page, networkId, query)} />);
  }

  @Post()
  async drop(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
  ): Promise<void> {
    await this.references.refresh(viewer.networkId);
    const { done, refusal } = await attempt(() => this.takeCallList.take(exchange, viewer, dropForm));
    if (!refusal) return void exchange.reply.redirect(`/calls/imports/${done}`, 303);
    const about = await this.about(page, viewer.networkId, {});
    void sendPage(exchange.reply, <ImportsPage {...about} refusal={refusal} />, statusOf(refusal));
  }

  private async about(page: PageContext, networkId: Id, query: ImportsQuery): Promise<ImportsPageProps> {
    const slice = sliceOf(query);
    const [names, rows] = await Promise.all([
      this.names.of(networkId),
      this.imports.imports(networkId, slice, query.providerId ?? null),
    ]);
    const lists = pageOf(rows, slice, (row) => row);
    const open = await this.imports.openCounts(
      networkId,
      lists.items.map(({ id }) => id),
    );
    return { page, lists, open, names, query };
  }
}

const dropForm: UploadForm = {
  fields: ['providerId', 'layout', '_once'],
  read: ({ providerId, layout }) => {
    if (!providerId || !isId(providerId))
      throw new InvalidInput([
        {
          pointer: '/providerId',
          message: {
            fr: 'Dites de quel prestataire vient la liste.',
            en: 'Say which provider the list is from.',
          },
        },
      ]);
    return { providerId, mapping: layout === 'default' ? JSON.stringify(defaultMapping) : undefined };
  },
};
