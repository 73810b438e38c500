import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';
import { Details } from './choices.js';

type ChartProps = Readonly<{
  caption: ComponentChildren;
  note?: ComponentChildren;
  /** The picture in one sentence, for those who listen. */
  label: string;
  isShort?: boolean;
  /** In pixels, where it depends on what is drawn. */
  height?: number;
  /** The same figures: a `<Table>`. No chart goes without. */
  table: ComponentChildren;
  /** What is drawn: letters keep their size, only curves stretch. */
  children: ComponentChildren;
}>;

/** A picture, with the table of its figures under it. */
export function Chart({ caption, note, label, isShort = false, height, table, children }: ChartProps) {
  const words = useWords();
  return (
    <>
      <figure>
        <figcaption>
          {caption} {note && <span class="soft">{note}</span>}
        </figcaption>
        <svg
          class={height ? 'chart chart-lying' : isShort ? 'chart chart-short' : 'chart'}
          height={height}
          role="img"
          aria-label={label}
        >
          {children}
        </svg>
      </figure>
      <Details summary={words.chart.figures} isOpen>
        {table}
      </Details>
    </>
  );
}

export type Bar = Readonly<{
  name: string;
  /** One letter, for phones. */
  initial: string;
  /** null: masked; it is drawn hatched, at one height whatever it hides. */
  value: number | null;
}>;

const FLOOR = 180;
const TALLEST = 150;
const MASKED_HEIGHT = 40;
const MOST_NAMES = 12;
/** Fewer bars than these are not drawn wider. */
const FEWEST = 6;
const FIGURE_WIDTH = 9;
/** As wide as the picture is on the narrowest phone. */
const PHONE = 300;

/** Counts side by side, a month each. */
export function BarChart({
  bars,
  ...chart
}: Omit<ChartProps, 'children' | 'isShort'> & { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const slot = 100 / Math.max(bars.length, FEWEST);
  const words = useWords();
  const every = Math.ceil(bars.length / MOST_NAMES);
  const width = bars.length * words.number(most).length * FIGURE_WIDTH;
  const figures = width <= PHONE ? 'all' : width <= 2 * PHONE ? 'wide' : 'none';
  return (
    <Chart {...chart} isShort>
      <line class="axis" x2="100%" y1={FLOOR} y2={FLOOR} />
      {bars.map(({ name, initial, value }, index) => {
        const height = value === null ? MASKED_HEIGHT : (value / most) * TALLEST;
        const middle = `${(slot * (index + 0.5)).toFixed(2)}%`;
        return (
          <>
            <rect
              class={value === null ? 'masked-bar' : 'fill-bar'}
              x={`${(slot * (index + 0.15)).toFixed(2)}%`}
              y={FLOOR - height}
              width={`${(slot * 0.7).toFixed(2)}%`}
              height={height}
              fill={value === null ? 'url(#mask)' : undefined}
            />
            {value !== null && figures !== 'none' && (
              <text
                class={figures === 'wide' ? 'strong wide' : 'strong'}
                x={middle}
                y={FLOOR - height - 8}
                text-anchor="middle"
              >
                {words.number(value)}
              </text>
            )}
            {index % every === 0 && (
              <>
                <text class="wide" x={middle} y={FLOOR + 20} text-anchor="middle">
                  {name}
                </text>
                <text class="narrow" x={middle} y={FLOOR + 20} text-anchor="middle">
                  {initial}
                </text>
              </>
            )}
          </>
        );
      })}
    </Chart>
  );
}

const ROW = 46;
const THICK = 16;
/** Of the width: the figure stands after the bar. */
const LONGEST = 84;
const MASKED_LENGTH = 12;

/** What can be listed, one under the other: each name above its bar, so that the longest one fits on a phone. */
export function LyingChart({
  bars,
  ...chart
}: Omit<ChartProps, 'children' | 'isShort' | 'height'> & { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const words = useWords();
  return (
    <Chart {...chart} height={bars.length * ROW}>
      {bars.map(({ name, value }, index) => {
        const length = value === null ? MASKED_LENGTH : (value / most) * LONGEST;
        const y = index * ROW;
        return (
          <>
            <text y={y + 14}>{name}</text>
            <rect
              class={value === null ? 'masked-bar' : 'fill-bar'}
              y={y + 20}
              width={`${length.toFixed(2)}%`}
              height={THICK}
              fill={value === null ? 'url(#mask)' : undefined}
            />
            {value !== null && (
              <text class="strong" x={`${length.toFixed(2)}%`} y={y + 20 + THICK - 3} dx="8">
                {words.number(value)}
              </text>
            )}
          </>
        );
      })}
    </Chart>
  );
}

/** The hatchings that bars and charts are filled with; the layout draws them once a page. */
export function Patterns() {
  return (
    <svg class="patterns" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-back" width="6" height="6" />
          <path class="hatch-line" d="M1.5 0v6" />
        </pattern>
        <pattern id="mask" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="mask-line" d="M1 0v6" />
        </pattern>
      </defs>
    </svg>
  );
}
