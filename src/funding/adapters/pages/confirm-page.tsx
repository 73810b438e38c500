import {
  Button,
  ButtonLink,
  Choice,
  ErrorSummary,
  Form,
  Layout,
  noMistakes,
  Notice,
  TextField,
  type Fields,
  type Mistakes,
} from '../../../web/index.js';
import type { Passage } from '../../domain/handover.js';
import { HandoverHead } from './handover-page.js';
import { nameToType, requestsOf, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

export type ConfirmPageProps = Readonly<{
  view: HandoverView;
  passage: Passage;
  typed?: Fields;
  mistakes?: Mistakes;
  /** A refusal that is about no field. */
  refusal?: string;
}>;

/** The last word: what will be done, when, and the name that only whoever means it types. */
export function ConfirmPage({ view, passage, typed, mistakes = noMistakes, refusal }: ConfirmPageProps) {
  const { page, handover, parties, names } = view;
  const words = handoverWords(page);
  const { money, day } = page.words;
  const on = day(handover.effectiveOn, { weekday: false });
  const sum = money(passage.committedMovedCents + passage.remainderCents);
  return (
    <Layout page={page} title={words.confirmTitle} width="narrow">
      <HandoverHead view={view} step={2}>
        <p class="lede">
          {words.confirmLede(requestsOf(page, passage.bookingsMoved), sum, names.from, names.to)}
        </p>
      </HandoverHead>
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && (
        <Notice tone="error" announced="at-once">
          <p>{refusal}</p>
        </Notice>
      )}
      <Form action={`/budgets/handovers/${handover.id}/confirm`} once>
        <Choice
          name="when"
          legend={words.when}
          answers={[
            { value: 'day', label: words.onTheDay(on), hint: words.onTheDayHint },
            { value: 'now', label: words.atOnce, hint: words.atOnceHint(on, names.to) },
          ]}
          chosen={typed?.all('when') ?? []}
          error={mistakes.of('when')}
          required
        />
        <TextField
          id="name"
          name="name"
          label={words.nameField}
          hint={words.nameHint(nameToType(parties))}
          value={typed?.text('name')}
          error={mistakes.of('name')}
          autocomplete="off"
          spellcheck={false}
          required
        />
        <p class="actions">
          <Button weight="main">{words.confirm}</Button>{' '}
          <ButtonLink href={`/budgets/handovers/${handover.id}`} weight="quiet">
            {words.backToRehearsal}
          </ButtonLink>
        </p>
      </Form>
    </Layout>
  );
}
