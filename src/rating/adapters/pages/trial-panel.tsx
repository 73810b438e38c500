import { MODALITIES } from '../../../kernel/modality.js';
import {
  Button,
  DateField,
  Details,
  Figure,
  Notice,
  Select,
  Table,
  TextField,
  TimeField,
  usePage,
  type Mistakes,
} from '../../../web/index.js';
import { PriceLines } from './price-lines.js';
import { modalitiesOf, sentenceOf } from './rule-sentences.js';
import type { Rule } from '../../domain/tariff.js';
import { tariffWords } from './tariff-words.js';
import { EXAMPLES, type TrialForm } from './trial.js';
import type { TryOut } from './try-out.js';

/** The session to try: its fields stand in the form of the tariff, or in one of their own. */
export function TrialFields({ trial, mistakes }: { trial: TrialForm; mistakes: Mistakes }) {
  const page = usePage();
  const { trial: words } = tariffWords(page);
  const field = (name: keyof TrialForm) => ({
    id: `try-${name}`,
    name: `try-${name}`,
    value: trial[name],
    error: mistakes.of(`try-${name}`),
  });
  const isWrong = (['asked', 'cancelled', 'distance'] as const).some((name) => mistakes.of(`try-${name}`));
  const needsMore =
    isWrong || trial.outcome !== 'completed' || trial.distance !== '' || trial.modality === 'on_site';
  return (
    <>
      <div class="fields fields-2">
        <Select
          {...field('modality')}
          label={words.modality}
          options={MODALITIES.map((value) => ({ value, label: page.words.modalities[value] }))}
        />
        <Select
          {...field('outcome')}
          label={words.outcome}
          options={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))}
        />
        <DateField {...field('on')} label={words.on} />
        <TimeField {...field('at')} label={words.at} />
        <TextField {...field('planned')} label={words.planned} autocomplete="off" />
        <TextField {...field('duration')} label={words.duration} autocomplete="off" />
      </div>
      <Details summary={words.more} isOpen={needsMore}>
        <div class="fields fields-2">
          <TextField {...field('asked')} label={words.asked} inputmode="decimal" autocomplete="off" />
          <TextField {...field('cancelled')} label={words.cancelled} inputmode="decimal" autocomplete="off" />
          <TextField {...field('distance')} label={words.distance} inputmode="decimal" autocomplete="off" />
        </div>
      </Details>
    </>
  );
}

/** The button for those without script. */
export function TrialButton() {
  return (
    <p>
      <Button name="do" value="try">
        {tariffWords(usePage()).trial.compute}
      </Button>
    </p>
  );
}

/** What comes of it: the price line by line, then the examples. It is replaced while one types. */
export function TrialResult({ found }: { found: TryOut }) {
  const page = usePage();
  const { trial: words, editor } = tariffWords(page);
  const { rating, examples, isNotSold } = found;
  return (
    <>
      <div class="stack-s">
        {found.tariffProblems.length > 0 && <Missing says={words.flawed} problems={found.tariffProblems} />}
        {found.trialProblems.length > 0 && <Missing says={words.unread} problems={found.trialProblems} />}
        {isNotSold && <Notice tone="warn">{words.notSold}</Notice>}
        {rating && !isNotSold && (
          <>
            <p>
              <Figure cents={rating.totalCents} />
              {rating.billedMinutes > 0 && (
                <span class="soft">{words.minutes(page.words.minutes(rating.billedMinutes))}</span>
              )}
            </p>
            <PriceLines lines={rating.lines} totalCents={rating.totalCents} />
          </>
        )}
      </div>
      {examples && (
        <Table
          caption={words.examples}
          isTight
          columns={[
            { title: words.session, cell: (example) => words.exampleNames[example] },
            {
              title: editor.price,
              isNumber: true,
              cell: (example) => page.words.money(examples[example].totalCents),
            },
          ]}
          rows={EXAMPLES}
        />
      )}
    </>
  );
}

function Missing({ says, problems }: { says: string; problems: TryOut['trialProblems'] }) {
  const page = usePage();
  const { language } = page.words;
  const { editor } = tariffWords(page);
  return (
    <Notice tone="warn">
      <p>{says}</p>
      <ul>
        {problems.slice(0, 5).map(({ pointer, message }) => (
          <li>{editor.inRule(message[language], numberIn(pointer.slice(1)))}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The tariff read aloud, one sentence a rule. */
export function Sentences({ rules }: Pick<TryOut, 'rules'>) {
  const page = usePage();
  const { unfinished } = tariffWords(page).editor;
  return (
    <ol class="sentences">
      {rules.map((rule) => {
        if (!rule) return <li class="soft">{unfinished}</li>;
        const modalities = modalitiesOf(rule, page.words);
        return (
          <li>
            {sentenceOf(rule, page.words)}
            {modalities && <span class="soft small"> {modalities}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** What one rule says, under its fields. @param isReplaced it goes where the rule stands already */
export function RuleSentence({
  at,
  rule,
  isReplaced = false,
}: {
  at: number;
  rule: Rule | null;
  isReplaced?: boolean;
}) {
  const page = usePage();
  return (
    <p
      id={`rules-${at}-sentence`}
      class={rule ? 'rule-sentence' : 'rule-sentence soft'}
      hx-swap-oob={isReplaced ? 'true' : undefined}
    >
      {rule ? sentenceOf(rule, page.words) : tariffWords(page).editor.unfinished}
    </p>
  );
}

/** The number, counted from 1, of the rule that a field belongs to. @param id `rules-0-amount` or `rules/0/amount` */
export const numberIn = (id: string): number | null => {
  const [, at] = /^rules[-/](\d+)/.exec(id) ?? [];
  return at === undefined ? null : Number(at) + 1;
};

/** The result for a page that is alive: each rule says anew what it means, and the total is also said aloud. */
export function LiveTrialResult({ found }: { found: TryOut }) {
  const { words } = usePage();
  return (
    <>
      <TrialResult found={found} />
      {found.rules.map((rule, at) => (
        <RuleSentence at={at} rule={rule} isReplaced />
      ))}
      <div id="announcements" hx-swap-oob="innerHTML">
        {found.rating && words.money(found.rating.totalCents)}
      </div>
    </>
  );
}
