import { Status, type IconName, type PageContext, type Tone } from '../../../web/index.js';
import type { EnrolmentState } from '../../domain/professional.js';
import { tradeWords } from './trade-words.js';

const looks: Readonly<Record<EnrolmentState, readonly [Tone, IconName]>> = {
  invited: ['info', 'clock'],
  enrolled: ['ok', 'check'],
  suspended: ['warn', 'alert'],
  left: ['plain', 'cross'],
};

/** Where somebody stands with the network. */
export function EnrolmentTag({ page, status }: { page: PageContext; status: EnrolmentState }) {
  const [tone, icon] = looks[status];
  return (
    <Status tone={tone} icon={icon}>
      {tradeWords(page).enrolments[status]}
    </Status>
  );
}
