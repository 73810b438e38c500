import { dayOf, type Day } from '../../../kernel/civil-time.js';
import type { Page } from '../../../platform/http/index.js';
import {
  Button,
  Empty,
  ErrorSummary,
  Facts,
  Form,
  Layout,
  noMistakes,
  Notice,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Sheet,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { LateRow } from '../persistence/late-usage-pages.js';
import { agreementName, languageName, type CallNames } from './call-names.js';
import { lateWords } from './late-words.js';

/** A decision that was refused, by the session that it was about. */
export type RefusedDecision = Readonly<{ id: string; typed: Fields; mistakes: Mistakes; detail: string }>;

export type LateUsagePageProps = Readonly<{
  page: PageContext;
  waiting: Page<LateRow>;
  decided: readonly LateRow[];
  names: CallNames;
  today: Day;
  isNoticed?: boolean;
  refused?: RefusedDecision;
}>;

/** What came after the closing: each with its decision to take, then those that were taken. */
export function LateUsagePage(props: LateUsagePageProps) {
  const { page, waiting, decided, names, isNoticed, refused } = props;
  const words = lateWords(page);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="calls" />
      {isNoticed && (
        <Notice tone="ok" announced="politely">
          <p>{words.noticed}</p>
        </Notice>
      )}
      {refused && refused.mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refused.detail}</p>
        </Notice>
      )}
      <Section id="waiting" title={words.waiting} spacing="stack-s">
        {waiting.items.length === 0 && (
          <Empty title={words.none}>
            <p>{words.noneDetail}</p>
          </Empty>
        )}
        {waiting.items.map((row) => (
          <Late {...props} row={row} />
        ))}
        <Pager path="/calls/late" query={{}} nextCursor={waiting.nextCursor} />
      </Section>
      {decided.length > 0 && (
        <Section id="decided" title={words.decidedList} spacing="stack-s">
          <Table<LateRow>
            caption={words.decidedList}
            hidesCaption
            columns={[
              { title: words.seance, cell: (row) => <a href={`/calls/${row.id}`}>{sessionOf(page, row)}</a> },
              { title: words.agreement, cell: ({ agreementId }) => names.agreement(agreementId) },
              {
                title: words.decision,
                cell: ({ chargedTo }) =>
                  chargedTo
                    ? words.decisions.charged(names.agreement(chargedTo) ?? '')
                    : words.decisions.reopened,
              },
              { title: words.why, cell: ({ reason }) => reason },
              { title: words.cost, isNumber: true, cell: ({ amountCents }) => page.words.money(amountCents) },
            ]}
            rows={decided}
          />
        </Section>
      )}
    </Layout>
  );
}

function Late({ page, row, names, today, refused }: LateUsagePageProps & Readonly<{ row: LateRow }>) {
  const words = lateWords(page);
  const mine = refused?.id === row.id ? refused : undefined;
  const mistakes = mine?.mistakes ?? noMistakes;
  const { money, day, modalities } = page.words;
  const said = (on: Day): string => day(on, { weekday: false, year: true });
  const payers = names.agreements
    .filter(({ id, startsOn, closedAt }) => id !== row.agreementId && closedAt === null && startsOn <= today)
    .toSorted((one, other) => Number(other.id === row.successorId) - Number(one.id === row.successorId));
  return (
    <Sheet labelledBy={`late-${row.id}`}>
      <h3 id={`late-${row.id}`}>
        <a href={`/calls/${row.id}`}>{sessionOf(page, row)}</a>
      </h3>
      <Facts
        facts={[
          [words.cost, money(row.amountCents)],
          [words.agreement, names.agreement(row.agreementId)],
          [
            words.language,
            [languageName(page, row.language), modalities[row.modality]].filter(Boolean).join(', '),
          ],
          [words.arrived, said(dayOf(row.arrivedAt, names.timeZone))],
          ...(row.reference ? [[words.reference, row.reference] as const] : []),
        ]}
      />
      <ErrorSummary mistakes={mistakes.all} />
      <Form action={`/calls/late/${row.id}`} once>
        <Select
          id={`payer-${row.id}`}
          name="payer"
          label={words.who}
          hint={words.reopenHint}
          error={mistakes.of(`payer-${row.id}`)}
          value={mine?.typed.text('payer') ?? ''}
          options={[
            { value: '', label: words.choose },
            {
              label: words.another,
              options: payers.map((agreement) => ({ value: agreement.id, label: agreementName(agreement) })),
            },
            {
              label: words.reopenGroup,
              options: [{ value: 'reopen', label: words.reopen(names.agreement(row.agreementId) ?? '') }],
            },
          ]}
          required
        />
        <TextField
          id={`reason-${row.id}`}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={mistakes.of(`reason-${row.id}`)}
          value={mine?.typed.text('reason')}
          maxlength={300}
          required
        />
        <p>
          <Button>{words.decide}</Button>
        </p>
      </Form>
    </Sheet>
  );
}

const sessionOf = (page: PageContext, { professional, sessionOn }: LateRow): string => {
  const words = lateWords(page);
  return words.session(
    professional ?? words.unknown,
    page.words.day(sessionOn, { weekday: false, year: true }),
  );
};
