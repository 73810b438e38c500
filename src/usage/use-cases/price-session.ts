import { Inject, Injectable } from '@nestjs/common';
import { RuleRefused } from '../../kernel/errors.js';
import { calendarOfPostcode } from '../../kernel/holidays.js';
import { dayOf, type Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import { Directory } from '../../network/index.js';
import { rate, Tariffs, type Rating } from '../../rating/index.js';
import type { Session } from '../domain/session.js';

/** The provider has no price list for that day: the cost can't be known. */
export class NoTariff extends RuleRefused {
  constructor() {
    super({
      type: 'no-tariff',
      title: { fr: 'Pas de tarif ce jour-là', en: 'No tariff on that day' },
      detail: {
        fr: 'Le prestataire n’a pas de bordereau des prix à cette date. Enregistrez-le, puis recommencez.',
        en: 'The provider has no price list on that date. Record one, then try again.',
      },
    });
  }
}

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
    const { networkId, providerId, practiceId, distanceKm, cancelledAt, ...facts } = session;
    const { timeZone } = await this.directory.network(networkId);
    const sessionOn = dayOf(session.startedAt, timeZone);
    const [tariff, practice] = await Promise.all([
      this.tariffs.on(networkId, providerId, sessionOn),
      practiceId ? this.directory.practice(networkId, practiceId) : undefined,
    ]);
    if (!tariff) throw new NoTariff();
    const rating = rate(
      {
        ...facts,
        startsAt: session.startedAt,
        timeZone,
        calendar: practice ? calendarOfPostcode(practice.postcode) : 'france',
        ...(distanceKm !== null && { distanceKm }),
        ...(cancelledAt && { cancelledAt }),
      },
      tariff,
    );
    return { sessionOn, tariffId: tariff.id, rating };
  }
}
