import { Get, Inject, Param, Query, Res } from '@nestjs/common';
import { dayOf, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { categories, ExplainedPayers, type PayerExplained, type WhoseNeed } from '../../../funding/index.js';
import { Directory, NetworkNames } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  KnownId,
  Member,
  pageOf,
  PageQuery,
  sliceOf,
  type Reply,
} from '../../../platform/http/index.js';
import {
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { Tariffs } from '../persistence/tariffs.js';
import { formOf } from './tariff-form.js';
import { datedTariffs, TariffListPage, TariffPage } from './tariff-pages.js';
import { factsOfTrial, readTrialForm, usualTrial, type TrialForm } from './trial.js';
import { tryOut, type TryOut } from './try-out.js';

/** The tariffs that are stored: to be read and tried, never changed. */
@PageController('network/providers')
@Allow('coordinator')
export class TariffPagesController {
  constructor(
    @Inject(Tariffs) private readonly tariffs: Tariffs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(ExplainedPayers) private readonly payers: ExplainedPayers,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(':id/tariffs')
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const { today } = await this.calendar(networkId);
    const provider = await this.directory.provider(networkId, providerId);
    if (!provider) throw new NotFound();
    const slice = sliceOf(query);
    const rows = await this.tariffs.page(networkId, providerId, slice);
    const { items, nextCursor } = pageOf(rows, slice, (tariff) => tariff);
    const tariffs = datedTariffs(items, await this.tariffs.of(networkId, providerId));
    void sendPage(
      reply,
      <TariffListPage {...{ page, provider, today, tariffs, nextCursor }} cursor={query.cursor} />,
    );
  }

  @Get('tariffs/:id')
  async one(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { today, timeZone } = await this.calendar(networkId);
    const tariff = await this.tariffs.find(networkId, id);
    const provider = tariff && (await this.directory.provider(networkId, tariff.providerId));
    if (!tariff || !provider) throw new NotFound();
    const [dated] = datedTariffs([tariff], await this.tariffs.of(networkId, provider.id));
    if (!dated) throw new NotFound();
    const form = formOf(tariff);
    const usual = usualTrial(today, modalityOf(form.rules) ?? provider.modalities[0] ?? 'phone_now');
    const fields = fieldsOf(query);
    const isTried = fields.text('do') === 'try';
    const trial = isTried ? readTrialForm(query, usual) : usual;
    const found = tryOut(form, trial, today, timeZone);
    const mistakes = isTried
      ? mistakesOf(new InvalidInput(found.trialProblems), page.words.language)
      : noMistakes;
    const whose = {
      practice: fields.text('practice') ?? '',
      profession: fields.text('profession') ?? '',
      category: fields.text('category') ?? '',
    };
    const [{ practices }, payers] = await Promise.all([
      this.names.of(networkId),
      isTried ? this.payersOf(networkId, trial, whose, found, timeZone) : null,
    ]);
    const about = { page, provider, today, dated, trial, found, mistakes, whose, practices, payers };
    void sendPage(reply, <TariffPage {...about} isJustStored={fields.isChecked('stored')} />);
  }

  /** Who would pay for the session that is tried; null where it has no price. */
  private async payersOf(
    networkId: Id,
    trial: TrialForm,
    { practice, profession, category }: WhoseNeed,
    { rating, isNotSold }: TryOut,
    timeZone: TimeZone,
  ): Promise<readonly PayerExplained[] | null> {
    const { facts } = factsOfTrial(trial, timeZone);
    if (!facts || !rating || isNotSold) return null;
    const { practices } = await this.names.of(networkId);
    const known = practices.find(({ id }) => id === practice);
    const place = known && (await this.directory.practice(networkId, known.id));
    const need = {
      day: dayOf(facts.startsAt, timeZone),
      modality: facts.modality,
      profession: profession || null,
      commune: place?.commune ?? null,
      inseeCode: place?.inseeCode ?? null,
      category: categories.find((one) => one === category) ?? null,
    };
    return this.payers.of(networkId, need, { neededCents: rating.totalCents, paidBy: null });
  }

  private async calendar(networkId: Id): Promise<Readonly<{ today: Day; timeZone: TimeZone }>> {
    await this.references.refresh(networkId);
    const { timeZone } = await this.directory.network(networkId);
    return { timeZone, today: dayOf(this.clock.now(), timeZone) };
  }
}

const modalityOf = (rules: ReturnType<typeof formOf>['rules']): string | undefined =>
  rules.find(({ kind }) => kind === 'block')?.texts['modalities']?.[0];
