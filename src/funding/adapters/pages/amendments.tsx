import {
  Button,
  DateField,
  DayInWords,
  Details,
  ErrorSummary,
  Form,
  Section,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Amendment } from '../../domain/amendment.js';
import type { Standing } from '../../domain/standing.js';
import { budgetWords } from './budget-words.js';

type AmendmentsProps = Readonly<{
  page: PageContext;
  standing: Standing;
  amendments: readonly Amendment[];
  typed: Fields | undefined;
  mistakes: Mistakes;
}>;

/** What the agreement has agreed to change, and the form for one more. */
export function Amendments({ page, standing, amendments, typed, mistakes }: AmendmentsProps) {
  const words = budgetWords(page);
  const { change } = page.words;
  return (
    <Section id="amendments" title={words.amendments} spacing="stack-s">
      {amendments.length === 0 && <p class="soft">{words.noAmendments}</p>}
      {amendments.length > 0 && (
        <Table<Amendment>
          caption={words.amendments}
          hidesCaption
          columns={[
            { title: words.amendment, cell: ({ reference }) => reference },
            {
              title: words.delta,
              isNumber: true,
              cell: ({ grantDeltaCents }) => (grantDeltaCents === 0 ? words.same : change(grantDeltaCents)),
            },
            {
              title: words.newEnd,
              cell: ({ endsOn, endedOnBefore }) =>
                endsOn === endedOnBefore ? words.same : <DayInWords day={endsOn} year weekday={false} />,
            },
          ]}
          rows={amendments}
        />
      )}
      {standing.agreement.closedAt === null && (
        <Details summary={words.amend} isOpen={typed !== undefined}>
          <ErrorSummary mistakes={mistakes.all} />
          <Form action={`/budgets/${standing.agreement.id}/amendments`} once>
            <TextField
              id="reference"
              name="reference"
              label={words.referenceField}
              value={typed?.text('reference')}
              error={mistakes.of('reference')}
              maxlength={100}
              required
            />
            <TextField
              id="grantDeltaCents"
              name="grantDeltaCents"
              label={words.deltaField}
              hint={words.deltaHint}
              value={typed?.text('grantDeltaCents')}
              error={mistakes.of('grantDeltaCents')}
              isShort
            />
            <DateField
              id="endsOn"
              name="endsOn"
              label={words.endsOnField}
              hint={words.endsOnHint}
              value={typed?.text('endsOn')}
              error={mistakes.of('endsOn')}
              isShort
            />
            <p>
              <Button>{words.record}</Button>
            </p>
          </Form>
        </Details>
      )}
    </Section>
  );
}
