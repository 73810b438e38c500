import type { ComponentChildren } from 'preact';
import { addDays, type Day } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';
import { useWords } from '../page-context.js';
import type { DayParts } from '../words/formats.js';
import { Chart } from './chart.js';

type BurnDownProps = Readonly<{
  /** What the picture shows, and of whom. */
  caption: string;
  note?: ComponentChildren;
  /** The picture in one sentence, for those who listen. */
  label: string;
  startsOn: Day;
  endsOn: Day;
  grantedCents: Cents;
  /** What had been consumed in all at the end of each day on which something was, in order. */
  consumed: readonly Readonly<{ day: Day; cents: Cents }>[];
  /** The last day of which the sessions are known. */
  knownUntil: Day;
  committedCents: Cents;
  today: Day;
  /** null: the money lasts until the end. */
  runOutOn: Day | null;
  /** What a day costs at the present pace: how it goes on where the money lasts. */
  dailyCents?: Cents;
  /** Between which days it may run out. */
  runOutBetween?: readonly [Day, Day];
  /** A handover to come. */
  handoverOn?: Day;
  /** The table of the same figures. */
  children: ComponentChildren;
}>;

const DAY_MS = 86_400_000;
/** Above the drawing, so that no curve runs through the word. */
const ABOVE = 12;
const TOP = 36;
const HEIGHT = 228;
const FLOOR = TOP + HEIGHT;

/** What is left of an agreement, day after day, and until when it lasts at the present pace. */
export function BurnDown(props: BurnDownProps) {
  const { caption, note, label, grantedCents, endsOn, children } = props;
  const words = useWords();
  const x = horizontal(props);
  const y = (cents: number): number => TOP + HEIGHT * (1 - cents / grantedCents);
  const marks = [
    ...(props.handoverOn
      ? [{ day: props.handoverOn, text: words.chart.handover(shortDay(props.handoverOn)), y: 50 }]
      : []),
    { day: props.today, text: words.chart.today, y: ABOVE },
  ];
  function shortDay(day: Day): string {
    return words.day(day, { weekday: false });
  }
  return (
    <Chart caption={caption} note={note} label={label} table={children}>
      <g class="grid">
        {sumsOf(grantedCents).map((cents) => (
          <line x2="100%" y1={y(cents)} y2={y(cents)} />
        ))}
      </g>
      <Curve {...props} />
      <line class="axis" x2="100%" y1={FLOOR} y2={FLOOR} />
      {marks.map(({ day, text, y }, index) => (
        <>
          <line
            class={index === marks.length - 1 ? 'mark mark-soft' : 'mark'}
            x1={x(day)}
            x2={x(day)}
            y1={y + 6}
            y2={FLOOR}
          />
          <text x={x(day)} y={y} {...beside(x(day), index < marks.length - 1)}>
            {text}
          </text>
        </>
      ))}
      {sumsOf(grantedCents).map((cents) => (
        <text y={y(cents) - 7}>{words.euros(cents)}</text>
      ))}
      {props.runOutOn && (
        <text
          {...besideTheEnd(
            percent(x(props.knownUntil)),
            percent(x(props.runOutBetween?.[1] ?? props.runOutOn)),
          )}
          y={FLOOR - 10}
          class="strong"
        >
          {words.chart.runsOut(shortDay(props.runOutOn))}
        </text>
      )}
      <text x="100%" y={TOP - 7} text-anchor="end">
        {words.chart.ends(shortDay(endsOn))}
      </text>
      {ticksOf(props).map((day, index) => (
        <text class={index % 2 === 1 ? 'wide' : undefined} x={x(day)} y={FLOOR + 20}>
          {tickOf(words.dayParts(day, 'short'), index === 0)}
        </text>
      ))}
    </Chart>
  );
}

