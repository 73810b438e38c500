import { cpus, loadavg } from 'node:os';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What it ran on, and how busy that was: a figure means little without it. */
export const theMachine = (): string => {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const [load = 0] = loadavg();
  return `${new Date().toISOString().slice(0, 16)}Z, ${cpus().length} cores (${model}), Node ${process.version}, load ${load.toFixed(2)}`;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

/** The smallest of the values that at least this share of them do not exceed. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
};

/** One figure against its baseline and its aim: the line that a reader looks for. */
export const judge = (what: string, value: string, aim: string, isMet: boolean): void =>
  say(`  ${isMet ? '✓' : '✗'} ${what}: ${value} (aim: ${aim})`);

/** The median of some rates, and how far they lie apart. */
export const spread = (perSecond: readonly number[]): string =>
  `${whole(median(perSecond))}/s (${whole(Math.min(...perSecond))}–${whole(Math.max(...perSecond))})`;
const whole = (value: number): string => Math.round(value).toLocaleString('en');
export const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
export const ratio = (value: number): string => `${value.toFixed(2)} ×`;
