import type { Day } from '../../../kernel/civil-time.js';
import { Funnel, Section, type PageContext } from '../../../web/index.js';
import type { Adoption } from '../persistence/adoption.js';
import { overviewWords } from './overview-words.js';

type WhoUsesItProps = Readonly<{ page: PageContext; adoption: Adoption; today: Day }>;

/** From those who were told to those who call. */
export function WhoUsesIt({ page, adoption, today }: WhoUsesItProps) {
  const words = overviewWords(page);
  const step = (count: number, [one, many]: readonly [string, string]) => ({
    count,
    what: count > 1 ? many : one,
  });
  return (
    <Section id="who" title={words.who} spacing="stack-s">
      <Funnel
        steps={[
          step(adoption.invited, words.invited),
          step(adoption.enrolled, words.enrolled),
          step(adoption.everUsed, words.everUsed),
          step(adoption.usedThisMonth, words.usedThisMonth(page.words.dayParts(today).month)),
        ]}
      />
    </Section>
  );
}
