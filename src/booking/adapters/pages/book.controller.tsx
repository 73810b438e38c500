import { Body, Get, HttpStatus, Inject, Post, Query, Res } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, type FieldProblem, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import type { Professional } from '../../../network/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
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
  Fragment,
  noMistakes,
  OnPage,
  PageController,
  sendFragment,
  sendPage,
  wordsOf,
  type PageContext,
} from '../../../web/index.js';
import { PlanBooking } from '../../use-cases/plan-booking.js';
import { ReadChoices, type BookedModality, type BookingChoices } from '../../use-cases/read-choices.js';
import { ReadRequest, type BookingRequest } from '../../use-cases/read-request.js';
import { RequestBooking } from '../../use-cases/request-booking.js';
import { RequestSeries } from '../../use-cases/request-series.js';
import { RequestBookingDto } from '../http/booking.dto.js';
import { requestOf } from '../http/booking-request.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { LanguageHabits } from '../persistence/language-habits.js';
import { TwinRequests, type Twin } from '../persistence/twin-requests.js';
import { BookConsequence, type Foreseen } from './book-consequence.js';
import { BookPage } from './book-page.js';
import { bookWords } from './book-words.js';
import { dateMistakesOf } from './date-mistakes.js';
import { ForWhomPage, ReadForWhom, type ForWhom } from './for-whom.js';
import { patiently } from './patiently.js';
import { languagesIn, startsIn, typedIn, type TypedBooking } from './read-book-form.js';
import { shownLanguageOf } from './shown-language.js';

const LANGUAGES_AT_HAND = 4;
const SESSIONS_AT_HAND = 10;

