const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs in the order in which their suites are begun: those of the last are short, so that no core waits at the end. */
const ORDER = ['faults', 'benchmarks', 'browser', 'demonstration', 'galera', 'integration', 'unit', 'architecture'];

/** Begins with the suites of the slow runs; within a run as jest does, by what they took last time or by their size. */
module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    /** @param {{ context: { config: { displayName?: { name: string } } } }} test */
    const rank = (test) => ORDER.indexOf(test.context.config.displayName?.name ?? '');
    return [...(await super.sort(tests))].sort((left, right) => rank(left) - rank(right));
  }
};
