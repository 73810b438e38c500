import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');
const rulesFile = join(root, '.dependency-cruiser.cjs');
const require = createRequire(import.meta.url);
const { dependencies } = require(join(root, 'package.json')) as { dependencies: Record<string, string> };

/** A file of an imagined house and what it imports: a path from the root of the tree, or a package. */
type Import = readonly [from: string, to: string];

const refused: Record<string, readonly Import[]> = {
  'no-cycles': [['src/kernel/egg.ts', 'src/kernel/hen.ts']],
  'kernel-is-pure': [
    ['src/kernel/with-library.ts', 'pg'],
    ['src/kernel/with-built-in.ts', 'fs'],
    ['src/kernel/with-platform.ts', 'src/platform/queue/index.ts'],
  ],
  'domain-is-pure': [
    ['src/booking/domain/with-library.ts', 'temporal-polyfill'],
    ['src/booking/domain/with-built-in.ts', 'crypto'],
    ['src/booking/domain/with-platform.ts', 'src/platform/queue/index.ts'],
    ['src/booking/domain/with-use-case.ts', 'src/booking/use-cases/request-booking.ts'],
    ['src/booking/domain/with-other-feature.ts', 'src/funding/index.ts'],
  ],
  'use-cases-know-no-technique': [
    ['src/booking/use-cases/with-library.ts', 'typeorm'],
    ['src/booking/use-cases/with-nest-beyond-common.ts', '@nestjs/core'],
    ['src/booking/use-cases/with-built-in.ts', 'fs'],
    ['src/booking/use-cases/with-adapter.ts', 'src/booking/adapters/persistence/bookings.ts'],
    ['src/booking/use-cases/behind-a-port.ts', 'src/platform/queue/worker.ts'],
    ['src/booking/use-cases/with-page.ts', 'src/web/index.ts'],
  ],
  'use-cases-do-not-import-their-own-index': [
    ['src/booking/use-cases/by-own-index.ts', 'src/booking/index.ts'],
  ],
  'features-meet-at-the-index': [
    ['src/booking/adapters/http/with-other-domain.ts', 'src/funding/domain/grant.ts'],
    ['src/booking/adapters/http/with-other-module.ts', 'src/funding/funding.module.ts'],
    ['src/web/with-domain.ts', 'src/funding/domain/grant.ts'],
    ['src/demo/with-use-case.ts', 'src/booking/use-cases/request-booking.ts'],
    ['src/usage/adapters/with-simulator.ts', 'src/dispatch/simulator/server.ts'],
  ],
  'modules-wire-modules': [['src/usage/usage.module.ts', 'src/funding/adapters/ledger.ts']],
  'platform-knows-no-feature': [
    ['src/platform/queue/with-feature.ts', 'src/booking/index.ts'],
    ['src/platform/queue/with-routes.ts', 'src/event-routes.ts'],
  ],
  'web-knows-no-feature': [['src/web/with-network.tsx', 'src/network/index.ts']],
  'nothing-leans-on-the-demo': [['src/booking/adapters/with-demo.ts', 'src/demo/index.ts']],
  'the-top-is-imported-by-the-top': [['src/booking/adapters/with-routes.ts', 'src/event-routes.ts']],
  'application-imports-modules': [['src/app.module.ts', 'src/booking/adapters/persistence/bookings.ts']],
  'event-routes-name-features-only': [
    ['src/event-routes.ts', 'src/platform/queue/index.ts'],
    ['src/event-routes.ts', 'src/booking/domain/booking.ts'],
  ],
  'entry-points-enter-by-the-door': [['src/token.ts', 'src/funding/domain/grant.ts']],
  'production-has-what-it-imports': [
    ['src/platform/queue/with-test-library.ts', 'fast-check'],
    ['src/platform/queue/with-absent-library.ts', 'left-out-of-package-json'],
  ],
};