/** Asking for an interpreter later. */
@PageController('book')
@Allow('professional', 'staff')
export class BookPageController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadForWhom) private readonly forWhom: ReadForWhom,
    @Inject(ReadChoices) private readonly choices: ReadChoices,
    @Inject(LanguageHabits) private readonly habits: LanguageHabits,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadRequest) private readonly reader: ReadRequest,
    @Inject(PlanBooking) private readonly planner: PlanBooking,
    @Inject(RequestBooking) private readonly requestBooking: RequestBooking,
    @Inject(TwinRequests) private readonly twins: TwinRequests,
    @Inject(RequestSeries) private readonly requestSeries: RequestSeries,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(query);
    const whom = await this.forWhom.read(viewer, fields.text('for'));
    await this.send(reply, page, viewer, whom, typedIn(fields), null);
  }

  /** What asking for what the form says would lead to, before it is asked. */
  @Get('consequence')
  async consequence(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(query);
    const { professional } = await this.forWhom.read(viewer, fields.text('for'));
    if (!professional) {
      void reply.status(204).send();
      return;
    }
    const choices = await this.choices.of(viewer, professional);
    const { done, refusal } = await attempt(() =>
      this.foresee(page, viewer, professional, choices, typedIn(fields)),
    );
    // While the form is being filled in, what is still missing is no mistake.
    const told = refusal instanceof InvalidInput ? null : refusal;
    void sendFragment(
      reply,
      <Fragment page={page}>
        <BookConsequence choices={choices} foreseen={done} refusal={told} />
      </Fragment>,
    );
  }

  @Post()
  @ShowsPeople()
  async request(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const whom = await this.forWhom.read(viewer, fields.text('for'));
    const typed = typedIn(fields);
    const { professional } = whom;
    if (!professional) return this.send(reply, page, viewer, whom, typed, null);
    const { done, refusal } = await attempt(async () => {
      const choices = await this.choices.of(viewer, professional);
      const { request, starts } = await this.read(page, professional, choices, typed);
      const { language } = request;
      const asked = { professionalId: professional.id, language };
      const twins = await this.twins.appointments(viewer, asked, starts, this.commands.keyOf(exchange));
      if (twins.some(({ id }) => !fields.all('known').includes(id))) {
        // What can't be had is refused as such: asking for it anyway would lead nowhere.
        const foreseen = await attempt(() => this.foresee(page, viewer, professional, choices, typed));
        if (foreseen.done) return { twins };
      }
      return { id: await patiently(() => this.ask(viewer, exchange, request, starts)) };
    });
    if (refusal) return this.send(reply, page, viewer, whom, typed, refusal);
    if (done.twins) return this.send(reply, page, viewer, whom, typed, null, done.twins);
    void reply.redirect(`/bookings/${done.id}?done=asked`, 303);
  }

  /** @returns the booking, or the first one of the series. */
  private async ask(
    viewer: NetworkViewer,
    exchange: Exchange,
    request: BookingRequest,
    starts: readonly Date[],
  ): Promise<Id> {
    const once = this.commands.keyOf(exchange);
    if (starts.length > 1) return (await this.requestSeries.execute(viewer, request, starts, once)).firstId;
    const { answer } = await this.requestBooking.execute(viewer, request, once, ({ booking }) => ({
      id: booking.id,
    }));
    return answer.id;
  }

  /** @throws InvalidInput with all that is wrong with the fields, under their own names */
  private async read(
    page: PageContext,
    professional: Professional,
    { timeZone, today, practices }: BookingChoices,
    typed: TypedBooking,
  ): Promise<{ request: BookingRequest; starts: readonly Date[] }> {
    const meant = languagesIn(typed, page.words.language);
    const problems: FieldProblem[] = meant.length === 1 ? [] : [languageProblem(typed, meant.length)];
    const when = await attempt(() => Promise.resolve().then(() => startsIn(typed, timeZone, today)));
    const body = await attempt(() =>
      readAs(RequestBookingDto, {
        modality: typed.modality,
        language: meant[0]?.code ?? 'fra',
        expectedMinutes: Number(typed.expectedMinutes),
        startsAt: when.done?.[0]?.toISOString() ?? null,
        professionalId: professional.id,
        practiceId: typed.practiceId ?? (practices.length === 1 ? practices[0]!.id : null),
        interpreterGender: typed.interpreterGender ?? null,
        sameInterpreterAs: typed.sameInterpreterAs ?? null,
        category: typed.category ?? null,
      }),
    );
    problems.push(...(when.refusal?.problem.errors ?? []), ...(body.refusal?.problem.errors ?? []));
    if (problems.length > 0 || !body.done || !when.done) throw new InvalidInput(problems);
    return { request: requestOf(body.done), starts: when.done };
  }

  private async foresee(
    page: PageContext,
    viewer: NetworkViewer,
    professional: Professional,
    choices: BookingChoices,
    typed: TypedBooking,
  ): Promise<Foreseen> {
    const { request, starts } = await this.read(page, professional, choices, typed);
    const asked = await this.reader.read(viewer, request, this.clock.now());
    return {
      plan: await this.planner.plan(asked),
      modality: request.modality as BookedModality,
      language: shownLanguageOf(request.language, page.words.language),
      startsAt: asked.startsAt,
      expectedMinutes: asked.expectedMinutes,
      dates: starts.length,
    };
  }

  private async send(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    whom: ForWhom,
    typed: TypedBooking,
    refusal: Refusal | null,
    twins: readonly Twin[] = [],
  ): Promise<void> {
    const { professional } = whom;
    if (!professional) {
      void sendPage(reply, <ForWhomPage page={page} whom={whom} path="/book" />);
      return;
    }
    const { language } = page.words;
    const now = this.clock.now();
    const [choices, used, held] = await Promise.all([
      this.choices.of(viewer, professional),
      this.habits.lastUsed(viewer.networkId, professional.id, now, LANGUAGES_AT_HAND),
      this.queries.held(viewer, professional.id, now, SESSIONS_AT_HAND),
    ]);
    const meant = languagesIn(typed, language);
    const foreseen = await attempt(() => this.foresee(page, viewer, professional, choices, typed));
    void sendPage(
      reply,
      <BookPage
        page={page}
        whom={whom}
        choices={choices}
        typed={typed}
        lastLanguages={used.map((one) => shownLanguageOf(one.language, language))}
        candidates={refusal && meant.length > 1 ? meant.slice(0, MOST_CANDIDATES) : []}
        held={held.map(({ booking }) => booking)}
        foreseen={refusal ? null : foreseen.done}
        mistakes={refusal ? dateMistakesOf(refusal, page) : noMistakes}
        refusal={refusal}
        twins={twins}
      />,
      refusal ? statusOf(refusal) : twins.length > 0 ? HttpStatus.CONFLICT : HttpStatus.OK,
    );
  }
}

const MOST_CANDIDATES = 8;

const languageProblem = ({ language }: TypedBooking, found: number): FieldProblem => {
  const [fr, en] = [bookWords({ words: wordsOf('fr') }), bookWords({ words: wordsOf('en') })];
  const of = (words: typeof fr): string =>
    language === undefined
      ? words.noLanguage
      : found > 1
        ? words.chooseLanguage
        : words.unknownLanguage(language.slice(0, 40));
  return { pointer: found > 1 ? '/languageCode' : '/language', message: { fr: of(fr), en: of(en) } };
};
