/**
 * @typedef {object} Suite
 * @property {string} project
 * @property {string} file
 * @property {number} seconds
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @param {readonly Suite[]} suites
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function tally(suites) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of suites) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/**
 * The line that CI reads, alone and last: `N passed, N failed`, with `, N skipped` where there are any.
 *
 * @param {{ passed: number, failed: number, skipped: number }} sum
 * @returns {string}
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {readonly Suite[]} suites
 * @param {number} [most]
 * @returns {string[]} one line each, the slowest first
 */
export function slowestSuites(suites, most = 10) {
  return [...suites]
    .sort((left, right) => right.seconds - left.seconds)
    .slice(0, most)
    .map(({ seconds, project, file }) => `${seconds.toFixed(1).padStart(7)} s  ${project.padEnd(12)} ${file}`);
}
