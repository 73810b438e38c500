import { Body, Get, Inject, Post, Query, Res } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  pageOf,
  PageQuery,
  readAs,
  sliceOf,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  OnPage,
  PageController,
  sendPage,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Handover, Sides } from '../../domain/handover.js';
import { suggestedReserve } from '../../domain/handover-reserve.js';
import type { Standing } from '../../domain/standing.js';
import { DraftHandover } from '../../use-cases/draft-handover.js';
import { handoverTermsOf, NewHandover } from '../http/funding.dto.js';
import { AttachedCodes } from '../persistence/attached-codes.js';
import { Standings } from '../persistence/standings.js';
import { StoredHandovers } from '../persistence/stored-handovers.js';
import { codeLinesIn, codesInstead } from './codes-instead.js';
import { HandoverForm } from './handover-form.js';
import { namesOf } from './handover-view.js';
import { handoverWords } from './handover-words.js';
import { HandoversPage } from './handovers-page.js';
import { centsIn, reworded } from './money-fields.js';

/** The handovers of a network, and the form that prepares one. */
@PageController('budgets/handovers')
@Allow('coordinator')
export class HandoversPageController {
  constructor(
    @Inject(StoredHandovers) private readonly handovers: StoredHandovers,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(AttachedCodes) private readonly codes: AttachedCodes,
    @Inject(DraftHandover) private readonly draftHandover: DraftHandover,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const slice = sliceOf(query);
    const found = await this.handovers.slice(coordinator, slice);
    const { items, nextCursor } = pageOf<Handover, Handover>(found, slice, (one) => one);
    const standings = await this.all(coordinator);
    const handovers = items.map((handover) => ({ ...handover, names: namesIn(standings, handover) }));
    void sendPage(
      reply,
      <HandoversPage page={page} handovers={handovers} nextCursor={nextCursor} query={{ ...query }} />,
    );
  }

  @Get('new')
  async form(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query('from') from: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const standings = await this.all(coordinator);
    const chosen = standings.find(({ agreement }) => agreement.id === from);
    const typed = fieldsOf(chosen ? startFrom(page, chosen) : {});
    void sendPage(reply, <HandoverForm page={page} standings={standings} typed={typed} />);
  }

  @Post()
  async draft(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const typed = fieldsOf(body);
    const instead = await this.codesTyped(page, coordinator, typed);
    const { done, refusal } = await attempt(async () => {
      const asked = await readAs(NewHandover, handoverIn(typed, instead.codes));
      if (instead.mistakes.length > 0) return null;
      return this.commands.once(exchange, (tx) =>
        this.draftHandover.run(tx, networkId, handoverTermsOf(asked), accountId),
      );
    });
    if (done) return void exchange.reply.redirect(`/budgets/handovers/${done.id}`, 303);
    const { language } = page.words;
    const found = refusal ? reworded(mistakesOf(refusal, language), handoverWords(page).mistakes).all : [];
    const mistakes = onFields([...found, ...instead.mistakes]);
    void sendPage(
      exchange.reply,
      <HandoverForm
        page={page}
        standings={await this.all(coordinator)}
        typed={typed}
        mistakes={mistakes}
        refusal={mistakes.all.length === 0 ? refusal?.problem.detail[language] : undefined}
      />,
      refusal ? statusOf(refusal) : 400,
    );
  }

  private async all(coordinator: ViewerOf<'coordinator'>): Promise<readonly Standing[]> {
    return this.standings.of(coordinator, await this.standings.today(coordinator.networkId));
  }

  /** The codes that change, by their professionals; what can't be read or is nobody's is named by its line. */
  private async codesTyped(
    page: PageContext,
    { networkId }: ViewerOf<'coordinator'>,
    typed: Fields,
  ): Promise<Readonly<{ codes: Handover['accessCodes']; mistakes: Mistakes['all'] }>> {
    const words = handoverWords(page);
    const { number } = page.words;
    const { lines, unreadable } = codeLinesIn(typed.text('accessCodes') ?? '');
    const holders = await this.codes.holders(
      networkId,
      typed.text('fromAgreementId') ?? '',
      lines.map(({ code }) => code),
    );
    const { codes, unknown } = codesInstead(lines, holders);
    const messages = [
      ...unreadable.map((line) => words.codeLine(number(line))),
      ...unknown.map(({ line, code }) => words.codeUnknown(number(line), code)),
    ];
    return { codes, mistakes: messages.map((message) => ({ fieldId: 'accessCodes', message })) };
  }
}

/** What the form says, as the API's own body says it. */
const handoverIn = (typed: Fields, accessCodes: Handover['accessCodes']): object => ({
  fromAgreementId: typed.text('fromAgreementId'),
  toAgreementId: typed.text('toAgreementId'),
  effectiveOn: typed.text('effectiveOn'),
  transferRemainder: typed.text('transferRemainder') === 'yes',
  keptCents: centsIn(typed, 'keptCents'),
  accessCodes,
});

/** Handing over from an agreement's own page: it is chosen, and what a month costs is proposed to be kept. */
const startFrom = (page: PageContext, { agreement, forecast }: Standing): Record<string, string> => {
  const reserve = suggestedReserve(forecast);
  return {
    fromAgreementId: agreement.id,
    ...(reserve > 0 && { keptCents: page.words.number(reserve / 100) }),
  };
};

const namesIn = (standings: readonly Standing[], handover: Handover): Sides<string> => {
  const party = (id: Id) => {
    const { agreement, funderName } = standings.find((one) => one.agreement.id === id)!;
    return { ...agreement, funderName };
  };
  return namesOf({ from: party(handover.fromAgreementId), to: party(handover.toAgreementId) });
};

/** A mistake in one of many codes stands at the field that holds them all. */
const onFields = (found: Mistakes['all']): Mistakes => {
  const all = found.map(({ fieldId, message }) => ({ fieldId: fieldId.split('-')[0]!, message }));
  return {
    all,
    of: (id) =>
      all
        .filter(({ fieldId }) => fieldId === id)
        .map(({ message }) => message)
        .join(' ') || undefined,
  };
};
