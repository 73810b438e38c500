import { CommentField } from '../../../platform/http/comment-field.js';
import { OneOf, Uuid } from '../../../platform/http/fields.js';
import { PageQuery, positionIn } from '../../../platform/http/index.js';
import {
  acceptReasons,
  disputeReasons,
  invoiceStatuses,
  verdicts,
  type DecisionReason,
  type InvoiceStatus,
  type Verdict,
} from '../../domain/invoice.js';
import { fieldMistake } from '../../domain/invoice.errors.js';
import type { LineDecision } from '../../use-cases/decide-line.js';

export class InvoicesQuery extends PageQuery {
  @Uuid({ optional: true }) providerId?: string;
  @OneOf(invoiceStatuses, { optional: true }) status?: InvoiceStatus;
}

export class InvoiceLinesQuery extends PageQuery {
  @OneOf(verdicts, { optional: true }) verdict?: Verdict;
}

export class DecisionBody {
  @OneOf(['accept', 'dispute'], {
    description: 'accept: our session gets the provider’s price, an unknown call becomes usage',
  })
  action: 'accept' | 'dispute';

  @OneOf([...new Set([...Object.keys(acceptReasons), ...Object.keys(disputeReasons)])], {
    description: `accept: ${Object.keys(acceptReasons).join(', ')}; dispute: ${Object.keys(disputeReasons).join(', ')}`,
  })
  reason: DecisionReason;

  @CommentField() comment?: string;
  @Uuid({ optional: true, description: 'accept an unknown call: who pays, where its code does not say' })
  agreementId?: string;
  @Uuid({ optional: true, description: 'accept an unknown call: whose call, with agreementId' })
  professionalId?: string;
}

/** @throws InvalidInput for a reason of the other act */
export const decisionOf = ({
  action,
  reason,
  comment,
  agreementId,
  professionalId,
}: DecisionBody): LineDecision => {
  if (!(reason in (action === 'accept' ? acceptReasons : disputeReasons)))
    throw fieldMistake(
      'reason',
      'Ce motif ne va pas avec cette décision.',
      'This reason is not one of this act.',
    );
  return {
    kind: action === 'accept' ? 'accepted' : 'disputed',
    reason,
    comment: comment ?? null,
    agreementId: agreementId ?? null,
    professionalId: professionalId ?? null,
  };
};

/** @returns the line that the page before ended with; null for the first page. */
export const lineAfter = (cursor: string | undefined): number | null =>
  positionIn(cursor, (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null));
