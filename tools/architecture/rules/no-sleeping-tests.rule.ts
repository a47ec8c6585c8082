import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';

/**
 * What may wait a moment: the one place that looks again, the pace of the demonstration's people, who think, and what is
 * loaded into a service to disturb it.
 */
const MAY_WAIT = /^test\/(support\/([^/]+\/)*poll[^/]*\.ts|demo\/pace\.ts|faults\/harness\/)/;
const TIMERS = /^(node:)?timers\/promises$/;

/** A test waits for what it expects, with a deadline, and not for time to pass. */
export const noSleepingTests: Rule = {
  name: 'no-sleeping-tests',
  reason: 'A test that sleeps is slow on a good day and red on a bad one.',
  check: (files) =>
    files.filter((file) => file.isCode && file.isTest && !MAY_WAIT.test(file.path)).flatMap((file) => naps(file)),
};

function naps(file: SourceFile): Violation[] {
  const { calls, imports } = file.facts;
  return [
    ...calls.filter(({ callee, args }) => callee === 'setTimeout' && args.length >= 2),
    ...imports.filter(({ specifier }) => TIMERS.test(specifier)),
  ].map(({ line }) => at(file, line, 'sleeps: poll with a deadline (test/support/poll)'));
}
