import type { FormerCarrier } from '../../../identity/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import {
  Button,
  DateField,
  DayInWords,
  Details,
  EmailField,
  ErrorSummary,
  Form,
  Section,
  Select,
  Status,
  Table,
  type Fields,
  type Mistakes,
} from '../../../web/index.js';
import { formerCarrierWords } from './former-carrier-words.js';
import type { HandoverView } from './handover-view.js';

export type FormerCarriersProps = Readonly<{
  view: HandoverView;
  carriers: readonly FormerCarrier[];
  /** The addresses of the other coordinators. */
  colleagues: readonly string[];
  usualLastDay: Day;
  typed?: Fields;
  mistakes: Mistakes;
}>;

/** The practical side: who of the former carrier goes on reading, and until when. */
export function FormerCarriersSection(props: FormerCarriersProps) {
  const { view, carriers, colleagues, usualLastDay, typed, mistakes } = props;
  const { page, handover, parties } = view;
  const words = formerCarrierWords(page);
  return (
    <Section id="former-carriers" title={words.title(parties.from.carrier)} spacing="stack-s">
      <p>{words.detail}</p>
      {carriers.length > 0 && (
        <Table<FormerCarrier>
          caption={words.title(parties.from.carrier)}
          hidesCaption
          isTight
          columns={[
            { title: words.email, cell: ({ email }) => email },
            {
              title: words.until,
              cell: ({ openUntil }) => <DayInWords day={openUntil} weekday={false} year />,
            },
            {
              title: words.state,
              cell: ({ disabledAt }) => (
                <Status tone={disabledAt ? undefined : 'ok'} icon={disabledAt ? 'cross' : 'check'}>
                  {disabledAt ? words.shut : words.open}
                </Status>
              ),
            },
          ]}
          rows={carriers}
        />
      )}
      <Details summary={words.add} isOpen={typed !== undefined}>
        <ErrorSummary mistakes={mistakes.all} />
        <Form action={`/budgets/handovers/${handover.id}/former-carriers`} once>
          {colleagues.length > 0 && (
            <Select
              id="colleague"
              name="colleague"
              label={words.colleague}
              hint={words.colleagueHint}
              value={typed?.text('colleague')}
              options={[
                { value: '', label: words.another },
                ...colleagues.map((email) => ({ value: email, label: email })),
              ]}
            />
          )}
          <EmailField
            id="email"
            name="email"
            label={words.address}
            value={typed?.text('email')}
            error={mistakes.of('email')}
            autocomplete="off"
            maxlength={254}
          />
          <DateField
            id="until"
            name="until"
            label={words.until}
            hint={words.untilHint}
            value={typed ? typed.text('until') : usualLastDay}
            error={mistakes.of('until')}
            isShort
          />
          <p>
            <Button>{words.record}</Button>
          </p>
        </Form>
      </Details>
    </Section>
  );
}
