import type { Standing } from '../../../funding/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import { AgreementSheet, Empty, Layout, PageHead, type PageContext } from '../../../web/index.js';
import { activityWords } from './activity-words.js';

type AgreementsPageProps = Readonly<{ page: PageContext; standings: readonly Standing[]; today: Day }>;

/** A funder's own agreements: what is left of each, and until when. */
export function AgreementsPage({ page, standings, today }: AgreementsPageProps) {
  const words = activityWords(page);
  const { money, count } = page.words;
  const open = standings.filter(({ phase }) => phase === 'open');
  const left = open.reduce((total, { budget }) => total + budget.availableCents, 0);
  const lede =
    open.length === 0
      ? words.noneOpen
      : words.lede(money(left), count(open.length, words.oneOpen, words.manyOpen));
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={standings.length > 0 && lede} />
      {standings.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneDetail}</p>
        </Empty>
      ) : (
        <div class="gallery">
          {standings.map((standing) => (
            <AgreementSheet
              key={standing.agreement.id}
              standing={standing}
              today={today}
              href={page.viewer?.role === 'former_carrier' ? `/agreements/${standing.agreement.id}` : null}
              heading="h2"
            />
          ))}
        </div>
      )}
    </Layout>
  );
}
