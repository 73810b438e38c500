import { addressOf, Button, Notice, usePage } from '../../../web/index.js';
import { capital } from './book-consequence.js';
import type { BookPageProps } from './book-page-props.js';
import { bookWords } from './book-words.js';
import { spanInWords } from './booking-moments.js';
import { shownLanguageOf } from './shown-language.js';

type Props = Pick<BookPageProps, 'twins' | 'choices' | 'whom'> &
  Readonly<{
    /** The id of the form that asks. */
    form: string;
  }>;

/** What was asked already, so close to what the form says that it may be the same; nothing where there is none. */
export function BookTwins({ twins, choices, whom, form }: Props) {
  const page = usePage();
  const words = bookWords(page);
  if (twins.length === 0) return null;
  return (
    <Notice tone="warn" announced="at-once">
      <p>
        <b>{words.twin}</b>
      </p>
      <ul>
        {twins.map((twin) => (
          <li key={twin.id}>
            <a href={addressOf(`/bookings/${twin.id}`, whom.kept)}>
              {capital(
                words.summary(
                  shownLanguageOf(twin.language, page.words.language).name,
                  words.inWay[twin.modality],
                ),
              )}
              {spanInWords(page, twin, choices.timeZone)}
            </a>
          </li>
        ))}
      </ul>
      <p>{words.twinDetail}</p>
      <p>
        <Button form={form}>{words.requestAnyway}</Button>
      </p>
    </Notice>
  );
}

/** Within the form: its reader has been told of these, and of no others. */
export function KnownTwins({ twins }: Pick<Props, 'twins'>) {
  return (
    <>
      {twins.map(({ id }) => (
        <input key={id} type="hidden" name="known" value={id} />
      ))}
    </>
  );
}
