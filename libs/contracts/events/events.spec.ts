import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS, type EventName } from './catalogue';
import { LANES, laneOf, SUBSCRIPTIONS } from './subscriptions';

const folder = join(__dirname, 'golden');
const golden = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

describe('golden payloads: what was once written can be read for ever', () => {
  it('each event has one', () => expect(golden.sort()).toEqual(Object.keys(EVENTS).sort()));

  it.each(golden)('%s', (name) => {
    const payload: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    // Read whole, and nothing that was there is dropped.
    expect(EVENTS[name as EventName].parse(payload)).toEqual(payload);
  });
});

describe('subscriptions', () => {
  it('every event has a consumer, and every consumer one lane', () => {
    for (const [event, consumers] of Object.entries(SUBSCRIPTIONS)) {
      expect({ event, consumers: consumers.length }).not.toEqual({ event, consumers: 0 });
      for (const consumer of consumers) expect(LANES).toContain(laneOf(consumer));
    }
  });

  it('no consumer name fits a job id badly', () => {
    for (const consumer of Object.values(SUBSCRIPTIONS).flat()) {
      expect(consumer).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
      expect(consumer.length).toBeLessThanOrEqual(64);
    }
  });
});
