import { Inject, Injectable } from '@nestjs/common';
import { dayOf, type Day, type TimeZone } from '../../kernel/civil-time.js';
import { calendarOfPostcode } from '../../kernel/holidays.js';
import type { Id } from '../../kernel/ids.js';
import { Directory, type Practice } from '../../network/index.js';
import { NoTariff, rate, Tariffs, type Rating, type Tariff } from '../../rating/index.js';
import type { Session } from '../domain/session.js';

export type Price = Readonly<{ sessionOn: Day; tariffId: Id; rating: Rating }>;

/** What a session costs: by the tariff of the local day on which it started, and the holidays of where the practice is. */
@Injectable()
export class PriceSession {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Tariffs) private readonly tariffs: Tariffs,
  ) {}

  /** @throws NoTariff */
  async of(session: Session): Promise<Price> {
    const { networkId, providerId, practiceId } = session;
    const { timeZone } = await this.directory.network(networkId);
    const sessionOn = dayOf(session.startedAt, timeZone);
    const [tariff, practice] = await Promise.all([
      this.tariffs.on(networkId, providerId, sessionOn),
      practiceId ? this.directory.practice(networkId, practiceId) : undefined,
    ]);
    if (!tariff) throw new NoTariff(sessionOn);
    return { sessionOn, tariffId: tariff.id, rating: ratingOf(session, tariff, timeZone, practice) };
  }
}

/** The price, where tariff and place are known. */
export const ratingOf = (
  session: Session,
  tariff: Tariff,
  timeZone: TimeZone,
  practice: Pick<Practice, 'postcode'> | undefined,
): Rating => {
  const { modality, outcome, plannedSeconds, durationSeconds, requestedAt, distanceKm, cancelledAt } =
    session;
  return rate(
    {
      modality,
      outcome,
      plannedSeconds,
      durationSeconds,
      requestedAt,
      startsAt: session.startedAt,
      timeZone,
      calendar: practice ? calendarOfPostcode(practice.postcode) : 'france',
      ...(distanceKm !== null && { distanceKm }),
      ...(cancelledAt && { cancelledAt }),
    },
    tariff,
  );
};
