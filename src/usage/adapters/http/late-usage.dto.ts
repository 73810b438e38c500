import { InvalidInput } from '../../../kernel/errors.js';
import { CommentField } from '../../../platform/http/comment-field.js';
import { Flag, OneOf, Uuid } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';
import type { AskedDecision } from '../../domain/late-usage.js';

export class LateUsageQuery extends PageQuery {
  @OneOf(['true', 'false'], { optional: true, description: 'What was decided, instead of what waits' })
  decided?: 'true' | 'false';
}

export class LateUsageDecision {
  @Uuid({ optional: true, description: 'The agreement that pays for it instead' })
  chargeTo?: string | null;

  @Flag({ optional: true, description: 'Its own agreement is opened again, and pays' })
  reopen?: boolean | null;

  @CommentField({ isRequired: true, example: 'Reprise par la convention suivante' })
  reason: string;
}

/** @throws InvalidInput unless it says one of both */
export const decisionOf = ({ chargeTo, reopen, reason }: LateUsageDecision): AskedDecision => {
  if (chargeTo && !reopen) return { chargeTo, reopen: false, reason };
  if (reopen && !chargeTo) return { chargeTo: null, reopen: true, reason };
  throw new InvalidInput([
    {
      pointer: '/chargeTo',
      message: {
        fr: 'Choisissez : une autre convention, ou la réouverture.',
        en: 'Choose: another agreement, or opening it again.',
      },
    },
  ]);
};
