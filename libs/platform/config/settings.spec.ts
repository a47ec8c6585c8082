import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from './config';
import { settingsSchema } from './settings';

const ROOT = join(__dirname, '..', '..', '..');

/** The sources that may read a setting. */
const sources = ['libs', 'apps', 'database'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.endsWith('config/settings.ts'))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
);

const leaves = (value: object): string[] =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? leaves(inner as object) : [name],
  );

describe('settings', () => {
  const defaults = settingsSchema.parse({});

  it('are all read somewhere: one that is not changes nothing', () => {
    const text = sources.join('\n');
    expect(leaves(defaults).filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });

  it.each([
    { relay: { batch: 0 } },
    { retention: { batch: 0 } },
    { database: { poolSize: 0 } },
    { relay: { pollMs: 0 } },
  ])('that would never end or never begin are refused: %j', (settings) =>
    expect(settingsSchema.safeParse(settings).success).toBe(false),
  );

  it('that may be nothing may', () => {
    expect(settingsSchema.safeParse({ escalation: { callMinutes: 0 }, sessions: { cacheSeconds: 0 } }).success).toBe(
      true,
    );
  });

  it('let the limit of sign-ins be reached before that of the same guests', () => {
    expect(defaults.http.signInPerMinute).toBeLessThan(defaults.http.ratePerMinute);
  });

  it.each([
    ['{}', 'production', 22, 7],
    ['{}', 'development', 0, 0],
    ['{}', 'test', 0, 0],
    ['{"quietHours":{}}', 'development', 22, 7],
    ['{"quietHours":{"untilHour":6}}', 'test', 22, 6],
  ] as const)('%s in %s: people sleep from %i to %i', (text, kind, fromHour, untilHour) =>
    expect(loadSettings(text, kind).quietHours).toMatchObject({ fromHour, untilHour }),
  );
});
