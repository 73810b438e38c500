import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, NotFound, RuleRefused, type Refusal } from '../../../kernel/errors.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { CoordinatorAccounts } from '../../../identity/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  Member,
  readAs,
  RequestInFlight,
  ShowsPeople,
  statusOf,
  type Exchange,
  type OnceKey,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import {
  addressOf,
  attempt,
  fieldsOf,
  Fragment,
  mistakesOf,
  OnPage,
  PageController,
  sendFragment,
  sendPage,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { RequestBooking } from '../../use-cases/request-booking.js';
import { RequestBookingDto } from '../http/booking.dto.js';
import { requestOf } from '../http/booking-request.js';
import { TwinRequests } from '../persistence/twin-requests.js';
import { CallPage } from './call-page.js';
import { callWords } from './call-words.js';
import { ForWhomPage, ReadForWhom, type ForWhom } from './for-whom.js';
import { CHOICE, FoundLanguages } from './language-search.js';
import { ReadCallHome } from './read-call-home.js';
import { RefusedPage, type AskedCall } from './refused-page.js';

/** Between a quarter and half an hour is what a consultation takes by telephone (domain notes, "How a day works"). */
const USUAL_MINUTES = 20;
const PATH = '/call';

/** « Appeler un interprète » : the first page of whoever has a patient in front of them. */
@PageController('call')
@Allow('professional', 'staff')
export class CallController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CoordinatorAccounts) private readonly coordinators: CoordinatorAccounts,
    @Inject(ReadForWhom) private readonly forWhom: ReadForWhom,
    @Inject(ReadCallHome) private readonly home: ReadCallHome,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TwinRequests) private readonly twins: TwinRequests,
    @Inject(RequestBooking) private readonly requestBooking: RequestBooking,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Query() query: unknown,
    @Req() { headers }: Request,
    @Res() reply: Reply,
  ): Promise<void> {
    const asked = fieldsOf(query);
    const search = asked.text('q');
    if (headers['hx-request'] === 'true') {
      const found = (
        <FoundLanguages page={page} search={search ?? ''} form={CHOICE} kept={{ for: asked.text('for') }} />
      );
      void sendFragment(reply, <Fragment page={page}>{found}</Fragment>);
      return;
    }
    const whom = await this.forWhom.read(viewer, asked.text('for'));
    await this.showHome(page, viewer, whom, reply, { search, isForgone: asked.isChecked('forgone') });
  }

  @Post()
  async call(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const { text, isChecked } = fieldsOf(body);
    const { reply } = exchange;
    const whom = await this.forWhom.read(viewer, text('for'));
    const asked = {
      language: text('language') ?? '',
      practiceId: text('practiceId'),
      category: text('category'),
    };
    const once = this.commands.keyOf(exchange);
    const { professional } = whom;
    if (professional && !isChecked('another')) {
      const same = { professionalId: professional.id, language: asked.language };
      const twin = await this.twins.call(viewer, same, this.clock.now(), once);
      if (twin) return void reply.redirect(addressOf(`${PATH}/${twin}`, { ...whom.kept, asked: '1' }), 303);
    }
    const { done: id, refusal } = await attempt(() => this.request(viewer, whom, asked, once));
    if (id) return void reply.redirect(addressOf(`${PATH}/${id}`, whom.kept), 303);
    if (refusal instanceof RuleRefused) {
      const coordination = await this.coordinators.addressOf(viewer.networkId);
      const refused = (
        <RefusedPage page={page} whom={whom} refusal={refusal} asked={asked} coordination={coordination} />
      );
      return void sendPage(reply, refused, statusOf(refusal));
    }
    if (!(refusal instanceof InvalidInput)) throw refusal ?? new NotFound();
    await this.showHome(page, viewer, whom, reply, { mistakes: mistakes(page, refusal) }, statusOf(refusal));
  }

  /** @returns the booking's id */
  private async request(
    viewer: NetworkViewer,
    whom: ForWhom,
    asked: AskedCall,
    once: OnceKey | null,
  ): Promise<string> {
    const fields = {
      modality: 'phone_now',
      expectedMinutes: USUAL_MINUTES,
      ...asked,
      ...(viewer.role === 'staff' && { professionalId: whom.professional?.id }),
    };
    const request = requestOf(await readAs(RequestBookingDto, fields));
    for (let pressed = 1; ; pressed++) {
      try {
        const { answer } = await this.requestBooking.execute(
          viewer,
          request,
          once,
          ({ booking }) => booking.id,
        );
        return answer;
      } catch (refusal) {
        // The button was pressed twice: the second press is led where the first one leads.
        if (!(refusal instanceof RequestInFlight) || pressed === PRESSES) throw refusal;
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_PRESSES_MS));
      }
    }
  }

  private async showHome(
    page: PageContext,
    viewer: NetworkViewer,
    whom: ForWhom,
    reply: Reply,
    more: Readonly<{ search?: string; isForgone?: boolean; mistakes?: Mistakes }>,
    status = 200,
  ): Promise<void> {
    if (!whom.professional) {
      void sendPage(reply, <ForWhomPage page={page} whom={whom} path={PATH} />, status);
      return;
    }
    const home = await this.home.read(viewer, whom.professional, page.words.language);
    void sendPage(reply, <CallPage page={page} whom={whom} home={home} {...more} />, status);
  }
}

const PRESSES = 10;
const BETWEEN_PRESSES_MS = 200;

/** Which practice is asked for in this page's own words; what is wrong with a language is said beside the search. */
const mistakes = (page: PageContext, refusal: Refusal): Mistakes => {
  const found = mistakesOf(refusal, page.words.language);
  const all = found.all.map(({ fieldId, message }) =>
    fieldId === 'practiceId'
      ? { fieldId, message: callWords(page).whereMissing }
      : { fieldId: 'q', message: fieldId === 'language' ? callWords(page).languageMissing : message },
  );
  return { all, of: (id) => all.find(({ fieldId }) => fieldId === id)?.message };
};
