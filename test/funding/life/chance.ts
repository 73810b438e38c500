/** Chance that comes again: the same seed gives the same life. */
export type Chance = Readonly<{
  /** A whole number from 0 up to, and without, `limit`. */
  below: (limit: number) => number;
  between: (least: number, most: number) => number;
  oneIn: (many: number) => boolean;
  pick: <One>(those: readonly One[]) => One;
  /** Each of them as often as its weight says. */
  weighed: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name;
}>;

/** mulberry32: small, and the same everywhere. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    oneIn: (many) => below(many) === 0,
    pick: (those) => those[below(those.length)]!,
    weighed: (weights) => {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((total, [, weight]) => total + weight, 0);
      return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)!)[0];
    },
  };
};
