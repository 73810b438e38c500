import { Inject, Injectable } from '@nestjs/common';
import { dayOf, type Day, type TimeZone } from '../../kernel/civil-time.js';
import { Clock } from '../../kernel/clock.js';
import { calendarOfPostcode } from '../../kernel/holidays.js';
import { MODALITIES, type Modality } from '../../kernel/modality.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { Agreements } from '../../funding/index.js';
import { Directory, type Practice, type Professional, type Provider } from '../../network/index.js';
import { cancellationTerms, Tariffs } from '../../rating/index.js';
import { soonestOf } from '../domain/provider-choice.js';

export type BookedModality = Exclude<Modality, 'phone_now'>;

export type OfferedModality = Readonly<{
  modality: BookedModality;
  /** The first moment, or the first day where working days count, that the quickest provider takes. */
  earliest: Date | Day;
  /** How many hours before its start a confirmed session may still be cancelled without consequence; null: until it starts. */
  freeHours: number | null;
}>;

/** What may be chosen in a request for an appointment. */
export type BookingChoices = Readonly<{
  timeZone: TimeZone;
  today: Day;
  /** Whether the network lets its professionals see what a session costs. */
  showsPrices: boolean;
  /** Those that some provider offers, whatever the language. */
  modalities: readonly OfferedModality[];
  /** Where the professional works, or will; of a secretariat's only its own. */
  practices: readonly Practice[];
  /** Some money that is still to be spent asks for the patient's category. */
  asksCategory: boolean;
}>;

/** Reads what the network offers to somebody who wants an interpreter later. */
@Injectable()
export class ReadChoices {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Tariffs) private readonly tariffs: Tariffs,
  ) {}

  async of(viewer: NetworkViewer, professional: Professional): Promise<BookingChoices> {
    const { networkId } = viewer;
    const now = this.clock.now();
    const { timeZone, showsPrices } = await this.directory.network(networkId);
    const today = dayOf(now, timeZone);
    const [practices, providers, agreements] = await Promise.all([
      this.practices(viewer, professional, today),
      this.directory.providers(networkId),
      this.agreements.of(networkId),
    ]);
    const booked = MODALITIES.filter((one): one is BookedModality => one !== 'phone_now');
    const offered = await Promise.all(
      booked.map((modality) => this.offered(modality, providers, { now, timeZone, today }, practices[0])),
    );
    return {
      timeZone,
      today,
      showsPrices,
      modalities: offered.filter((one) => one !== null),
      practices,
      asksCategory: agreements.some(
        ({ eligibleCategories, endsOn }) => eligibleCategories.length > 0 && endsOn >= today,
      ),
    };
  }

  private async practices(
    viewer: NetworkViewer,
    professional: Professional,
    today: Day,
  ): Promise<readonly Practice[]> {
    const ids = professional.practices
      .filter(({ until }) => until === null || until >= today)
      .map(({ practiceId }) => practiceId)
      .filter((id) => viewer.role !== 'staff' || id === viewer.practiceId);
    const found = await Promise.all(
      [...new Set(ids)].map((id) => this.directory.practice(viewer.networkId, id)),
    );
    return found.filter((practice) => practice !== undefined);
  }

  private async offered(
    modality: BookedModality,
    providers: readonly Provider[],
    { now, timeZone, today }: Readonly<{ now: Date; timeZone: TimeZone; today: Day }>,
    practice: Practice | undefined,
  ): Promise<OfferedModality | null> {
    const postcode = practice?.postcode ?? '';
    const calendar = calendarOfPostcode(postcode);
    const open = providers.filter(
      ({ modalities, suspendedOn }) =>
        modalities.includes(modality) && (suspendedOn === null || today < suspendedOn),
    );
    const soonest = soonestOf(open, {
      modality,
      language: '',
      startsAt: now,
      askedAt: now,
      inseeCode: practice?.inseeCode ?? '',
      postcode,
      timeZone,
      calendar,
    });
    if (!soonest) return null;
    const tariff = await this.tariffs.on(soonest.provider.networkId, soonest.provider.id, today);
    // Any session far enough ahead tells how long before its start it is free.
    const startsAt = new Date(now.getTime() + FAR_AHEAD_MS);
    const facts = { modality, startsAt, plannedSeconds: 3600, requestedAt: now, timeZone, calendar };
    const freeUntil = tariff && cancellationTerms(facts, tariff, now).freeUntil;
    return {
      modality,
      earliest: soonest.earliest,
      freeHours: freeUntil ? (startsAt.getTime() - freeUntil.getTime()) / HOUR_MS : null,
    };
  }
}

const HOUR_MS = 3_600_000;
const FAR_AHEAD_MS = 60 * 24 * HOUR_MS;
