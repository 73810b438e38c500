import { InvalidInput } from '../../../kernel/errors.js';
import { Cents } from '../../../kernel/money.js';
import { CentsField, Instant, OneOf, Text, Uuid } from '../../../platform/http/fields.js';
import { PageQuery, positionIn } from '../../../platform/http/index.js';
import { ignoreReasons, lineKinds, type IgnoreReason, type LineKind } from '../../domain/call-import.js';
import type { Decision } from '../../use-cases/resolve-line.js';

export class ImportsQuery extends PageQuery {
  @Uuid({ optional: true }) providerId?: string;
}

export class LinesQuery extends PageQuery {
  @OneOf(lineKinds, { optional: true }) kind?: LineKind;
  @OneOf(['true', 'false'], {
    optional: true,
    description: 'Only lines that wait to be settled, or only settled ones',
  })
  open?: 'true' | 'false';
}

export class ResolveBody {
  @OneOf(['attach', 'accept', 'ignore'], {
    description: 'attach an unmatched call, accept a changed one, ignore any line',
  })
  action: 'attach' | 'accept' | 'ignore';

  @Uuid({ optional: true, description: 'attach: who pays; needed' }) agreementId?: string;
  @Uuid({ optional: true, description: 'attach: whose call; by default whose code it was' })
  professionalId?: string;
  @Instant({ optional: true, description: 'attach: when it began, where the list’s own time can’t be used' })
  startedAt?: string;

  @Text({
    min: 3,
    max: 3,
    optional: true,
    description: 'attach: its language, a code of GET /languages, where nobody knows the list’s own name',
  })
  language?: string;

  @CentsField({
    optional: true,
    description: 'accept: the price that was shown; where it costs otherwise: 409, with `amountCents`',
  })
  expectedCents?: number;

  @OneOf(Object.keys(ignoreReasons), { optional: true, description: 'ignore: why; needed' })
  reason?: IgnoreReason;
}

/** @throws InvalidInput when a field that the action needs is missing */
export const decisionOf = ({
  action,
  agreementId,
  professionalId,
  startedAt,
  language,
  expectedCents,
  reason,
}: ResolveBody): Decision => {
  switch (action) {
    case 'attach':
      if (!agreementId) throw needed('agreementId');
      return {
        action,
        agreementId,
        professionalId: professionalId ?? null,
        startedAt: startedAt ? new Date(startedAt) : null,
        language: language ?? null,
      };
    case 'accept':
      return { action, ...(expectedCents !== undefined && { expectedCents: Cents(expectedCents) }) };
    case 'ignore':
      if (!reason) throw needed('reason');
      return { action, reason };
  }
};

const needed = (field: string): InvalidInput =>
  new InvalidInput([
    {
      pointer: `/${field}`,
      message: { fr: 'Cette action demande ce champ.', en: 'This action needs this field.' },
    },
  ]);

/** @returns the line that the page before ended with; null for the first page. */
export const lineAfter = (cursor: string | undefined): number | null =>
  positionIn(cursor, (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null));
