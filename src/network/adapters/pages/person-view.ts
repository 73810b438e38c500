import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { PageContext } from '../../../web/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import type { Practice } from '../../domain/practice.js';
import type { Professional } from '../../domain/professional.js';
import type { NamesInNetwork } from '../persistence/network-names.js';
import type { Act } from './person-words.js';

/** All that a professional’s page shows. */
export type PersonView = Readonly<{
  page: PageContext;
  person: Professional;
  /** Where somebody may start to work. */
  practices: readonly Practice[];
  names: NamesInNetwork;
  codes: readonly AccessCode[];
  lastUse: Day | null;
  relaunchedOn: Day | null;
  today: Day;
  /** The application that waits for an answer. */
  applicationId: Id | null;
  /** What was just done. */
  done?: Act;
  /** Why what was just tried is refused. */
  refused?: readonly string[];
}>;
