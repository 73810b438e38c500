import { Button, DateField, DayInWords, Details, Form, Section, Select } from '../../../web/index.js';
import type { Affiliation } from '../../domain/professional.js';
import type { PersonView } from './person-view.js';
import type { PersonWords } from './person-words.js';

/** Where somebody works, has worked and will, and how that changes. */
export function PersonPlaces(props: PersonView & Readonly<{ words: PersonWords }>) {
  const { person, practices, names, today, words } = props;
  const action = `/network/professionals/${person.id}/practices`;
  const isPast = ({ until }: Affiliation): boolean => until !== null && until < today;
  return (
    <Section id="practices" title={words.practices}>
      <ul class="people">
        {[...person.practices].reverse().map((place, index) => (
          <li>
            <div class="stack-s">
              <p class={isPast(place) ? 'soft' : undefined}>
                <b>
                  <a href={`/network/practices/${place.practiceId}`}>{names.practice(place.practiceId)}</a>
                </b>
                <br />
                <span class="soft small">
                  {words.since} <DayInWords day={place.from} year weekday={false} />
                  {place.until && (
                    <>
                      {' '}
                      {words.to} <DayInWords day={place.until} year weekday={false} />
                    </>
                  )}
                </span>
              </p>
              {!isPast(place) && (
                <Details summary={words.endSummary}>
                  <Form action={action} once>
                    <input type="hidden" name="practiceId" value={place.practiceId} />
                    <input type="hidden" name="from" value={place.from} />
                    <DateField
                      id={`until-${index}`}
                      name="until"
                      label={words.until}
                      hint={words.untilHint}
                      value={place.until ?? undefined}
                      min={place.from}
                      isShort
                    />
                    <p>
                      <Button>{words.end}</Button>
                    </p>
                  </Form>
                </Details>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Details summary={words.addSummary}>
        <Form action={action} once>
          <Select
            id="practiceId"
            name="practiceId"
            label={words.practice}
            options={practices.map(({ id, name, commune }) => ({ value: id, label: `${name}, ${commune}` }))}
          />
          <DateField id="from" name="from" label={words.from} value={today} isShort required />
          <DateField id="until" name="until" label={words.until} hint={words.untilHint} isShort />
          <p>
            <Button>{words.add}</Button>
          </p>
        </Form>
      </Details>
    </Section>
  );
}
