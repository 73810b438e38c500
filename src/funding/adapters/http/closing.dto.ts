import { CommentField } from '../../../platform/http/comment-field.js';
import { DayField, Flag, Uuid } from '../../../platform/http/fields.js';
import type { AskedClosing } from '../../use-cases/plan-closing.js';

export class NewClosing {
  @DayField({ description: 'The last day of which it pays for anything new', example: '2022-12-31' })
  closesOn: string;

  @DayField({
    description: 'Usage that arrives until then is still charged; the agreement closes on the next day',
    example: '2023-02-15',
  })
  graceUntil: string;

  @Uuid({
    optional: true,
    description: 'Whom what is left is carried over to; only where `unspent` is carry_over',
  })
  successorId?: string | null;

  @Flag({
    optional: true,
    description:
      'Close now: what is held for past sessions that nobody told of is given back, and what is told later comes late',
  })
  atOnce?: boolean | null;
}

export const closingOf = ({ closesOn, graceUntil, successorId, atOnce }: NewClosing): AskedClosing => ({
  closesOn,
  graceUntil,
  successorId: successorId ?? null,
  atOnce: atOnce ?? false,
});

export class NewReopening {
  @CommentField({ isRequired: true, example: 'Appels de décembre arrivés en mars' })
  reason: string;
}
