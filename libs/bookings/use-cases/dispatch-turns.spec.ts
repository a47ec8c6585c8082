import { DispatchTurns } from './dispatch-turns';

/** Runs that end when they are told to. */
function runs() {
  const begun: { end: () => void; fail: (error: Error) => void }[] = [];
  const run = () =>
    new Promise<void>((resolve, reject) => {
      begun.push({ end: () => resolve(), fail: reject });
    });
  return { begun, run };
}

/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('begins at once where nothing runs', async () => {
  const { begun, run } = runs();
  const turn = new DispatchTurns().take('shift', run);
  expect(begun).toHaveLength(1);
  begun[0]!.end();
  await turn;
});

it('lets all who ask during a run share the next one, which begins after it', async () => {
  const { begun, run } = runs();
  const turns = new DispatchTurns();
  const first = turns.take('shift', run);
  const others = Array.from({ length: 9 }, () => turns.take('shift', run));
  await settle();
  expect(begun).toHaveLength(1);
  begun[0]!.end();
  await first;
  await settle();
  expect(begun).toHaveLength(2);
  begun[1]!.end();
  await Promise.all(others);
  expect(begun).toHaveLength(2);
});

it('begins a third run for who asks while the second is running', async () => {
  const { begun, run } = runs();
  const turns = new DispatchTurns();
  const all = [turns.take('shift', run), turns.take('shift', run)];
  begun[0]!.end();
  await settle();
  all.push(turns.take('shift', run));
  await settle();
  expect(begun).toHaveLength(2);
  begun[1]!.end();
  await settle();
  expect(begun).toHaveLength(3);
  begun[2]!.end();
  await Promise.all(all);
});

it('runs different shifts side by side', () => {
  const { begun, run } = runs();
  const turns = new DispatchTurns();
  void turns.take('one', run);
  void turns.take('other', run);
  expect(begun).toHaveLength(2);
});

it('fails those whose run failed, and nobody else; the next one runs all the same', async () => {
  const { begun, run } = runs();
  const turns = new DispatchTurns();
  const first = turns.take('shift', run);
  const second = turns.take('shift', run);
  begun[0]!.fail(new Error('no connection'));
  await expect(first).rejects.toThrow('no connection');
  await settle();
  begun[1]!.end();
  await second;
  const third = turns.take('shift', run);
  expect(begun).toHaveLength(3);
  begun[2]!.end();
  await third;
});
