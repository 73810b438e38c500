import { writeSync } from 'node:fs';

/** Ends the output with one plain line, `N passed, N failed`, for whoever reads it by program. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded has no failed test to its name.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary comes after every other reporter.
    process.once('exit', () => writeSync(1, `${line}\n`));
  }
}
