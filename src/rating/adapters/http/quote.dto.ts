import { categories, type Category } from '../../../funding/index.js';
import { InvalidInput } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { OUTCOMES, type Outcome } from '../../../kernel/outcome.js';
import { Decimal, Instant, OneOf, Uuid, Whole } from '../../../platform/http/fields.js';
import type { RatedFacts } from '../../domain/rated-facts.js';

const optional = true;
const TWO_DAYS_SECONDS = 172_800;

export class QuoteBody {
  @OneOf(MODALITIES)
  modality: Modality;

  @Instant()
  startsAt: string;

  @Whole({ min: 0, max: TWO_DAYS_SECONDS, optional, description: 'durationSeconds by default' })
  plannedSeconds?: number;

  @Whole({
    min: 0,
    max: TWO_DAYS_SECONDS,
    optional,
    description: 'Waiting excluded; plannedSeconds by default',
  })
  durationSeconds?: number;

  @Instant({ optional, description: 'Now by default' })
  requestedAt?: string;

  @Instant({ optional, description: 'Of a late cancellation; the start by default' })
  cancelledAt?: string;

  @OneOf(OUTCOMES, { optional, description: 'completed by default' })
  outcome?: Outcome;

  @Uuid({ optional, description: 'Whose public holidays count; without it, those of all France' })
  practiceId?: Id;

  @Uuid({ optional: true, description: 'For whom it would be: with this, `payers` says who would pay' })
  professionalId?: Id;

  @OneOf(categories, { optional: true, description: 'A category, never a patient: it decides who may pay' })
  category?: Category;

  @Decimal({ min: 0, max: 20_000, optional, description: 'On site: from where the interpreter comes' })
  distanceKm?: number;
}

/**
 * What the body says of the session; the network and the practice say the rest.
 * @throws InvalidInput when it gives no duration at all.
 */
export const factsOf = (body: QuoteBody, now: Date): Omit<RatedFacts, 'timeZone' | 'calendar'> => {
  const plannedSeconds = body.plannedSeconds ?? body.durationSeconds;
  if (plannedSeconds === undefined) throw noDuration();
  return {
    modality: body.modality,
    startsAt: new Date(body.startsAt),
    plannedSeconds,
    durationSeconds: body.durationSeconds ?? plannedSeconds,
    requestedAt: instantOf(body.requestedAt) ?? now,
    cancelledAt: instantOf(body.cancelledAt),
    outcome: body.outcome ?? 'completed',
    distanceKm: body.distanceKm ?? undefined,
  };
};

const instantOf = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined);

const noDuration = (): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/durationSeconds',
      message: {
        fr: 'Donnez la durée, réelle (durationSeconds) ou prévue (plannedSeconds).',
        en: 'Give the duration, actual (durationSeconds) or planned (plannedSeconds).',
      },
    },
  ]);
