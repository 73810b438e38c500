import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { dayOf, inForceOn, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory, type Provider } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  type Reply,
  statusOf,
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
  type PageContext,
} from '../../../web/index.js';
import { TariffBody, tariffOf } from '../http/tariff.dto.js';
import type { StoredTariff } from '../persistence/tariff.entity.js';
import { Tariffs } from '../persistence/tariffs.js';
import { changeDraft } from './change-draft.js';
import { TariffEditor } from './tariff-editor.js';
import { formOf, newRule, readTariffForm, type TariffForm } from './tariff-form.js';
import { LiveTrialResult } from './trial-panel.js';
import { readTrialForm, usualTrial, type TrialForm } from './trial.js';
import { draftIn, tryOut } from './try-out.js';

/** The provider whose tariff is written, and the day and clock of its network. */
type Place = Readonly<{ provider: Provider; today: Day; timeZone: TimeZone; page: PageContext }>;

/** The tariff that is being written: it is kept in the form alone until it is stored. */
@PageController('network/providers/:id/tariffs')
@Allow('coordinator')
export class TariffEditorController {
  constructor(
    @Inject(Tariffs) private readonly tariffs: Tariffs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** From the tariff that is in force, unless another one or a blank page is asked for (`?from=`). */
  @Get('new')
  async begin(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const place = await this.place(page, networkId, providerId);
    const model = this.modelAmong(
      await this.tariffs.of(networkId, providerId),
      place.today,
      fieldsOf(query).text('from'),
    );
    const form = model
      ? { ...formOf(model), validFrom: '' }
      : { validFrom: '', stacking: 'highest', vat: '', rules: [newRule('block', place.provider.modalities)] };
    this.show(reply, place, form, usualTrial(place.today, modalityIn(form, place)));
  }

  /** Adds, moves or removes a rule, or tries the tariff: nothing is stored. */
  @Post('draft')
  async change(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const place = await this.place(page, networkId, providerId);
    const fields = fieldsOf(body);
    const does = fields.text('do') ?? '';
    const typed = readTariffForm(body);
    const form = changeDraft(typed, does, fields.text('add'), place.provider.modalities);
    const trial = readTrialForm(body, usualTrial(place.today, modalityIn(form, place)));
    if (does === 'preview') {
      const found = tryOut(form, trial, place.today, place.timeZone);
      void sendFragment(
        reply,
        <Fragment page={place.page}>
          <LiveTrialResult found={found} />
        </Fragment>,
      );
      return;
    }
    this.show(reply, place, form, trial, does === 'try');
  }

  @Post()
  async store(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const place = await this.place(page, networkId, providerId);
    const form = readTariffForm(body);
    const { done, refusal } = await attempt(async () => {
      const { draft, problems } = draftIn(form);
      if (problems.length > 0) throw new InvalidInput(problems);
      const tariff = tariffOf(await readAs(TariffBody, draft));
      return this.commands.once(exchange, (tx) => this.tariffs.add(tx, networkId, providerId, tariff));
    });
    if (done) return void reply.redirect(`/network/providers/tariffs/${done.id}?stored=1`, 303);
    const trial = readTrialForm(body, usualTrial(place.today, modalityIn(form, place)));
    this.show(reply, place, form, trial, true, refusal);
  }

  private show(
    reply: Reply,
    { page, provider, today, timeZone }: Place,
    form: TariffForm,
    trial: TrialForm,
    isChecked = false,
    refusal: Refusal | null = null,
  ): void {
    const { language } = page.words;
    const found = tryOut(form, trial, today, timeZone);
    const checked = new InvalidInput([...found.tariffProblems, ...found.trialProblems]);
    const mistakes = refusal
      ? mistakesOf(refusal, language)
      : isChecked
        ? mistakesOf(checked, language)
        : noMistakes;
    const editor = (
      <TariffEditor
        page={page}
        provider={provider}
        form={form}
        trial={trial}
        found={found}
        mistakes={mistakes}
        refusal={refusal && mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />
    );
    void sendPage(reply, editor, refusal ? statusOf(refusal) : 200);
  }

  private modelAmong(
    tariffs: readonly StoredTariff[],
    today: Day,
    from: string | undefined,
  ): StoredTariff | undefined {
    if (from === 'blank') return undefined;
    return (
      tariffs.find(({ id }) => id === from) ??
      inForceOn(tariffs, today) ??
      tariffs.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
    );
  }

  private async place(page: PageContext, networkId: Id, providerId: Id): Promise<Place> {
    await this.references.refresh(networkId);
    const provider = await this.directory.provider(networkId, providerId);
    if (!provider) throw new NotFound();
    const { timeZone } = await this.directory.network(networkId);
    return {
      provider,
      timeZone,
      today: dayOf(this.clock.now(), timeZone),
      page: { ...page, path: `/network/providers/${providerId}/tariffs/new` },
    };
  }
}

/** What is tried first: the first modality that has a price. */
const modalityIn = ({ rules }: TariffForm, { provider }: Place): string =>
  rules.find(({ kind }) => kind === 'block')?.texts['modalities']?.[0] ??
  provider.modalities[0] ??
  'phone_now';
