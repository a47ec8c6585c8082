import { ServerClock } from './server-clock';

describe('the clock of the service', () => {
  let device = 1_000_000;
  const clock = () => new ServerClock(() => device);
  const hears = (one: ServerClock, serverMs: number, roundTripMs: number) =>
    one.hear(new Date(serverMs).toISOString(), device - roundTripMs);
  beforeEach(() => (device = 1_000_000));

  it('is the device’s until an answer tells it', () => {
    expect(clock().now()).toBe(1_000_000);
  });

  it('is taken to have been told half of the way ago', () => {
    const one = clock();
    hears(one, 5_000_000, 200);
    expect(one.now()).toBe(5_000_100);
    device += 10_000;
    expect(one.now()).toBe(5_010_100);
  });

  it('believes the shortest way, for two minutes', () => {
    const one = clock();
    hears(one, 5_000_000, 100);
    hears(one, 9_000_000, 5_000);
    expect(one.now()).toBe(5_000_050);
    device += 121_000;
    hears(one, 9_000_000, 5_000);
    expect(one.now()).toBe(9_002_500);
  });

  it.each([null, '', 'soon'])('does not listen to %j', (told) => {
    const one = clock();
    one.hear(told, 0);
    expect(one.now()).toBe(1_000_000);
  });
});
