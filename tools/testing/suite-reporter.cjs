/**
 * A jest reporter that writes down what each suite took and how its tests ended, for the runner to add up. Where to is
 * said by TEST_REPORT_FILE; without it, it does nothing.
 */
module.exports = class SuiteReporter {
  constructor() {
    /** @type {import('./tally.mjs').Suite[]} */
    this.suites = [];
  }

  /**
   * @param {import('@jest/reporters').Test} test
   * @param {import('@jest/reporters').TestResult} result
   */
  onTestResult(test, result) {
    const { numPassingTests, numFailingTests, numPendingTests, numTodoTests, perfStats, testExecError } = result;
    this.suites.push({
      project: test.context.config.displayName?.name ?? '',
      file: require('node:path').relative(test.context.config.rootDir, test.path),
      seconds: perfStats.runtime / 1000,
      passed: numPassingTests,
      // A suite that cannot even be loaded has no tests to fail; it counts as one.
      failed: numFailingTests + (testExecError && numFailingTests === 0 ? 1 : 0),
      skipped: numPendingTests + numTodoTests,
    });
  }

  onRunComplete() {
    const file = process.env.TEST_REPORT_FILE;
    if (file) require('node:fs').writeFileSync(file, JSON.stringify(this.suites));
  }
};
