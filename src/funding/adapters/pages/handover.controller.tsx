import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { FormerCarriers } from '../../../identity/index.js';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import { folded } from '../../../kernel/folded.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  readAs,
  sendFile,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  Fragment,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendFragment,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import type { Decision, Handover } from '../../domain/handover.js';
import { OpenFormerCarrier, usualLastDay } from '../../use-cases/open-former-carrier.js';
import { RehearseHandover } from '../../use-cases/rehearse-handover.js';
import { SettleHandover } from '../../use-cases/settle-handover.js';
import { HandoverRecords } from '../documents/handover-records.js';
import { decisionsOf, HandoverDecisions, NewFormerCarrier } from '../http/funding.dto.js';
import { HandoverParties } from '../persistence/handover-parties.js';
import { StoredHandovers } from '../persistence/stored-handovers.js';
import { ConfirmPage } from './confirm-page.js';
import { HandoverPage } from './handover-page.js';
import { HandoverUnderWay } from './handover-under-way.js';
import { nameToType, namesOf, undecidedIn, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

type Coordinator = ViewerOf<'coordinator'>;

/** One handover, from its rehearsal to its record. */
@PageController('budgets/handovers/:id')
@Allow('coordinator')
@ShowsPeople()
export class HandoverPageController {
  constructor(
    @Inject(StoredHandovers) private readonly handovers: StoredHandovers,
    @Inject(HandoverParties) private readonly parties: HandoverParties,
    @Inject(HandoverRecords) private readonly records: HandoverRecords,
    @Inject(RehearseHandover) private readonly rehearseHandover: RehearseHandover,
    @Inject(OpenFormerCarrier) private readonly openFormerCarrier: OpenFormerCarrier,
    @Inject(FormerCarriers) private readonly carriers: FormerCarriers,
    @Inject(SettleHandover) private readonly settleHandover: SettleHandover,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const view = await this.view(page, coordinator, id);
    void sendPage(reply, <HandoverPage view={view} former={await this.formerOf(view, coordinator)} />);
  }

  /** What the page asks while it waits: the same again, or the whole page once it is over. */
  @Get('progress')
  async progress(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const view = await this.view(page, coordinator, id);
    const isOver = view.handover.status !== 'scheduled' || !view.handover.atOnce;
    void sendFragment(
      isOver ? reply.header('hx-refresh', 'true') : reply,
      <Fragment page={page}>
        <HandoverUnderWay view={view} />
      </Fragment>,
    );
  }

  @Post('rehearse')
  async rehearse(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const { refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) => this.rehearseHandover.run(tx, networkId, id, {}, accountId)),
    );
    await this.answer(exchange, page, coordinator, id, refusal);
  }

  @Post('decisions')
  async decide(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const { handover } = await this.view(page, coordinator, id);
    const { refusal } = await attempt(async () => {
      const asked = await readAs(HandoverDecisions, { decisions: decisionsIn(fieldsOf(body), handover) });
      return this.commands.once(exchange, (tx) =>
        this.rehearseHandover.run(tx, networkId, id, decisionsOf(asked), accountId),
      );
    });
    await this.answer(exchange, page, coordinator, id, refusal);
  }

  @Get('confirm')
  async confirmation(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const view = await this.view(page, coordinator, id);
    const passage = passageToConfirm(view);
    void sendPage(
      reply,
      passage ? <ConfirmPage view={view} passage={passage} /> : <HandoverPage view={view} />,
    );
  }

  @Post('confirm')
  async confirm(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const view = await this.view(page, coordinator, id);
    const passage = passageToConfirm(view);
    const typed = fieldsOf(body);
    const found = passage ? mistakesIn(view, typed) : [];
    if (passage && found.length > 0) {
      const mistakes = {
        all: found,
        of: (field: string) => found.find(({ fieldId }) => fieldId === field)?.message,
      };
      void sendPage(
        exchange.reply,
        <ConfirmPage view={view} passage={passage} typed={typed} mistakes={mistakes} />,
        422,
      );
      return;
    }
    const atOnce = typed.text('when') === 'now';
    const { refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) =>
        this.settleHandover.schedule(tx, networkId, id, accountId, atOnce),
      ),
    );
    await this.answer(exchange, page, coordinator, id, refusal);
  }

  @Post('cancel')
  async cancel(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
  ): Promise<void> {
    const { refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) => this.settleHandover.cancel(tx, coordinator.networkId, id)),
    );
    await this.answer(exchange, page, coordinator, id, refusal);
  }

  @Post('former-carriers')
  async openFormer(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const view = await this.view(page, coordinator, id);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const email = typed.text('colleague') ?? typed.text('email');
      const asked = await readAs(NewFormerCarrier, { email, until: typed.text('until') });
      return this.commands.once(exchange, (tx) =>
        this.openFormerCarrier.run(tx, coordinator, id, asked.email, asked.until ?? null),
      );
    });
    if (done) {
      this.openFormerCarrier.forget();
      return void exchange.reply.redirect(`/budgets/handovers/${id}#former-carriers`, 303);
    }
    const mistakes = mistakesOf(refusal, page.words.language);
    const former = await this.formerOf(view, coordinator);
    const why = mistakes.all.length === 0 ? refusal.problem.detail[page.words.language] : undefined;
    void sendPage(
      exchange.reply,
      <HandoverPage view={view} refusal={why} former={former && { ...former, typed, mistakes }} />,
      statusOf(refusal),
    );
  }

  @Get('record.pdf')
  async pdf(
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.records.pdf(coordinator, id));
  }

  @Get('record.json')
  async json(
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.records.json(coordinator, id));
  }

  /** Who of the former carrier reads on; nothing before it has handed over. */
  private async formerOf({ handover, parties, now }: HandoverView, coordinator: Coordinator) {
    if (handover.status !== 'executed') return undefined;
    const [carriers, colleagues] = await Promise.all([
      this.carriers.of(coordinator.networkId, handover.fromAgreementId),
      this.carriers.colleaguesOf(coordinator),
    ]);
    const usual = usualLastDay(dayOf(now, parties.network.timeZone));
    return { carriers, colleagues, usualLastDay: usual, mistakes: noMistakes };
  }

  /** Back to the handover as it stands now, with the reason where nothing was done. */
  private async answer(
    { reply }: Exchange,
    page: PageContext,
    coordinator: Coordinator,
    id: Id,
    refusal: Refusal | null,
  ): Promise<void> {
    if (!refusal) return void reply.redirect(`/budgets/handovers/${id}`, 303);
    const view = await this.view(page, coordinator, id);
    const why = refusal.problem.detail[page.words.language];
    const former = await this.formerOf(view, coordinator);
    void sendPage(reply, <HandoverPage view={view} refusal={why} former={former} />, statusOf(refusal));
  }

  /** @throws NotFound */
  private async view(page: PageContext, coordinator: Coordinator, id: Id): Promise<HandoverView> {
    const handover = await this.handovers.one(coordinator, id);
    if (!handover) throw new NotFound();
    const parties = await this.parties.of(handover);
    return { page, handover, parties, names: namesOf(parties), now: this.clock.now() };
  }
}

/** What can be confirmed: a draft whose rehearsal left nothing to decide. */
const passageToConfirm = ({ handover }: HandoverView) =>
  handover.status === 'draft' && undecidedIn(handover).length === 0 ? handover.preview : null;

/** What is said for each, or for all that are refused for one reason. */
const decisionsIn = (typed: Fields, { preview }: Handover): object[] => {
  const refusals = preview?.refusals ?? [];
  const [all, reason] = [typed.text('all'), typed.text('reason')];
  if (all) {
    return refusals
      .filter((refusal) => refusal.reason === reason)
      .map(({ bookingId }) => ({ bookingId, decision: all as Decision }));
  }
  return refusals.flatMap(({ bookingId }) => {
    const decision = typed.text(`decision-${bookingId}`);
    return decision ? [{ bookingId, decision }] : [];
  });
};

const mistakesIn = ({ page, parties }: HandoverView, typed: Fields) => {
  const words = handoverWords(page);
  const name = nameToType(parties);
  return [
    ...(typed.text('when') === undefined ? [{ fieldId: 'when', message: words.whenMissing }] : []),
    ...(folded(typed.text('name') ?? '') === folded(name)
      ? []
      : [{ fieldId: 'name', message: words.wrongName(name) }]),
  ];
};
