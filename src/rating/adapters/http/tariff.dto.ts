import { InvalidInput } from '../../../kernel/errors.js';
import { DayField, Nested, OneOf, Whole } from '../../../platform/http/fields.js';
import type { TariffDraft } from '../../domain/tariff-draft.js';
import { tariffProblems } from '../../domain/tariff-problems.js';
import type { Stacking, Tariff } from '../../domain/tariff.js';
import { RuleBody } from './rule.dto.js';

const STACKINGS: readonly Stacking[] = ['highest', 'sum'];

export class TariffBody {
  @DayField({ description: 'First local day on which sessions are priced by it' })
  validFrom: string;

  @OneOf(STACKINGS, {
    optional: true,
    description: 'When several surcharges apply: each, or the highest alone (default)',
  })
  stacking?: Stacking;

  @Whole({
    min: 0,
    max: 10_000,
    optional: true,
    description: 'The rate contained in the prices; 0 by default',
  })
  vatBasisPoints?: number;

  @Nested(() => RuleBody, { many: true })
  rules: RuleBody[];
}

/**
 * The tariff that the body states.
 * @throws InvalidInput with a pointer to each thing that cannot be meant.
 */
export const tariffOf = (body: TariffBody): Tariff => {
  const draft: TariffDraft = { stacking: 'highest', vatBasisPoints: 0, ...withoutNulls(body) };
  const problems = tariffProblems(draft);
  if (!isSound(draft, problems)) throw new InvalidInput(problems);
  return draft;
};

const isSound = (
  draft: TariffDraft,
  problems: ReturnType<typeof tariffProblems>,
): draft is TariffDraft & Tariff => problems.length === 0;

/** A field sent as null was not given: the same tariff is stored as if it had been left out. */
const withoutNulls = (body: TariffBody): TariffBody =>
  JSON.parse(JSON.stringify(body), (_, value: unknown) => value ?? undefined) as TariffBody;
