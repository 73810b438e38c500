import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Cents } from '../../../kernel/money.js';
import { Agreements } from '../../../funding/index.js';
import { Directory, NetworkNames } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
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
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { SessionPriceChanged } from '../../../usage/index.js';
import type { ProviderEventType } from '../../domain/provider-event.js';
import { SettleEvent } from '../../use-cases/settle-event.js';
import {
  eventDecisionOf,
  keptFilterOf,
  ReceivedEventsQuery,
  SettleEventDto,
} from '../http/received-events.dto.js';
import type { ReceivedEventEntity } from '../persistence/received-event.entity.js';
import { StoredReceivedEvents } from '../persistence/stored-received-events.js';
import { EventPage, NOTHING } from './event-page.js';
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
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Database) private readonly database: Database,
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
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.send(page, reply, viewer, id);
  }

  /** The form's own address, asked for again after it was refused. */
  @Get('events/:id/settle')
  async again(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    if (!(await this.received.one(networkId, id))) throw new NotFound();
    void reply.redirect(`/calls/events/${id}`, 303);
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
      const decided = eventDecisionOf(await readAs(SettleEventDto, said));
      const decision = decided.action === 'accept' ? { ...decided, expectedCents: seenIn(fields) } : decided;
      return this.commands.once(exchange, (tx) =>
        this.settleEvent.execute(tx, networkId, id, decision, accountId),
      );
    });
    if (!refusal) return void exchange.reply.redirect('/calls/events', 303);
    await this.send(page, exchange.reply, { networkId, accountId }, id, refusal);
  }

  /** @throws NotFound */
  private async send(
    page: PageContext,
    reply: Reply,
    { networkId, accountId }: Pick<NetworkViewer, 'networkId' | 'accountId'>,
    id: Id,
    refusal?: Refusal,
  ): Promise<void> {
    const [received, around, agreements] = await Promise.all([
      this.received.one(networkId, id),
      this.around(networkId),
      this.agreements.of(networkId),
    ]);
    if (!received) throw new NotFound();
    const isOpen = received.settlement === null && isAboutSession(received.type);
    const change = isOpen
      ? await attempt(() =>
          this.database.transaction((tx) => this.settleEvent.rehearse(tx, networkId, id, accountId)),
        )
      : null;
    const payer = agreements.find(
      ({ id }) => id === (change?.done?.after ?? change?.done?.before)?.agreementId,
    );
    void sendPage(
      reply,
      <EventPage
        page={page}
        received={received}
        refusal={refusal}
        change={change}
        payer={payer ?? null}
        {...around}
      />,
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

const isAboutSession = (type: ProviderEventType): boolean => type.startsWith('session.');

/** What the page showed would be counted; null for nothing. @throws SessionPriceChanged where it showed none */
const seenIn = (fields: Fields): Cents | null => {
  if (fields.text('expectedCents') === NOTHING) return null;
  const cents = fields.number('expectedCents');
  if (!Number.isSafeInteger(cents)) throw new SessionPriceChanged(null);
  return Cents(cents!);
};
