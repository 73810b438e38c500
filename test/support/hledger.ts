import { execFileSync, spawnSync } from 'node:child_process';

const HLEDGER = 'hledger';

/** Whether there is an hledger here to ask (Debian: `apt-get install hledger`). */
export const hasHledger = spawnSync(HLEDGER, ['--version']).status === 0;

/**
 * What hledger says of a journal, without a locale, as in a container: it then reads nothing but ASCII.
 * @throws with hledger's own words when it refuses the journal
 */
export const hledger = (journal: string, ...command: string[]): string =>
  execFileSync(HLEDGER, ['-f', '-', ...command], {
    input: journal,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });

/** Cents by the whole name of each account; one that is at zero may be missing. */
export const balancesOf = (journal: string): Readonly<Record<string, number>> => {
  const [rows] = JSON.parse(hledger(journal, 'bal', '-O', 'json')) as [
    [string, string, number, { aquantity: Decimal }[]][],
  ];
  return Object.fromEntries(
    rows.map(([account, , , amounts]) => [
      account,
      amounts.reduce(
        (total, { aquantity: { decimalMantissa, decimalPlaces } }) =>
          total + decimalMantissa * 10 ** (2 - decimalPlaces),
        0,
      ),
    ]),
  );
};
type Decimal = { decimalMantissa: number; decimalPlaces: number };
