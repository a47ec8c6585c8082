import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environmentForTests } from '../../tools/testing/test-data.mjs';
import { identityServices, type IdentityServices } from '../support/identity';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Each is a process that loads all rooms, on a machine that is busy with other tests. */
const PROGRAMS_MS = 90_000;

const GIVEN = '桂林山水 甲天下 2026';
const CHOSEN = '阳朔山水甲桂林 漓江 1982';

let database: TestDatabase;
let services: IdentityServices;

beforeEach(async () => {
  database = await createTestDatabase();
  services = await identityServices(database.url);
});
afterEach(() => services.close());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as the image runs it, with the environment of the centre service. */
function install(words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { service: _service, settings: _settings, ...config } = services.centre.config;
  const told = Object.entries(config).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const program = join(__dirname, '../../dist/database/install-first-supervisor.js');
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...environmentForTests(process.env), ...Object.fromEntries(told), ...more },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

const signIn = (name: string, password: string) =>
  services.centre.ask('POST', '/sign-in', { body: { name, password } });

describe('the first supervisor of an installation', () => {
  it(
    'signs in with the password that was printed, has to choose another, and makes the other staff; there is no second',
    async () => {
      const made = await install(['wei.xiaoming', '韦小明']);
      expect(made).toMatchObject({ code: 0, err: '' });
      const password = /sign-in: (\S+)$/m.exec(made.out)![1]!;
      const first = await signIn('wei.xiaoming', password);
      expect(first).toMatchObject({ status: 200, body: { mustChangePassword: true } });
      await services.centre.ask('PUT', '/password', {
        token: String(first.body.token),
        body: { current: password, next: CHOSEN },
      });
      const token = String((await signIn('wei.xiaoming', CHOSEN)).body.token);
      const { body: session } = await services.centre.ask('GET', '/session', { token });
      expect(session.grants).toEqual([{ role: 'supervisor', regionPrefix: '45' }]);
      const grants = [{ role: 'verifier', regionPrefix: '4501' }];
      const body = { signInName: 'mo.xiaohua', name: '莫小华', password: GIVEN, regionCode: '4501', grants };
      expect(await services.centre.ask('POST', '/staff', { token, body })).toMatchObject({ status: 201 });

      const again = await install(['lu.daming', '陆大明'], { SUPERVISOR_PASSWORD: GIVEN });
      expect(again).toEqual({ code: 1, out: '', err: 'There is a supervisor already, who makes all other staff.\n' });
      expect((await signIn('lu.daming', GIVEN)).status).toBe(401);
    },
    PROGRAMS_MS,
  );

  it(
    'has the password of the environment, which is not printed; one that would be guessed is refused',
    async () => {
      const weak = await install(['wei.xiaoming', '韦小明'], { SUPERVISOR_PASSWORD: 'short' });
      expect(weak).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^[^\n]*12[^\n]*\n$/) });
      const made = await install(['wei.xiaoming', '韦小明'], { SUPERVISOR_PASSWORD: GIVEN });
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(made.out).not.toContain(GIVEN);
      expect(await signIn('wei.xiaoming', GIVEN)).toMatchObject({ status: 200, body: { mustChangePassword: true } });
      expect(await install([])).toMatchObject({ code: 1, err: expect.stringMatching(/Say who it is/) });
    },
    PROGRAMS_MS,
  );
});
