import { CommentField } from '../../../platform/http/comment-field.js';
import { DayField, OneOf, Uuid } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';

export class NewStatement {
  @Uuid()
  agreementId: string;

  @DayField({ description: 'The first day', example: '2022-03-01' })
  from: string;

  @DayField({ description: 'The last day, included; to be over when it is issued', example: '2022-12-31' })
  to: string;
}

export class StatementsQuery extends PageQuery {
  @Uuid({ optional: true })
  agreementId?: string;
}

export class StatementQuery {
  @OneOf(['funder', 'coordinator'] as const, {
    optional: true,
    description: 'Which version; by default the reader’s own. A funder gets its own whatever it asks for',
  })
  audience?: 'funder' | 'coordinator' | null;
}

export class Acknowledgement {
  @CommentField()
  comment?: string | null;
}

export class Dispute {
  @CommentField({ isRequired: true })
  comment: string;
}
