import { CommentField } from '../../../platform/http/comment-field.js';
import { DayField, Flag, OneOf, Uuid } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';
import { statementStates, type StatementState } from '../../domain/statement.lifecycle.js';
import { rhythms, type Rhythm } from '../../domain/statement-calendar.js';

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

  @OneOf(statementStates, { optional: true, description: 'Where it stands' })
  status?: StatementState;
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

export class ChosenStatements {
  @OneOf(rhythms, { description: 'When a draft appears by itself: on the first day after its period' })
  every: Rhythm;

  @Flag({ description: 'The agreement says that professionals may be named to the funder' })
  namesProfessionals: boolean;

  @Flag({ description: 'The letter that announces a statement carries its PDF' })
  attachesPdf: boolean;
}
