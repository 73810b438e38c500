import { Cents } from '../../../kernel/money.js';
import {
  Button,
  ErrorSummary,
  Form,
  mistakesOf,
  Moment,
  noMistakes,
  Notice,
  RawLine,
  Select,
  Sheet,
  Table,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { ignoreReasons, settleReasons, type Difference, type LineFacts } from '../../domain/call-import.js';
import { cellText } from '../../domain/call-list/line-reader.js';
import { columnKeys, type ColumnKey } from '../../domain/call-list/mapping.js';
import { AttachForm } from './attach-form.js';
import { languageName, type CallNames } from './call-names.js';
import { importsWords } from './imports-words.js';
import type { LineInHand } from './read-line-to-settle.js';
import type { SettleLineProps } from './settle-line-props.js';
import { settleWords, type SettleWords } from './settle-words.js';

/** One line that waits: why, as it came, and what can be done with it. */
export function SettleLine(props: SettleLineProps) {
  const { page, list, names, inHand, refusal } = props;
  const words = settleWords(page);
  const { line, call } = inHand;
  const mistakes = refusal ? mistakesOf(refusal, page.words.language) : noMistakes;
  const action = `/calls/imports/${list.id}/lines/${line.line}`;
  return (
    <Sheet>
      <h3>{importsWords(page).lineTitle(line.line, settleReasons[line.reason][page.words.language])}</h3>
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[page.words.language]}</p>
        </Notice>
      )}
      <p>{words.whatToDo[line.reason]}</p>
      {call && (
        <p>
          <Moment at={call.startedAt} zone={names.timeZone} />,{' '}
          {[languageName(page, call.language), page.words.duration(call.durationSeconds)]
            .filter(Boolean)
            .join(', ')}
          {call.providerAmountCents !== null && (
            <>
              , <b class="money">{page.words.money(call.providerAmountCents)}</b>
            </>
          )}
        </p>
      )}
      <p class="visually-hidden" id="as-sent">
        {words.asSent}
      </p>
      <RawLine>
        {columnKeys
          .filter((key) => line.fields[key] !== undefined)
          .map((key, index) => (
            <>
              {index > 0 && ';'}
              {isAtFault(key, line.reason) ? (
                <mark>{cellText(line.fields[key])}</mark>
              ) : (
                cellText(line.fields[key])
              )}
            </>
          ))}
      </RawLine>
      {inHand.mayBeAttached && <AttachForm {...props} action={action} mistakes={mistakes} />}
      {line.kind === 'changed' && <Changed {...props} words={words} action={action} />}
      {line.kind === 'disputed' && <Disputed {...props} words={words} />}
      {line.kind === 'total' && <p>{totalSaid(page, words, line.facts)}</p>}
      <SetAsideForm page={page} words={words} inHand={inHand} action={action} mistakes={mistakes} />
    </Sheet>
  );
}

const isAtFault = (key: ColumnKey, reason: string): boolean =>
  faults[key].some((part) => reason.includes(part));

const faults: Readonly<Record<ColumnKey, readonly string[]>> = {
  reference: ['reference'],
  code: ['code'],
  startedAt: ['date', 'time', 'future', 'closed', 'no_tariff'],
  startTime: ['time'],
  wait: ['wait'],
  duration: ['duration', 'too_long', 'ended'],
  language: ['language'],
  modality: ['modality'],
  amount: ['amount', 'total'],
};

type PartProps = SettleLineProps & Readonly<{ words: SettleWords }>;

