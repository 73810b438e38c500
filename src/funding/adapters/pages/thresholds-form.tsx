import {
  Button,
  Details,
  Form,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Standing } from '../../domain/standing.js';
import { budgetWords } from './budget-words.js';

type ThresholdsFormProps = Readonly<{
  page: PageContext;
  standing: Standing;
  typed: Fields | undefined;
  mistakes: Mistakes;
}>;

/** When the coordination is told, to be changed in one line. */
export function ThresholdsForm({ page, standing, typed, mistakes }: ThresholdsFormProps) {
  const words = budgetWords(page).alerts;
  const { id, alertThresholds, closedAt } = standing.agreement;
  if (closedAt !== null) return null;
  const error = mistakes.all.find(({ fieldId }) => fieldId.startsWith('percents')) && words.mistake;
  return (
    <Details summary={words.change} isOpen={typed !== undefined}>
      <Form action={`/budgets/${id}/alert-thresholds`} once>
        <TextField
          id="percents"
          name="percents"
          label={words.field}
          hint={words.hint}
          value={typed ? typed.text('percents') : alertThresholds.join(', ')}
          error={error}
          maxlength={80}
          autocomplete="off"
          isShort
        />
        <p>
          <Button>{words.record}</Button>
        </p>
      </Form>
    </Details>
  );
}

/** « 75, 90 % ; 100 » as numbers: what is none is NaN, so that it is refused. */
export const percentsIn = (text: string | undefined): number[] =>
  (text ?? '')
    .split(/[\s,;%]+/u)
    .filter((part) => part !== '')
    .map(Number);
