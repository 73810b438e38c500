import { PageQuery } from '../../../platform/http/index.js';
import { DayField, OneOf } from '../../../platform/http/fields.js';
import { verbs, type Verb } from '../../domain/entry.js';

/** Which entries: of one verb, recorded from one day to another, both included. */
export class EntriesQuery extends PageQuery {
  @OneOf(verbs, { optional: true })
  verb?: Verb;

  @DayField({ optional: true })
  from?: string;

  @DayField({ optional: true })
  to?: string;
}