/** The drawing: only it stretches. Days run to the right, euros spent downwards. */
function Curve({
  startsOn,
  endsOn,
  grantedCents,
  consumed,
  knownUntil,
  committedCents,
  runOutOn,
  runOutBetween,
  dailyCents = Cents(0),
}: BurnDownProps) {
  const days = daysBetween(startsOn, endsOn);
  const at = (day: Day): number => daysBetween(startsOn, day);
  const spent = consumed.at(-1)?.cents ?? 0;
  const down = (cents: number): number => Math.min(cents, grantedCents);
  const stairs = consumed.map(({ day, cents }) => `H${at(day)}V${down(cents)}`).join('');
  const known = `M0 0${stairs}H${at(knownUntil)}`;
  const afterCommitted = down(spent + committedCents);
  const atTheEnd = down(spent + committedCents + dailyCents * (days - at(knownUntil)));
  return (
    <svg
      y={TOP}
      width="100%"
      height={HEIGHT}
      viewBox={`0 0 ${days} ${grantedCents}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      <path class="area" d={`${known}V${grantedCents}H0Z`} />
      {runOutBetween && (
        <path
          class="range"
          d={`M${at(knownUntil)} ${afterCommitted}L${at(runOutBetween[0])} ${grantedCents}H${at(runOutBetween[1])}Z`}
        />
      )}
      <path class="path" d={known} />
      {!runOutOn && dailyCents > 0 && (
        <path
          class="path ahead"
          d={`M${at(knownUntil)} ${down(spent)}V${afterCommitted}L${days} ${atTheEnd}`}
        />
      )}
      {runOutOn && (
        <>
          <path
            class="path ahead"
            d={`M${at(knownUntil)} ${down(spent)}V${afterCommitted}L${at(runOutOn)} ${grantedCents}`}
          />
          <path class="dot" d={`M${at(runOutOn)} ${grantedCents}h.01`} />
          <path class="dot-in" d={`M${at(runOutOn)} ${grantedCents}h.01`} />
        </>
      )}
    </svg>
  );
}

const daysBetween = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / DAY_MS;

const horizontal =
  ({ startsOn, endsOn }: BurnDownProps) =>
  (day: Day): string =>
    `${((100 * daysBetween(startsOn, day)) / daysBetween(startsOn, endsOn)).toFixed(1)}%`;

const percent = (x: string): number => Number.parseFloat(x);

/** Words stand on the side of a mark where there is room. */
const beside = (x: string, isStrong: boolean) => ({
  class: isStrong ? 'strong' : undefined,
  ...(percent(x) > 40 ? { 'text-anchor': 'end', dx: 6 } : {}),
});

/** Clear of the line that goes down: after it where there is room, else before it. */
const besideTheEnd = (known: number, end: number) =>
  end < 50
    ? ({ x: `${end + 2}%`, 'text-anchor': 'start' } as const)
    : ({ x: `${Math.max(known - 1.2, 0)}%`, 'text-anchor': known > 40 ? 'end' : 'start' } as const);

/** The grant, and the round sums below it: four at the most. */
const sumsOf = (granted: Cents): readonly number[] => {
  const least = granted / 5;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((times) => times * power).find((round) => round >= least)!;
  const round = [4, 3, 2, 1].map((times) => times * step);
  return [granted, ...round.filter((cents) => cents <= granted * 0.88)];
};

/** Months between two names under the curve: as few as leave each its place on a phone, where every second one is shown. */
const STEPS = [1, 3, 6, 12, 24, 60];
const MOST_NAMES = 7;
/** Past this share of the term a name would run out of the picture. */
const LAST_PLACE = 0.88;

/** The firsts of months under which a name stands; of a term that has none, its first day. */
const ticksOf = ({ startsOn, endsOn }: BurnDownProps): readonly Day[] => {
  const days = daysBetween(startsOn, endsOn);
  const step = STEPS.find((months) => days / (30.4 * months) <= MOST_NAMES - 1) ?? 120;
  const ticks: Day[] = [];
  for (let day = startsOn; daysBetween(startsOn, day) <= days * LAST_PLACE; day = addDays(day, 1)) {
    const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    if (day.endsWith('-01') && month % step === 0) ticks.push(day);
  }
  return ticks.length > 0 ? ticks : [startsOn];
};

const tickOf = ({ number, month, year }: DayParts, isFirst: boolean): string => {
  if (isFirst) return number === 1 ? `${month} ${year}` : `${number}\u00a0${month} ${year}`;
  return /^jan/i.test(month) ? String(year) : month;
};
