import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory, NetworkNames } from '../../../network/index.js';
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
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  everyRow,
  fieldsOf,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { SettleEvent } from '../../use-cases/settle-event.js';
import {
  eventDecisionOf,
  keptFilterOf,
  ReceivedEventsQuery,
  SettleEventDto,
} from '../http/received-events.dto.js';
import type { ReceivedEventEntity } from '../persistence/received-event.entity.js';
import { StoredReceivedEvents } from '../persistence/stored-received-events.js';
import { EventPage } from './event-page.js';
import { EventsPage } from './events-page.js';
import { eventsWords } from './events-words.js';

const IN_A_FILE_AT_ONCE = 500;

@PageController('calls')
@Allow('coordinator')
export class EventsPageController {
  constructor(
    @Inject(StoredReceivedEvents) private readonly received: StoredReceivedEvents,
    @Inject(SettleEvent) private readonly settleEvent: SettleEvent,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get('events')
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: ReceivedEventsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const slice = sliceOf(query);
    const [rows, around] = await Promise.all([
      this.received.page(networkId, keptFilterOf(query), slice),
      this.around(networkId),
    ]);
    const events = pageOf(rows, slice, (row) => row);
    void sendPage(reply, <EventsPage page={page} query={query} events={events} {...around} />);
  }

  @Get('events.csv')
  async file(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: ReceivedEventsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const words = eventsWords(page);
    const { names } = await this.around(networkId);
    const rows = everyRow(async (cursor) => {
      const slice = sliceOf({ cursor, limit: IN_A_FILE_AT_ONCE });
      return pageOf(await this.received.page(networkId, keptFilterOf(query), slice), slice, (row) => row);
    });
    void sendCsv<ReceivedEventEntity>(reply, {
      name: 'messages-recus',
      columns: [
        { title: words.received, cell: ({ receivedAt }) => receivedAt.toISOString() },
        { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
        { title: words.says, cell: ({ type }) => words.types[type] },
        { title: words.why, cell: ({ reason }) => reason && (words.reasons[reason] ?? reason) },
        {
          title: words.state,
          cell: ({ settlement }) => (settlement ? words.settlements[settlement] : words.toSettle),
        },
        { title: words.bookingTerm, cell: ({ bookingId }) => bookingId },
      ],
      rows,
    });
  }

  @Get('events/:id')
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.send(page, reply, networkId, id);
  }

  @Post('events/:id/settle')
  async settle(
    @OnPage() page: PageContext,
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const said = { action: fields.text('action'), reason: fields.text('reason') };
      const decision = eventDecisionOf(await readAs(SettleEventDto, said));
      return this.commands.once(exchange, (tx) =>
        this.settleEvent.execute(tx, networkId, id, decision, accountId),
      );
    });
    if (!refusal) return void exchange.reply.redirect('/calls/events', 303);
    await this.send(page, exchange.reply, networkId, id, refusal);
  }

  /** @throws NotFound */
  private async send(
    page: PageContext,
    reply: Reply,
    networkId: Id,
    id: Id,
    refusal?: Refusal,
  ): Promise<void> {
    const [received, around] = await Promise.all([this.received.one(networkId, id), this.around(networkId)]);
    if (!received) throw new NotFound();
    void sendPage(
      reply,
      <EventPage page={page} received={received} refusal={refusal} {...around} />,
      refusal ? statusOf(refusal) : 200,
    );
  }

  private async around(networkId: Id) {
    const [names, { timeZone }] = await Promise.all([
      this.names.of(networkId),
      this.directory.network(networkId),
    ]);
    return { names, timeZone };
  }
}
