import type { SpendingSoFar, Standing } from '../../../funding/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import {
  AgreementBurnDown,
  AgreementSheet,
  BackLink,
  DateField,
  Empty,
  Filters,
  Layout,
  Section,
  Sheet,
  type PageContext,
} from '../../../web/index.js';
import { countOf, type Activity, type Period } from '../../domain/activity.js';
import { monthlySpending } from '../../domain/monthly-spending.js';
import { ActivityTables } from './activity-tables.js';
import { activityWords } from './activity-words.js';

export type AgreementPageProps = Readonly<{
  page: PageContext;
  standing: Standing;
  spent: SpendingSoFar;
  activity: Activity;
  period: Period;
  /** The period is not the agreement's own. */
  isChosen: boolean;
  today: Day;
}>;

/** One agreement as its funder follows it: the money, then what it served, counted and masked. */
export function AgreementPage(props: AgreementPageProps) {
  const { page, standing, spent, activity, period, isChosen, today } = props;
  const words = activityWords(page);
  const curve = monthlySpending(spent, today);
  const path = `/agreements/${standing.agreement.id}`;
  return (
    <Layout page={page} title={standing.agreement.title}>
      <div class="page-head">
        <BackLink href="/agreements">{words.back}</BackLink>
        <h1>{standing.agreement.title}</h1>
        {activity.sessions > 0 && <p class="headline">{inOneSentence(page, activity)}</p>}
      </div>
      <div class="columns columns-even">
        <AgreementSheet standing={standing} today={today} href={null} heading="h2" />
        <Sheet labelledBy="until">
          <h2 id="until">{words.until}</h2>
          {curve ? (
            <AgreementBurnDown standing={standing} spent={curve} today={today} />
          ) : (
            <p class="soft">{words.noCurve}</p>
          )}
        </Sheet>
      </div>
      <Section id="activity" title={words.activity}>
        <Filters path={path} isFiltered={isChosen}>
          <DateField id="from" name="from" label={words.from} value={period.from} isShort />
          <DateField id="to" name="to" label={words.to} value={period.to} isShort />
        </Filters>
        {activity.sessions === 0 ? (
          <Empty title={words.noSession}>
            <p>{words.noSessionDetail}</p>
          </Empty>
        ) : (
          <ActivityTables page={page} activity={activity} />
        )}
      </Section>
      <Sheet isQuiet labelledBy="why">
        <h2 id="why">{words.why}</h2>
        <p>{words.whyDetail}</p>
      </Sheet>
    </Layout>
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
