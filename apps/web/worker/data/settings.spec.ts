import { adoptDisplay, display, setDisplay, wishDisplay, type Display } from './settings';

const NORMAL: Display = { language: 'zh-CN', letters: 'normal', readAloud: false, highContrast: false };
const dataset: Record<string, string> = {};

beforeAll(() => {
  Object.assign(globalThis, { document: { documentElement: { dataset, lang: '' } } });
});
beforeEach(() => setDisplay(NORMAL));

it('two wishes in a row: what the service has of the first does not undo the second', async () => {
  const sent: Display[] = [];
  const answer: (() => void)[] = [];
  const keep = (all: Display) => new Promise<void>((resolve) => (sent.push(all), answer.push(resolve)));
  const first = wishDisplay({ letters: 'largest' }, keep);
  const second = wishDisplay({ highContrast: true }, keep);
  answer[0]!();
  await first;
  adoptDisplay(sent[0]!);
  expect([display.get(), dataset]).toEqual([
    { ...NORMAL, letters: 'largest', highContrast: true },
    { letters: 'largest', contrast: 'high' },
  ]);
  expect(sent[1]).toEqual(display.get());
  answer[1]!();
  await second;
  // Another device.
  adoptDisplay(NORMAL);
  expect([display.get(), dataset]).toEqual([NORMAL, { letters: 'normal', contrast: 'normal' }]);
});

it('a wish that nobody heard stays shown, and what the service says next counts again', async () => {
  await expect(wishDisplay({ letters: 'large' }, () => Promise.reject(new Error('no line')))).rejects.toThrow();
  expect(display.get().letters).toBe('large');
  adoptDisplay(NORMAL);
  expect(display.get().letters).toBe('normal');
});
