import type { RecordedEntry } from '../../../funding/index.js';
import { PriceLines } from '../../../rating/index.js';
import {
  BackLink,
  ButtonLink,
  DayInWords,
  Facts,
  Layout,
  Moment,
  Notice,
  PageHead,
  Section,
  Table,
  type Fact,
  type PageContext,
} from '../../../web/index.js';
import { correctionReasons } from '../../domain/session.js';
import type { UsageRow } from '../persistence/usage-pages.js';
import { languageName, type CallNames } from './call-names.js';
import { callWords, type CallWords } from './call-words.js';
import { callsWords } from './calls-words.js';

export type CallPageProps = Readonly<{
  page: PageContext;
  call: UsageRow;
  /** It and those that it corrects or that correct it, the first one first. */
  versions: readonly UsageRow[];
  entries: readonly RecordedEntry[];
  names: CallNames;
}>;

/** One session: what happened, what it cost line by line, what became of its record, and where its money went. */
export function CallPage({ page, call, versions, entries, names }: CallPageProps) {
  const words = callWords(page);
  const title = words.titleOf(page.words.day(call.sessionOn, { year: true, weekday: false }));
  return (
    <Layout page={page} title={title} hasColumns>
      <div class="stack-l">
        <BackLink href="/calls">{words.back}</BackLink>
        <PageHead
          title={
            <>
              {words.title} <DayInWords day={call.sessionOn} year />
            </>
          }
        />
        {call.correctedBy && (
          <Notice tone="warn">
            <p>{words.replacedBy}</p>
            <p>
              <a href={`/calls/${versions.at(-1)?.id ?? call.id}`}>{words.seeCurrent}</a>
            </p>
          </Notice>
        )}
        <Section id="facts" title={words.facts}>
          <Facts facts={factsOf(page, call, names)} />
        </Section>
        <Section id="price" title={words.price}>
          <PriceLines lines={call.lines} totalCents={call.amountCents} />
          <p>{theirPrice(page, words, call)}</p>
        </Section>
        {call.correctedBy === null && (
          <p>
            <ButtonLink href={`/calls/${call.id}/correct`}>{words.correct}</ButtonLink>
          </p>
        )}
      </div>
      <aside class="stack-l">
        {versions.length > 1 && (
          <Versions page={page} words={words} shown={call} versions={versions} zone={names.timeZone} />
        )}
        <LedgerOf page={page} words={words} entries={entries} names={names} />
      </aside>
    </Layout>
  );
}

const factsOf = (page: PageContext, call: UsageRow, names: CallNames): Fact[] => {
  const { words } = page;
  const own = callWords(page);
  const list = callsWords(page);
  const zone = names.timeZone;
  const practice = names.practice(call.practiceId);
  const facts: (Fact | null)[] = [
    [
      own.professional,
      [names.professional(call.professionalId) ?? list.unknownProfessional, practice]
        .filter(Boolean)
        .join(', '),
    ],
    call.language ? [own.language, languageName(page, call.language)] : null,
    [own.modality, words.modalities[call.modality]],
    [own.outcome, list.outcomes[call.outcome]],
    [own.started, <Moment at={call.startedAt} zone={zone} />],
    [own.duration, words.duration(call.durationSeconds)],
    call.waitSeconds === null ? null : [own.wait, words.duration(call.waitSeconds)],
    call.bookingId === null ? null : [own.planned, words.duration(call.plannedSeconds)],
    call.bookingId === null ? null : [own.requested, <Moment at={call.requestedAt} zone={zone} />],
    call.cancelledAt && [own.cancelled, <Moment at={call.cancelledAt} zone={zone} />],
    call.distanceKm === null ? null : [own.distance, own.kilometres(words.number(call.distanceKm))],
    [own.provider, names.provider(call.providerId)],
    call.reference ? [own.reference, call.reference] : null,
    [own.payer, names.agreement(call.agreementId)],
    [own.source, sourceOf(own, list.sources[call.source], call)],
    call.bookingId === null
      ? null
      : [own.booking, <a href={`/calls/bookings/${call.bookingId}`}>{own.seeBooking}</a>],
  ];
  return facts.filter((fact): fact is Fact => fact !== null);
};

const sourceOf = (words: CallWords, source: string, { importId }: UsageRow) => (
  <>
    {source}
    {importId && (
      <>
        {' '}
        <a href={`/calls/imports/${importId}`}>{words.list}</a>
      </>
    )}
  </>
);

const theirPrice = ({ words }: PageContext, own: CallWords, call: UsageRow): string => {
  const theirs = call.providerAmountCents;
  if (theirs === null) return own.noTheirs;
  const said = own.theirs(words.money(theirs));
  return theirs === call.amountCents
    ? `${said} ${own.same}`
    : `${said} ${own.difference(words.change(theirs - call.amountCents))}`;
};

type VersionsProps = Readonly<{
  page: PageContext;
  words: CallWords;
  shown: UsageRow;
  versions: readonly UsageRow[];
  zone: string;
}>;

function Versions({ page, words, shown, versions, zone }: VersionsProps) {
  return (
    <Section id="versions" title={words.versions} spacing="stack-s">
      <p class="soft">{words.versionsDetail}</p>
      <ol class="stack-s">
        {versions.map((version) => {
          const name = version.correctionReason
            ? correctionReasons[version.correctionReason][page.words.language]
            : words.first;
          return (
            <li key={version.id}>
              {version.id === shown.id ? (
                <b aria-current="true">
                  {name} ({words.shown})
                </b>
              ) : (
                <a href={`/calls/${version.id}`}>{name}</a>
              )}
              , {page.words.money(version.amountCents)}
              <br />
              <span class="soft small">
                <Moment at={version.recordedAt} zone={zone} />
              </span>
              {version.correctionComment && <p>{version.correctionComment}</p>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

type LedgerProps = Readonly<{
  page: PageContext;
  words: CallWords;
  entries: readonly RecordedEntry[];
  names: CallNames;
}>;

function LedgerOf({ page, words, entries, names }: LedgerProps) {
  const total = entries.reduce((sum, { moves }) => sum + moves.consumed, 0);
  return (
    <Section id="ledger" title={words.ledger}>
      <Table
        caption={words.ledger}
        hidesCaption
        isTight
        columns={[
          { title: words.entry, cell: ({ verb }) => words.entryOf[verb] ?? verb },
          { title: words.when, cell: ({ recordedAt }) => <Moment at={recordedAt} zone={names.timeZone} /> },
          { title: words.moved, isNumber: true, cell: ({ moves }) => page.words.change(moves.consumed) },
        ]}
        rows={entries}
        total={[words.total, '', page.words.money(total)]}
      />
    </Section>
  );
}
