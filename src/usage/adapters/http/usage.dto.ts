import { DayField, Decimal, Instant, OneOf, Text, Uuid, Whole } from '../../../platform/http/fields.js';
import { CommentField } from '../../../platform/http/comment-field.js';
import { PageQuery } from '../../../platform/http/index.js';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { OUTCOMES, type Outcome } from '../../../kernel/outcome.js';
import {
  usageSources,
  type CorrectionReason,
  type UsageSource,
  reasonsToGive,
} from '../../domain/session.js';
import type { Correction } from '../../use-cases/correct-usage.js';

export class UsageQuery extends PageQuery {
  @Uuid({ optional: true }) bookingId?: string;
  @Uuid({ optional: true }) agreementId?: string;
  @Uuid({ optional: true }) providerId?: string;
  @Uuid({ optional: true }) professionalId?: string;
  @Uuid({ optional: true }) practiceId?: string;
  @Uuid({ optional: true, description: 'Made by this call list' }) importId?: string;
  @Text({ min: 3, max: 3, optional: true, description: 'A code of GET /languages' }) language?: string;
  @OneOf(MODALITIES, { optional: true }) modality?: Modality;
  @OneOf(OUTCOMES, { optional: true }) outcome?: Outcome;
  @OneOf(usageSources, { optional: true }) source?: UsageSource;
  @OneOf(['true', 'false'], {
    optional: true,
    description: 'true: records that a correction has replaced; false: those that count',
  })
  corrected?: 'true' | 'false';
  @DayField({ optional: true, description: 'First local day of the session' }) from?: string;
  @DayField({ optional: true, description: 'Last local day of the session' }) to?: string;
}

const optional = true;
const DAY_SECONDS = 86_400;

/** What was wrong, as it should have been; what is left out stays as it was recorded. */
export class CorrectionBody {
  @OneOf(reasonsToGive) reason: CorrectionReason;
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
  @CommentField() comment?: string;
}

export const correctionOf = ({
  reason,
  comment,
  startedAt,
  requestedAt,
  cancelledAt,
  ...facts
}: CorrectionBody): Correction => ({
  reason,
  comment: comment ?? null,
  facts: {
    // A field sent as null was not given.
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)),
    ...(startedAt && { startedAt: new Date(startedAt) }),
    ...(requestedAt && { requestedAt: new Date(requestedAt) }),
    ...(cancelledAt && { cancelledAt: new Date(cancelledAt) }),
  },
});
