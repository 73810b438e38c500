import { Inject, Injectable } from '@nestjs/common';
import { addDays, dayOf, type Day, type TimeZone } from '../../kernel/civil-time.js';
import { calendarOfPostcode } from '../../kernel/holidays.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import { Cents } from '../../kernel/money.js';
import {
  Agreements,
  chainOf,
  NoAgreement,
  NotEligible,
  payersOf,
  ineligibilityOf,
  type Agreement,
  type Category,
} from '../../funding/index.js';
import {
  Directory,
  type CodeBook,
  type Practice,
  type Professional,
  type Provider,
} from '../../network/index.js';
import {
  cancellationTerms,
  estimate,
  Tariffs,
  type CancellationTerms,
  type Rating,
  type StoredTariff,
} from '../../rating/index.js';
import type { Access } from '../domain/booking.js';
import { NoProvider } from '../domain/booking.errors.js';
import { isInTime, providersCovering, soonestOf, type Wish } from '../domain/provider-choice.js';
import { inWords, noticeInWords } from './in-words.js';

export type PlanRequest = Readonly<{
  networkId: Id;
  professional: Professional;
  practice: Practice;
  modality: Modality;
  language: string;
  startsAt: Date;
  expectedMinutes: number;
  category: string | null;
  askedAt: Date;
  /** Providers that were asked already and said no. */
  without?: readonly Id[];
  /** The provider to ask first, if it still does this. */
  first?: Id | null;
}>;

/** Who would be asked, what it would cost, and who would pay. */
export type Plan = Readonly<{
  provider: Provider;
  tariff: StoredTariff;
  estimate: Rating;
  /** What cancelling at once costs: nothing, while nobody has accepted; and until when it will be free once somebody has. */
  cancellation: CancellationTerms;
  day: Day;
  timeZone: TimeZone;
  /** In the order in which they are asked; never empty. */
  payers: readonly Agreement[];
  accessUnder: (agreementId: Id) => Access | null;
  answerBy: Date;
  usageDueOn: Day;
}>;

/** Reads the directory, the agreements and the price lists, and decides; writes nothing. */
@Injectable()
export class PlanBooking {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Tariffs) private readonly tariffs: Tariffs,
  ) {}

  /** @throws NoAgreement, NotEligible, NoProvider */
  async plan(request: PlanRequest): Promise<Plan> {
    const { networkId, practice, modality, startsAt, expectedMinutes, askedAt } = request;
    const { timeZone } = await this.directory.network(networkId);
    const day = dayOf(startsAt, timeZone);
    const payers = await this.payers(request, day);
    const { provider, tariff } = await this.provider(request, timeZone, day);
    const codes = await this.directory.codeBook(networkId);
    const facts = {
      modality,
      startsAt,
      plannedSeconds: expectedMinutes * 60,
      requestedAt: askedAt,
      timeZone,
      calendar: calendarOfPostcode(practice.postcode),
    };
    return {
      provider,
      tariff,
      estimate: estimate(facts, tariff),
      cancellation: { ...cancellationTerms(facts, tariff, askedAt), feeCents: Cents(0) },
      day,
      timeZone,
      payers,
      accessUnder: (agreementId) => accessOf(provider, codes, request, agreementId, day),
      answerBy: answerByOf(provider, modality, startsAt, askedAt),
      usageDueOn: addDays(day, provider.usageDueDays),
    };
  }

  private async payers(
    { networkId, professional, practice, modality, category }: PlanRequest,
    day: Day,
  ): Promise<readonly Agreement[]> {
    const agreements = await this.agreements.of(networkId);
    const need = {
      day,
      modality,
      profession: professional.profession,
      commune: practice.commune,
      inseeCode: practice.inseeCode,
      category: category as Category | null,
    };
    const payers = payersOf(agreements, need);
    if (payers.length > 0) return chainOf(payers);
    throw agreements.every((agreement) => ineligibilityOf(agreement, need) === 'not_open')
      ? new NoAgreement()
      : new NotEligible();
  }

  private async provider(
    request: PlanRequest,
    timeZone: TimeZone,
    day: Day,
  ): Promise<{ provider: Provider; tariff: StoredTariff }> {
    const { networkId, practice, without = [], first } = request;
    const wish: Wish = {
      ...request,
      timeZone,
      inseeCode: practice.inseeCode,
      postcode: practice.postcode,
      calendar: calendarOfPostcode(practice.postcode),
    };
    const covering = providersCovering(await this.directory.providers(networkId), wish).filter(
      ({ id }) => !without.includes(id),
    );
    const inTime = covering.filter((provider) => isInTime(provider, wish));
    for (const provider of inTime.toSorted((a, b) => Number(b.id === first) - Number(a.id === first))) {
      const tariff = await this.tariffs.on(networkId, provider.id, day);
      if (tariff) return { provider, tariff };
    }
    const soonest = inTime.length === 0 ? soonestOf(covering, wish) : null;
    if (!soonest) throw new NoProvider();
    const { provider, earliest } = soonest;
    const notice = noticeInWords(provider, request.modality);
    throw new NoProvider(
      {
        fr: `${notice.fr} : à partir du ${inWords(earliest, timeZone, 'fr-FR')}.`,
        en: `${notice.en}: from ${inWords(earliest, timeZone, 'en-GB')}.`,
      },
      { earliest: typeof earliest === 'string' ? earliest : earliest.toISOString() },
    );
  }
}

/** What to dial for a session that is not on site and that the professional starts; null when there is no code under this payer. */
const accessOf = (
  provider: Provider,
  codes: CodeBook,
  { professional, practice, modality }: PlanRequest,
  agreementId: Id,
  day: Day,
): Access | null => {
  if (modality === 'on_site' || provider.call !== 'professional_dials' || !provider.phoneNumber) return null;
  const holder = { professionalId: professional.id, practiceId: practice.id };
  const held = codes.heldBy(holder, { providerId: provider.id, agreementId, day });
  return held ? { phoneNumber: provider.phoneNumber, code: held.code } : null;
};

/** A provider has its own time to answer, but never longer than until the session starts. */
const answerByOf = (provider: Provider, modality: Modality, startsAt: Date, askedAt: Date): Date => {
  const inItsTime = new Date(askedAt.getTime() + provider.answerWithinMinutes * 60_000);
  return modality === 'phone_now' || inItsTime < startsAt ? inItsTime : startsAt;
};
