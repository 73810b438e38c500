import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import {
  BackLink,
  Button,
  ButtonLink,
  DayInWords,
  Empty,
  ErrorSummary,
  Facts,
  Form,
  Layout,
  Notice,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Table,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Application } from '../../domain/application.js';
import type { Practice } from '../../domain/practice.js';
import type { NamesInNetwork } from '../persistence/network-names.js';
import { applicationWords, type ApplicationWords } from './application-words.js';
import { optionsOf, tradeWords } from './trade-words.js';
import { fullName } from '../../domain/professional.js';

type ListProps = Readonly<{
  page: PageContext;
  applications: readonly Application[];
  nextCursor: string | null;
  cursor?: string;
  names: NamesInNetwork;
  timeZone: TimeZone;
}>;

/** Who waits for an answer, the oldest first. */
export function ApplicationListPage({ page, applications, nextCursor, cursor, names, timeZone }: ListProps) {
  const words = applicationWords(page);
  const trade = tradeWords(page);
  return (
    <Layout page={page} title={words.title}>
      <BackLink href="/network">{words.back}</BackLink>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="network" />
      {applications.length === 0 ? (
        <Empty title={words.empty}>
          <p>{words.emptyDetail}</p>
        </Empty>
      ) : (
        <Table
          caption={words.title}
          hidesCaption
          rows={applications}
          columns={[
            {
              title: words.name,
              cell: (application) => (
                <a href={`/network/applications/${application.id}`}>{fullName(application)}</a>
              ),
            },
            { title: words.profession, cell: ({ profession }) => trade.professions[profession] },
            { title: words.place, cell: (one) => placeOf(one, names, words) },
            {
              title: words.sent,
              cell: ({ submittedAt }) => <DayInWords day={dayOf(submittedAt, timeZone)} weekday={false} />,
            },
          ]}
        />
      )}
      <Pager path="/network/applications" query={{ cursor }} nextCursor={nextCursor} />
    </Layout>
  );
}

const placeOf = (
  { practiceId, newPractice }: Application,
  names: NamesInNetwork,
  words: ApplicationWords,
): string =>
  newPractice
    ? `${newPractice.name}, ${newPractice.commune} (${words.newPlace})`
    : (names.practice(practiceId) ?? '');

export type ApplicationPageProps = Readonly<{
  page: PageContext;
  application: Application;
  practices: readonly Practice[];
  names: NamesInNetwork;
  timeZone: TimeZone;
  fields: Fields;
  mistakes: Mistakes;
  /** What is wrong with no field in particular. */
  refused?: string;
}>;

/** One application: what was said, the proof, and the two answers. */
export function ApplicationPage(props: ApplicationPageProps) {
  const { page, application, names, timeZone, mistakes, refused } = props;
  const words = applicationWords(page);
  const { newPractice } = application;
  const name = fullName(application);
  return (
    <Layout page={page} title={name} width="narrow">
      <BackLink href="/network/applications">{words.backToList}</BackLink>
      <PageHead title={name} lede={tradeWords(page).professions[application.profession]} />
      <ErrorSummary mistakes={mistakes.all} />
      {refused && (
        <Notice tone="error" announced="at-once">
          <p>{refused}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [words.email, application.email],
          [words.rpps, application.rpps ?? words.noRpps],
          [words.place, placeOf(application, names, words)],
          ...(newPractice ? [[words.phone, newPractice.contactPhone] as const] : []),
          [words.sent, <DayInWords day={dayOf(application.submittedAt, timeZone)} year weekday={false} />],
          [words.charter, words.charterAccepted(application.charterVersion)],
        ]}
      />
      {application.outcome === null ? (
        <Decision {...props} words={words} />
      ) : (
        <Notice tone="ok" announced="politely">
          <p>{words.decided[application.outcome]}</p>
          <p>
            <a href={`/network/professionals/${application.professionalId}`}>{words.see}</a>
          </p>
        </Notice>
      )}
    </Layout>
  );
}

type DecisionProps = ApplicationPageProps & Readonly<{ words: ApplicationWords }>;

function Decision({ application, practices, fields, mistakes, words }: DecisionProps) {
  const { id, newPractice, hasProof, proofSeenAt } = application;
  const address = `/network/applications/${id}`;
  // One thing to do at a time: looking comes first.
  const isToLookAt = hasProof && proofSeenAt === null;
  const reasons = optionsOf(words.reasons);
  return (
    <>
      <Section id="proof" title={words.proof}>
        <p>{proofSeenAt ? words.proofSeen : hasProof ? words.proofUnseen : words.proofGone}</p>
        {hasProof && (
          <ButtonLink
            href={`${address}/proof`}
            icon="download"
            weight={isToLookAt ? 'main' : 'plain'}
            download
          >
            {words.download}
          </ButtonLink>
        )}
      </Section>
      <Section id="accept" title={words.accept}>
        <p>{words.acceptConsequence}</p>
        <Form action={`${address}/accept`} once>
          {newPractice && (
            <>
              <Select
                id="practiceId"
                name="practiceId"
                label={words.choosePlace}
                value={fields.text('practiceId')}
                error={mistakes.of('practiceId')}
                options={[
                  { value: '', label: words.asDescribed(newPractice.name) },
                  ...practices.map((one) => ({ value: one.id, label: `${one.name}, ${one.commune}` })),
                ]}
              />
              <TextField
                id="inseeCode"
                name="inseeCode"
                label={words.inseeCode}
                hint={words.inseeHint}
                value={fields.text('inseeCode')}
                error={mistakes.of('inseeCode')}
                maxlength={5}
                isShort
              />
            </>
          )}
          <p>
            <Button weight={isToLookAt ? 'plain' : 'main'}>{words.accept}</Button>
          </p>
        </Form>
      </Section>
      <Section id="refuse" title={words.refuse}>
        <p>{words.refuseConsequence}</p>
        <Form action={`${address}/refuse`} once>
          <Select
            id="reason"
            name="reason"
            label={words.reason}
            value={fields.text('reason')}
            error={mistakes.of('reason')}
            options={reasons}
          />
          <p>
            <Button weight="danger">{words.refuse}</Button>
          </p>
        </Form>
      </Section>
    </>
  );
}
