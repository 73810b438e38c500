import type { Id } from '../../../kernel/ids.js';
import { Cents } from '../../../kernel/money.js';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import {
  CentsField,
  DayField,
  Email,
  Flag,
  ManyOf,
  Nested,
  OneOf,
  Text,
  Texts,
  Uuid,
  Whole,
  Wholes,
} from '../../../platform/http/fields.js';
import { decisions, type Decision, type HandoverTerms } from '../../domain/handover.js';
import {
  categories,
  onExhaustions,
  unspentFates,
  type Category,
  type OnExhaustion,
  type Unspent,
} from '../../domain/agreement.js';
import type { AgreementTerms } from '../../domain/agreement-terms.js';
import type { Change } from '../../domain/amendment.js';
import { USUAL_THRESHOLDS } from '../../domain/threshold.js';

export class NewFunder {
  @Text({ max: 200, example: 'Médecins du Monde' })
  name: string;

  @Text({ max: 60, example: 'association', description: 'What kind of body it is' })
  kind: string;
}

/** An absent or empty list restricts nothing. */
export class Eligibility {
  @ManyOf(MODALITIES, { optional: true })
  modalities?: Modality[] | null;

  @Texts({ max: 60, optional: true, pattern: /^[a-z_]+$/, example: ['general_practitioner', 'midwife'] })
  professions?: string[] | null;

  @Texts({
    max: 100,
    optional: true,
    example: ['76540', 'Sotteville-lès-Rouen'],
    description: 'INSEE codes or names',
  })
  communes?: string[] | null;

  @ManyOf(categories, { optional: true })
  categories?: Category[] | null;
}

export class NewAgreement {
  @Uuid()
  funderId: string;

  @Text({ max: 200, example: 'Médecins du Monde', description: 'Who runs it' })
  carrier: string;

  @Text({ max: 300, example: 'Interprétariat en médecine de ville' })
  title: string;

  @Text({ max: 100, example: 'MDM-2022-01' })
  reference: string;

  @DayField({ description: 'The first day', example: '2022-01-01' })
  startsOn: string;

  @DayField({ description: 'The last day, included', example: '2022-12-31' })
  endsOn: string;

  @CentsField({ description: 'The money granted at the start', example: 150_000 })
  grantCents: number;

  @Whole({ min: 0, max: 1_000_000, optional: true, description: 'The lowest pays first; 100 by default' })
  priority?: number | null;

  @Nested(() => Eligibility, { optional: true })
  eligibility?: Eligibility | null;

  @OneOf(onExhaustions, {
    optional: true,
    description: 'What happens to a request beyond what is left; block by default',
  })
  onExhaustion?: OnExhaustion | null;

  @OneOf(unspentFates, {
    optional: true,
    description: 'What becomes of unspent money: to be stated above 23,000 €; repayment by default',
  })
  unspent?: Unspent | null;

  @Wholes({
    min: 1,
    max: 1000,
    most: 10,
    optional: true,
    example: [75, 90, 100],
    description:
      'Percents of the envelope, committed and consumed together, of which the coordination is told',
  })
  alertThresholds?: number[] | null;
}

export class AlertThresholds {
  @Wholes({
    min: 1,
    max: 1000,
    most: 10,
    example: [50, 90, 100],
    description: 'Percents of the envelope, committed and consumed together; none to be told of nothing',
  })
  percents: number[];
}

/** What a new agreement says, with what is usual where it is silent. */
export const termsOf = ({ eligibility, ...body }: NewAgreement): AgreementTerms => ({
  ...body,
  grantCents: Cents(body.grantCents),
  priority: body.priority ?? 100,
  eligibleModalities: eligibility?.modalities ?? [],
  eligibleProfessions: eligibility?.professions ?? [],
  eligibleCommunes: eligibility?.communes ?? [],
  eligibleCategories: eligibility?.categories ?? [],
  onExhaustion: body.onExhaustion ?? 'block',
  unspent: body.unspent ?? null,
  alertThresholds: body.alertThresholds ?? USUAL_THRESHOLDS,
});

export class NewAmendment {
  @CentsField({
    min: -1_000_000_000,
    optional: true,
    description: 'More money, or less (below zero); never below what is committed and consumed',
    example: 500_000,
  })
  grantDeltaCents?: number | null;

  @DayField({ optional: true, description: 'The new last day, included', example: '2023-03-31' })
  endsOn?: string | null;

  @Text({ max: 100, example: 'MDM-2022-01-A1' })
  reference: string;
}

/** What an amendment asks to change. */
export const changeOf = ({ grantDeltaCents, endsOn, reference }: NewAmendment): Change => ({
  ...(grantDeltaCents != null && { grantDeltaCents: Cents(grantDeltaCents) }),
  ...(endsOn != null && { endsOn }),
  reference,
});
export class CodeInstead {
  @Uuid()
  professionalId: string;

  @Text({ max: 60, example: 'ROU-MG-01' })
  code: string;
}

export class NewHandover {
  @Uuid({ description: 'The agreement that hands over' })
  fromAgreementId: string;

  @Uuid({ description: 'The agreement that takes over' })
  toAgreementId: string;

  @DayField({ description: 'The first day that the new agreement pays for', example: '2023-02-01' })
  effectiveOn: string;

  @Flag({ description: 'Whether what is available goes to the new agreement' })
  transferRemainder: boolean;

  @CentsField({
    optional: true,
    description: 'Of the remainder, what stays for the calls of before that are still to arrive',
  })
  keptCents?: number | null;

  @Nested(() => CodeInstead, {
    many: true,
    most: 10_000,
    optional: true,
    description: 'Professionals whose code changes that day; all others keep theirs',
  })
  accessCodes?: CodeInstead[] | null;
}

export const handoverTermsOf = (body: NewHandover): HandoverTerms => ({
  ...body,
  keptCents: Cents(body.keptCents ?? 0),
  accessCodes: body.accessCodes ?? [],
});

export class HandoverDecision {
  @Uuid()
  bookingId: string;

  @OneOf(decisions, {
    description: 'keep on the old agreement, release and mark unmet, or cover by amendment',
  })
  decision: Decision;
}

export class HandoverDecisions {
  @Nested(() => HandoverDecision, { many: true, most: 100_000 })
  decisions: HandoverDecision[];
}

/** By booking, as they are kept. */
export const decisionsOf = ({ decisions }: HandoverDecisions): Readonly<Record<Id, Decision>> =>
  Object.fromEntries(decisions.map(({ bookingId, decision }) => [bookingId, decision]));

export class NewFormerCarrier {
  @Email({ example: 'compta@mdm.example' })
  email: string;

  @DayField({ optional: true, description: 'The last day on which it reads; ten years from now by default' })
  until?: string | null;
}

export class JournalQuery {
  @Uuid({ optional: true, description: 'One agreement; all of the network’s by default' })
  agreementId?: string;
}
