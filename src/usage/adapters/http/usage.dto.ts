import { DayField, Decimal, Instant, OneOf, Uuid, Whole } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { OUTCOMES, type Outcome } from '../../../kernel/outcome.js';
import { correctionReasons, type CorrectionReason } from '../../domain/session.js';
import type { CorrectedFacts } from '../../use-cases/correct-usage.js';

export class UsageQuery extends PageQuery {
  @Uuid({ optional: true }) bookingId?: string;
  @Uuid({ optional: true }) agreementId?: string;
  @Uuid({ optional: true }) professionalId?: string;
  @DayField({ optional: true, description: 'First local day of the session' }) from?: string;
  @DayField({ optional: true, description: 'Last local day of the session' }) to?: string;
}

const optional = true;
const DAY_SECONDS = 86_400;

/** What was wrong, as it should have been; what is left out stays as it was recorded. */
export class CorrectionBody {
  @OneOf(Object.keys(correctionReasons)) reason: CorrectionReason;
  @OneOf(MODALITIES, { optional }) modality?: Modality;
  @OneOf(OUTCOMES, { optional }) outcome?: Outcome;
  @Instant({ optional }) startedAt?: string;
  @Whole({ min: 0, max: DAY_SECONDS, optional }) plannedSeconds?: number;
  @Whole({ min: 0, max: DAY_SECONDS, optional }) durationSeconds?: number;
  @Whole({ min: 0, max: DAY_SECONDS, optional }) waitSeconds?: number;
  @Decimal({ min: 0, max: 20_000, optional }) distanceKm?: number;
  @Instant({ optional, description: 'When it was asked for: some prices depend on the notice given' })
  requestedAt?: string;
  @Instant({ optional }) cancelledAt?: string;
}

export const correctedFactsOf = ({
  reason: _,
  startedAt,
  requestedAt,
  cancelledAt,
  ...facts
}: CorrectionBody): CorrectedFacts => ({
  // A field sent as null was not given.
  ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)),
  ...(startedAt && { startedAt: new Date(startedAt) }),
  ...(requestedAt && { requestedAt: new Date(requestedAt) }),
  ...(cancelledAt && { cancelledAt: new Date(cancelledAt) }),
});
