/** @type {import('jest').Config} */
export default {
  testRegex: '(src|test)/.*\\.spec\\.ts$',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  // Files follow each other in one process, where the program is read once: see docs/adr/0014-tests-in-one-realm.md.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['./test/support/runner/register.mjs'],
  globalSetup: './test/support/global-setup.mjs',
  globalTeardown: './test/support/global-teardown.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.test-build/'],
  reporters: ['default', './test/support/closing-line-reporter.mjs'],
  // The work is PostgreSQL's as much as ours: as many files at once as there are cores.
  maxWorkers: '100%',
};