function Changed({ page, names, inHand, words, action }: PartProps & Readonly<{ action: string }>) {
  const { line, call, recorded, corrected } = inHand;
  const differs = line.facts.differs ?? [];
  return (
    <>
      {recorded && call && (
        <Table<Difference>
          caption={words.whatToDo.other_content}
          hidesCaption
          isTight
          columns={[
            { title: words.fact, cell: (fact) => words.facts[fact] },
            { title: words.ours, cell: (fact) => said(page, names, fact, recorded) },
            {
              title: words.theirs,
              cell: (fact) =>
                fact === 'caller' ? cellText(line.fields.code) : said(page, names, fact, call),
            },
          ]}
          rows={differs}
        />
      )}
      {line.usageId && (
        <p>
          <a href={`/calls/${line.usageId}`}>{words.seeCall}</a>
        </p>
      )}
      {differs.includes('caller') ? (
        <p>{words.otherCaller}</p>
      ) : corrected?.refusal ? (
        <p>{corrected.refusal.problem.detail[page.words.language]}</p>
      ) : (
        corrected &&
        recorded && (
          <Form action={action} once class="stack">
            <input type="hidden" name="action" value="accept" />
            <input type="hidden" name="expectedCents" value={corrected.done.amountCents} />
            <p>
              {words.prices(
                page.words.money(recorded.amountCents),
                page.words.money(corrected.done.amountCents),
                page.words.change(Cents(corrected.done.amountCents - recorded.amountCents)),
              )}
            </p>
            <p>{words.paidBy(names.agreement(recorded.agreementId) ?? '')}</p>
            <p>
              <Button weight="main">{words.accept}</Button>
            </p>
          </Form>
        )
      )}
    </>
  );
}

type Facts = Readonly<{
  professionalId?: string | null;
  startedAt: Date;
  durationSeconds: number;
  waitSeconds: number | null;
  language: string | null;
  modality: 'phone_now' | 'phone_booked' | 'video' | 'on_site';
  providerAmountCents: number | null;
}>;

const said = (page: PageContext, names: CallNames, fact: Difference, facts: Facts) => {
  const { words } = page;
  switch (fact) {
    case 'caller':
      return names.professional(facts.professionalId ?? null);
    case 'startedAt':
      return <Moment at={facts.startedAt} zone={names.timeZone} />;
    case 'duration':
      return words.duration(facts.durationSeconds);
    case 'wait':
      return facts.waitSeconds === null ? '' : words.duration(facts.waitSeconds);
    case 'language':
      return languageName(page, facts.language);
    case 'modality':
      return words.modalities[facts.modality];
    case 'amount':
      return facts.providerAmountCents === null ? '' : words.money(facts.providerAmountCents);
  }
};

const totalSaid = (
  { words: formats }: PageContext,
  words: SettleWords,
  { ourCents, theirCents, ourSeconds, theirSeconds }: LineFacts,
): string | null => {
  if (ourCents !== undefined && theirCents !== undefined)
    return words.totals(formats.money(ourCents), formats.money(theirCents));
  if (ourSeconds === undefined || theirSeconds === undefined) return null;
  return words.totals(formats.duration(ourSeconds), formats.duration(theirSeconds));
};

function Disputed({ page, inHand, words }: PartProps) {
  const { ourCents, theirCents } = inHand.line.facts;
  return (
    <>
      {ourCents !== undefined && theirCents !== undefined && (
        <p>
          {words.amounts(
            page.words.money(ourCents),
            page.words.money(theirCents),
            page.words.change(Cents(theirCents - ourCents)),
          )}
        </p>
      )}
      {inHand.line.usageId && (
        <p>
          <a href={`/calls/${inHand.line.usageId}`}>{words.seeCall}</a>
        </p>
      )}
    </>
  );
}

type SetAsideProps = Readonly<{
  page: PageContext;
  words: SettleWords;
  inHand: LineInHand;
  action: string;
  mistakes: Mistakes;
}>;

function SetAsideForm({ page, words, inHand, action, mistakes }: SetAsideProps) {
  const own = {
    unmatched: [words.setAside, words.setAsideHint, words.whyAside],
    changed: [words.setAsideChanged, words.setAsideChangedHint, words.whyKept],
    disputed: [words.setAsideDisputed, words.setAsideDisputedHint, words.whyClosed],
    total: [words.setAsideDisputed, words.setAsideTotalHint, words.whyClosed],
  } as const;
  const [button, hint, why] = own[inHand.line.kind];
  return (
    <Form action={action} once class="stack">
      <input type="hidden" name="action" value="ignore" />
      <Select
        id="reason"
        name="reason"
        label={why}
        hint={hint}
        error={mistakes.of('reason')}
        options={[
          { value: '', label: words.chooseWhy },
          ...Object.entries(ignoreReasons).map(([value, label]) => ({
            value,
            label: label[page.words.language],
          })),
        ]}
      />
      <p>
        <Button>{button}</Button>
      </p>
    </Form>
  );
}
