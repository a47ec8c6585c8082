import { AssignmentAborted, BatchPlanner, gatherBatch, type BatchInput } from '@gg/matching';
import { DEFAULT_DISPATCH_POLICY } from '../../libs/matching/domain/dispatch-policy';
import { PackedCandidateIndex } from '../../libs/matching/domain/packed/packed-candidate-index';
import { aShift, aWorker, at } from '../../libs/matching/test/examples';

const HOUR_MS = 3_600_000;

/** Shifts of a day that begin every quarter of an hour and want more people than there are: seconds of work. */
function crowdedDay(shifts: number, people: number): Promise<BatchInput> {
  const index = new PackedCandidateIndex();
  for (let number = 1; number <= people; number++) index.upsert(aWorker({ number }));
  const first = at('2026-11-24 06:00').getTime();
  return gatherBatch(
    Array.from({ length: shifts }, (_, n) => {
      const start = new Date(first + (n % 48) * (HOUR_MS / 4));
      const window = { start, end: new Date(start.getTime() + 3 * HOUR_MS) };
      return {
        shift: aShift({ shiftId: `shift-${String(n).padStart(4, '0')}`, window, unpaidBreaks: [] }),
        seats: 10,
        leaveOut: [],
      };
    }),
    index,
    {
      now: at('2026-11-23 20:10'),
      radiusM: 20_000,
      policy: DEFAULT_DISPATCH_POLICY,
      shiftsPerWorker: 'several',
      travel: { kmPerHour: 15, detourPercent: 30 },
    },
  );
}

it('a thread that plans ends once the signal is given, and the next batch is planned', async () => {
  const planner = new BatchPlanner();
  const abort = new AbortController();
  const stages: string[] = [];
  const plan = planner.plan(await crowdedDay(200, 1_500), {
    seconds: 60,
    signal: abort.signal,
    onProgress: ({ stage }) => {
      stages.push(stage);
      abort.abort();
    },
  });
  await expect(plan).rejects.toThrow(AssignmentAborted);
  expect(stages).toHaveLength(1);

  const next = { seconds: 60, signal: new AbortController().signal, onProgress: () => undefined };
  await expect(planner.plan(await crowdedDay(1, 20), next)).resolves.toMatchObject({ seats: 10, filled: 10 });
});
