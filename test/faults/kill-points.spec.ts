import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePoints, DEATHS_AN_EVENING, eveningsOf, serviceOf } from './kill-points/choose-points';
import { killSweep, type Sweep } from './kill-points/kill-sweep';

/** How many points one run of the tests kills. */
const A_DAY = 30;
/** Points that recordings agree on and evenings do not come to, at most: a race may have gone otherwise both times. */
const MOST_UNREACHED = 0.03;
const DAY_MS = 86_400_000;

const all = process.env['TEST_THOROUGH'] === '1';
const only = process.env['FAULT_POINTS']?.split('|').map((point) => point.trim());
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Date.now() / DAY_MS));
const reportFile = join(__dirname, '..', '..', '.data', 'kill-points.json');

const say = (line: string) => void process.stdout.write(`  ${line}\n`);

function report(sweep: Sweep): void {
  const { recorded, dependable, kills, unreached, broken } = sweep;
  say(
    `${recorded} points recorded, ${dependable.length} of them in every recording, ${kills.length} killed, ${unreached.length} not reached`,
  );
  mkdirSync(join(reportFile, '..'), { recursive: true });
  writeFileSync(
    reportFile,
    `${JSON.stringify({ seed, recorded, dependable: dependable.length, killed: kills.length, kills, unreached, broken }, null, 2)}\n`,
  );
}

test(
  'wherever a process dies, every promise is kept once it is back',
  async () => {
    say(
      `kill points: ${only ? `${only.length} named` : all ? 'all' : `seed ${seed} (FAULT_SEED=${seed} for the same again)`}`,
    );
    const chosen = only ? { only } : all ? {} : { count: A_DAY };
    const sweep = await killSweep({ seed, ...chosen, progress: say });
    report(sweep);
    expect(sweep.broken).toEqual([]);
    expect(sweep.kills.map((kill) => kill.signal)).toEqual(sweep.kills.map(() => 'SIGKILL'));
    if (all) {
      const missed = sweep.dependable.filter((point) => sweep.unreached.includes(point));
      expect(missed.length).toBeLessThanOrEqual(sweep.dependable.length * MOST_UNREACHED);
    } else {
      expect(sweep.kills.length).toBeGreaterThanOrEqual(only?.length ?? A_DAY);
    }
  },
  all || only ? 6 * 3_600_000 : 600_000,
);

describe('the choice of points', () => {
  const calls = ['transaction a.x commit', 'transaction b.y begin', 'queue a.x enqueue', 'realtime c nudge-relay'];
  const recorded = ['matching', 'worker', 'employer', 'centre'].flatMap((service) =>
    calls.flatMap((call) =>
      ['before', 'after'].flatMap((moment) => [1, 2, 3, 4, 5].map((k) => `${service} ${call} ${moment} ${k}`)),
    ),
  );

  it('always has before and after COMMIT and enqueue, of every service, each point once', () => {
    for (let day = 0; day < 40; day++) {
      const chosen = choosePoints(recorded, day, 30);
      expect(new Set(chosen).size).toBe(30);
      for (const call of [/commit before/, /commit after/, /enqueue before/, /enqueue after/]) {
        expect(chosen.some((point) => call.test(point))).toBe(true);
      }
      expect(new Set(chosen.map(serviceOf)).size).toBe(4);
    }
  });

  it('is the same for a seed whatever the order of the recording, and comes to every point in time', () => {
    expect(choosePoints([...recorded].reverse(), 7, 30)).toEqual(choosePoints(recorded, 7, 30));
    const met = new Set(Array.from({ length: 40 }, (_, day) => choosePoints(recorded, day, 30)).flat());
    expect(met.size).toBe(recorded.length);
  });

  it('lets few processes of a service die in one evening, in the order in which it comes to their points', () => {
    const evenings = eveningsOf(choosePoints(recorded, 3, 30), recorded);
    expect(new Set(evenings.flat()).size).toBe(30);
    for (const evening of evenings) {
      expect(evening).toEqual(recorded.filter((point) => evening.includes(point)));
      for (const [service, most] of Object.entries(DEATHS_AN_EVENING)) {
        expect(evening.filter((point) => serviceOf(point) === service).length).toBeLessThanOrEqual(most);
      }
    }
  });
});
