import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';

/** Reading the machine's clock, or the database's, where the injected one is meant. */
const readings =
  /\bnew Date\(\)|\bDate\.now\(\)|\b(?<!\.)now\(\)|\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\bLOCALTIME|clock_timestamp|statement_timestamp|transaction_timestamp/;

/** Who may: technique that waits or stamps its own log, the machine's clock itself, and what plays another company's machine. */
const allowed = [
  /^src\/platform\/(?!database\/migrations)/,
  /^src\/kernel\/clock\.ts$/,
  /^src\/dispatch\/simulator\//,
  /^src\/simulator\.ts$/,
  /^src\/(main|token)\.ts$/,
];

it('reads one injected clock in every rule of the trade, also in SQL', async () => {
  const files = (await readdir('src', { recursive: true })).map(
    (name) => `src/${name.replaceAll('\\', '/')}`,
  );
  const found: string[] = [];
  for (const file of files) {
    if (!/\.tsx?$/.test(file) || file.endsWith('.spec.ts') || allowed.some((pattern) => pattern.test(file)))
      continue;
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines.forEach((line, i) => readings.test(line) && found.push(`${file}:${i + 1}: ${line.trim()}`));
  }
  expect(found).toEqual([]);
});