const allowed: readonly Import[] = [
  // With the egg above, this closes a circle, which is reported once, on the egg.
  ['src/kernel/hen.ts', 'src/kernel/egg.ts'],
  ['src/main.ts', 'src/app.module.ts'],
  ['src/main.ts', 'src/platform/config/index.ts'],
  ['src/simulator.ts', 'src/dispatch/simulator/server.ts'],
  ['src/app.module.ts', 'src/booking/booking.module.ts'],
  ['src/app.module.ts', 'src/platform/queue/queue.module.ts'],
  ['src/app.module.ts', '@nestjs/common'],
  ['src/event-routes.ts', 'src/booking/index.ts'],
  ['src/booking/index.ts', 'src/booking/use-cases/request-booking.ts'],
  ['src/booking/booking.module.ts', 'src/funding/funding.module.ts'],
  ['src/booking/booking.module.ts', 'src/booking/adapters/persistence/bookings.ts'],
  ['src/booking/domain/booking.ts', 'src/booking/domain/events.ts'],
  ['src/booking/domain/booking.ts', 'src/kernel/days.ts'],
  ['src/booking/use-cases/request-booking.ts', 'src/booking/domain/booking.ts'],
  ['src/booking/use-cases/request-booking.ts', 'src/booking/use-cases/bookings.ts'],
  ['src/booking/use-cases/request-booking.ts', 'src/kernel/days.ts'],
  ['src/booking/use-cases/request-booking.ts', 'src/platform/queue/index.ts'],
  ['src/booking/use-cases/request-booking.ts', 'src/funding/index.ts'],
  ['src/booking/use-cases/request-booking.ts', '@nestjs/common'],
  ['src/booking/adapters/persistence/bookings.ts', 'src/booking/use-cases/bookings.ts'],
  ['src/booking/adapters/persistence/bookings.ts', 'src/platform/queue/worker.ts'],
  ['src/booking/adapters/persistence/bookings.ts', 'src/funding/index.ts'],
  ['src/booking/adapters/persistence/bookings.ts', 'typeorm'],
  ['src/booking/adapters/persistence/bookings.ts', 'pg'],
  ['src/booking/adapters/persistence/bookings.ts', 'fs'],
  ['src/dispatch/simulator/server.ts', 'src/dispatch/domain/offer.ts'],
  ['src/platform/queue/worker.ts', 'bullmq'],
  ['src/platform/queue/worker.ts', 'src/kernel/days.ts'],
  ['src/kernel/days.ts', 'temporal-polyfill'],
  ['src/kernel/days.ts', 'uuid'],
  ['src/demo/seed.ts', 'src/booking/index.ts'],
  ['src/demo/seed.ts', 'src/platform/config/index.ts'],
  ...Object.keys(dependencies).map((library) => ['src/platform/libraries.ts', library] as const),
];

let house: string;
let violations: { rule: string; from: string; specifier: string }[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'truchement-house-'));
  await build(house, [...Object.values(refused).flat(), ...allowed]);
  violations = await cruise(house);
});

afterAll(() => rm(house, { recursive: true, force: true }));

describe('the import table', () => {
  it.each(
    Object.entries(refused).flatMap(([rule, imports]) => imports.map((one) => [rule, ...one] as const)),
  )('%s: %s may not import %s', (rule, from, to) => {
    expect(violations).toContainEqual({ rule, from, specifier: specifier(from, to) });
  });

  it('has an example of each refusal', () => {
    const rules = require(rulesFile) as { forbidden: { name: string }[] };
    expect(Object.keys(refused).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
  });

  it('lets pass what the table allows', () => {
    const surprises = allowed.flatMap(([from, to]) =>
      violations.filter((one) => one.from === from && one.specifier === specifier(from, to)),
    );
    expect(surprises).toEqual([]);
  });
});

async function build(at: string, imports: readonly Import[]) {
  const files = new Map<string, string[]>();
  for (const [from, to] of imports) {
    files.set(from, [...(files.get(from) ?? []), `import '${specifier(from, to)}';`]);
    if (to.startsWith('src/') && !files.has(to)) files.set(to, []);
  }
  for (const [path, lines] of files) {
    await mkdir(dirname(join(at, path)), { recursive: true });
    await writeFile(join(at, path), [...lines, 'export {};'].join('\n'));
  }
  for (const name of ['package.json', 'tsconfig.json']) await copyFile(join(root, name), join(at, name));
  await symlink(join(root, 'node_modules'), join(at, 'node_modules'), 'dir');
}

function specifier(from: string, to: string) {
  if (!to.startsWith('src/')) return to;
  const path = posix.relative(posix.dirname(from), to).replace(/\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}

async function cruise(at: string) {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, 'src', '--config', rulesFile, '--output-type', 'json'],
    { cwd: at, maxBuffer: 50_000_000 },
  );
  const result = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; unresolvedTo: string }[] };
  };
  return result.summary.violations.map(({ rule, from, unresolvedTo }) => ({
    rule: rule.name,
    from,
    specifier: unresolvedTo,
  }));
}
