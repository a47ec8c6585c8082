import { PushRecords, type Unrecorded } from './push-records';

const NEVER_MS = 1_000_000;
const pushOf = (trace: string, notices = 1): Unrecorded => ({
  notices: Array.from({ length: notices }, () => ({}) as Unrecorded['notices'][number]),
  at: new Date(0),
  trace,
});

/** Batches as they are written, each when the one before it is let go. */
function recorder(afterMs: number): { records: PushRecords; written: string[]; letGo: () => void } {
  const written: string[] = [];
  let held: (() => void)[] = [];
  const records = new PushRecords((batch) => {
    written.push(batch.map(({ trace }) => trace).join('+'));
    return new Promise((resolve) => held.push(resolve));
  }, afterMs);
  const letGo = (): void => {
    for (const resolve of held.splice(0)) resolve();
    held = [];
  };
  return { records, written, letGo };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('writes nothing beside the push; what comes before it begins is one batch', async () => {
  const { records, written, letGo } = recorder(NEVER_MS);
  records.add(pushOf('a'));
  records.add(pushOf('b'));
  records.add(pushOf('none', 0));
  await turn();
  expect(written).toEqual([]);
  const done = records.flush();
  await turn();
  expect(written).toEqual(['a+b']);
  letGo();
  await done;
});

it('writes one batch at a time, and what came meanwhile in the next; whoever comes after the last begins anew', async () => {
  const { records, written, letGo } = recorder(0);
  records.add(pushOf('a'));
  const first = records.flush();
  await turn();
  records.add(pushOf('b'));
  records.add(pushOf('c'));
  await turn();
  expect(written).toEqual(['a']);
  letGo();
  await turn();
  expect(written).toEqual(['a', 'b+c']);
  letGo();
  await first;
  records.add(pushOf('d'));
  const second = records.flush();
  await turn();
  expect(written).toEqual(['a', 'b+c', 'd']);
  letGo();
  await second;
});

it('bounds what is written in one transaction', async () => {
  const { records, written, letGo } = recorder(NEVER_MS);
  for (const trace of ['a', 'b', 'c']) records.add(pushOf(trace, 1_500));
  const done = records.flush();
  for (let batches = 1; batches <= 2; batches++) {
    await turn();
    expect(written).toHaveLength(batches);
    letGo();
  }
  await done;
  expect(written).toEqual(['a+b', 'c']);
});

it('has nothing to wait for when nothing was pushed', async () => {
  const { records, written } = recorder(NEVER_MS);
  await records.flush();
  expect(written).toEqual([]);
});
