import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { CoordinatorAccounts } from '../../../identity/index.js';
import { Directory } from '../../../network/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  statusOf,
  type Exchange,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import {
  addressOf,
  attempt,
  fieldsOf,
  Fragment,
  OnPage,
  PageController,
  sendFragment,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { incidentKinds, takes, withdrawalOf, type IncidentKind } from '../../domain/booking.js';
import type { BookingWithOffers } from '../../use-cases/bookings.js';
import { CancelBooking } from '../../use-cases/cancel-booking.js';
import { ReadTerms } from '../../use-cases/read-terms.js';
import { ReportIncident } from '../../use-cases/report-incident.js';
import { ReportIncidentDto } from '../http/booking.dto.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { CallNow, standingOf } from './call-now.js';
import { DialPage } from './dial-page.js';
import { ReadForWhom, type ForWhom } from './for-whom.js';
import type { ShownCall } from './live-line.js';

/** One call: what to dial, and in one tap how it went. */
@PageController('call/:id')
@Allow('professional', 'staff')
export class DialController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CoordinatorAccounts) private readonly coordinators: CoordinatorAccounts,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadForWhom) private readonly forWhom: ReadForWhom,
    @Inject(ReadTerms) private readonly terms: ReadTerms,
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(ReportIncident) private readonly reportIncident: ReportIncident,
  ) {}

  @Get()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Req() { headers }: Request,
    @Res() reply: Reply,
  ): Promise<void> {
    const call = await this.shown(page, viewer, id);
    if (headers['hx-request'] === 'true') {
      if (fieldsOf(query).text('shown') === standingOf(call)) return void reply.status(204).send();
      void sendFragment(
        reply,
        <Fragment page={page}>
          <CallNow {...call} />
        </Fragment>,
      );
      return;
    }
    const { text, isChecked } = fieldsOf(query);
    void sendPage(
      reply,
      <DialPage {...call} said={kindOf(text('said'))} isAskedAgain={isChecked('asked')} />,
    );
  }

  @Post('incident')
  async incident(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { done: kind, refusal } = await attempt(async () => {
      const { kind } = await readAs(ReportIncidentDto, { kind: fieldsOf(body).text('kind') });
      return this.commands.once(exchange, async (tx) => {
        await this.reportIncident.execute(tx, viewer, id, kind);
        return kind;
      });
    });
    if (refusal) return this.showRefused(page, viewer, id, refusal, exchange.reply);
    const { whom } = await this.shown(page, viewer, id);
    void exchange.reply.redirect(addressOf(`/call/${id}`, { ...whom.kept, said: kind }), 303);
  }

  /** Nothing is dialled: what was held for the call is available again, and nothing is owed. */
  @Post('forgo')
  async forgo(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: Id,
  ): Promise<void> {
    const { whom } = await this.shown(page, viewer, id);
    const { refusal } = await attempt(() =>
      this.commands.once(exchange, async (tx) => {
        await this.cancelBooking.execute(tx, viewer, id, 'interpreter_not_needed', 0);
        return null;
      }),
    );
    if (refusal) return this.showRefused(page, viewer, id, refusal, exchange.reply);
    void exchange.reply.redirect(addressOf('/call', { ...whom.kept, forgone: '1' }), 303);
  }

  private async showRefused(
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    refusal: Refusal,
    reply: Reply,
  ): Promise<void> {
    const call = await this.shown(page, viewer, id);
    void sendPage(reply, <DialPage {...call} refusal={refusal} />, statusOf(refusal));
  }

  private async shown(page: PageContext, viewer: NetworkViewer, id: Id): Promise<ShownCall> {
    const found = await this.found(viewer, id);
    const { booking } = found;
    const [whom, provider, coordination, { feeCents }] = await Promise.all([
      this.whomOf(viewer, booking.professionalId),
      booking.providerId ? this.directory.provider(viewer.networkId, booking.providerId) : undefined,
      this.coordinators.addressOf(viewer.networkId),
      this.terms.cancellation(found, this.clock.now()),
    ]);
    const mayForgo = takes(booking, withdrawalOf(booking)) && feeCents === 0;
    return { page, whom, booking, provider, coordination, mayForgo };
  }

  private async found(viewer: NetworkViewer, id: Id): Promise<BookingWithOffers> {
    const found = await this.queries.one(viewer, id);
    if (found?.booking.modality !== 'phone_now') throw new NotFound();
    return found;
  }

  /** Whoever has left the practice since is not asked for any more, but their calls stay its own. */
  private async whomOf(viewer: NetworkViewer, professionalId: Id): Promise<ForWhom> {
    const { done, refusal } = await attempt(() => this.forWhom.read(viewer, professionalId));
    if (done) return done;
    if (!(refusal instanceof NotFound)) throw refusal;
    return this.forWhom.read(viewer, undefined);
  }
}

const kindOf = (text: string | undefined): IncidentKind | undefined =>
  text !== undefined && Object.hasOwn(incidentKinds, text) ? (text as IncidentKind) : undefined;
