import { dayOf } from '../../../kernel/civil-time.js';
import { Button, Form, People, Section, Spoken, type PageContext } from '../../../web/index.js';
import type { Adoption, Silent } from '../persistence/adoption.js';
import { overviewWords } from './overview-words.js';

type NeverUsedProps = Readonly<{ page: PageContext; adoption: Adoption }>;

/** Who could call and never did, and a way to remind them. */
export function NeverUsed({ page, adoption }: NeverUsedProps) {
  const words = overviewWords(page);
  const { number } = page.words;
  const { silent, silentCount, enrolled } = adoption;
  return (
    <Section id="never" title={words.never} spacing="stack-s">
      {silentCount === 0 ? (
        <p>{enrolled === 0 ? words.nobodyYet : words.everybodyCalls}</p>
      ) : (
        <>
          <People
            people={silent.map((one) => ({
              role: one.name,
              place: one.practice ?? undefined,
              note: noteOf(page, one),
              action: (
                <Form action={`/network/professionals/${one.id}/relaunch`} class="inline">
                  <Button weight="quiet">
                    {words.relaunch}
                    <Spoken> {one.name}</Spoken>
                  </Button>
                </Form>
              ),
            }))}
          />
          {silentCount > silent.length && (
            <p class="soft">{words.more(number(silentCount - silent.length))}</p>
          )}
          {silentCount > 1 && (
            <Form action="/network/relaunch" once class="inline">
              <Button>{words.relaunchAll(number(silentCount))}</Button>
            </Form>
          )}
        </>
      )}
    </Section>
  );
}

const noteOf = (page: PageContext, { enrolledOn, relaunchedAt }: Silent): string => {
  const words = overviewWords(page);
  const { day } = page.words;
  return relaunchedAt
    ? words.relaunchedOn(day(dayOf(relaunchedAt, 'Europe/Paris'), { weekday: false }))
    : words.since(day(enrolledOn, { weekday: false, year: true }));
};
