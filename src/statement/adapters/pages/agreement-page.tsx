import type { Handover, SpendingSoFar, Standing } from '../../../funding/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import {
  AgreementBurnDown,
  AgreementSheet,
  BackLink,
  DayInWords,
  Empty,
  Layout,
  Section,
  Sheet,
  type PageContext,
} from '../../../web/index.js';
import { countOf, type Activity, type Period } from '../../domain/activity.js';
import type { Statement } from '../../domain/statement.js';
import { monthlySpending } from '../../domain/monthly-spending.js';
import { ActivityTables } from './activity-tables.js';
import { activityWords } from './activity-words.js';
import { ToTakeAway } from './to-take-away.js';

export type AgreementPageProps = Readonly<{
  page: PageContext;
  standing: Standing;
  spent: SpendingSoFar;
  /** What it served in the months that are over; null until the first one is. */
  closed: Readonly<{ period: Period; activity: Activity }> | null;
  today: Day;
  /** For whoever ran it before: its files. */
  files?: Readonly<{ handovers: readonly Handover[]; statements: readonly Statement[] }>;
}>;

/** One agreement as its funder follows it: the money as it is today, then what it served, counted and masked. */
export function AgreementPage({ page, standing, spent, closed, today, files }: AgreementPageProps) {
  const words = activityWords(page);
  const curve = closed && monthlySpending(spent, closed.period.to);
  const hasActivity = closed !== null && closed.activity.sessions > 0;
  return (
    <Layout page={page} title={standing.agreement.title}>
      <div class="page-head">
        <BackLink href="/agreements">{words.back}</BackLink>
        <h1>{standing.agreement.title}</h1>
        {hasActivity && <p class="headline">{inOneSentence(page, closed.activity)}</p>}
      </div>
      <div class="columns columns-even">
        <AgreementSheet standing={standing} today={today} href={null} heading="h2" title={words.left} />
        <Sheet labelledBy="until">
          <h2 id="until">{words.until}</h2>
          {curve && curve.months.length > 0 ? (
            <AgreementBurnDown standing={standing} spent={curve} today={today} />
          ) : (
            <p class="soft">{hasActivity ? words.noCurve : words.noClosedMonth}</p>
          )}
        </Sheet>
      </div>
      {files && <ToTakeAway page={page} agreementId={standing.agreement.id} {...files} />}
      <Section id="activity" title={words.activity}>
        {closed ? <WhatItServed page={page} {...closed} /> : <p class="soft">{words.noClosedMonth}</p>}
      </Section>
      <Sheet isQuiet labelledBy="why">
        <h2 id="why">{words.why}</h2>
        <p>{words.whyDetail}</p>
      </Sheet>
    </Layout>
  );
}

type WhatItServedProps = Readonly<{ page: PageContext; period: Period; activity: Activity }>;

function WhatItServed({ page, period, activity }: WhatItServedProps) {
  const words = activityWords(page);
  return (
    <>
      <p class="soft">
        {words.since} <DayInWords day={period.from} weekday={false} year />, {words.closedOn}{' '}
        <DayInWords day={period.to} weekday={false} year />. {words.onlyClosed}
      </p>
      {activity.sessions === 0 ? (
        <Empty title={words.noSession}>
          <p>{words.noSessionDetail}</p>
        </Empty>
      ) : (
        <ActivityTables page={page} activity={activity} />
      )}
    </>
  );
}

const inOneSentence = (page: PageContext, { sessions, professionals }: Activity): string => {
  const words = activityWords(page);
  const { count } = page.words;
  const text = words.headline(
    countOf(sessions) === null ? words.fewSessions : count(sessions, words.oneSession, words.manySessions),
    countOf(professionals) === null
      ? words.fewProfessionals
      : count(professionals, words.oneProfessional, words.manyProfessionals),
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
};
