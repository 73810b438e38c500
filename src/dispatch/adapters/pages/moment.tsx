import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { DayInWords, useWords } from '../../../web/index.js';

/** « 29 décembre 2022, 10 h 05 », on the network's own clock. */
export function Moment({ at, zone }: { at: Date; zone: TimeZone }) {
  return (
    <>
      <DayInWords day={dayOf(at, zone)} year weekday={false} />, {useWords().time(at, zone)}
    </>
  );
}
