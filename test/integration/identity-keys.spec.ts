import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  KEY_MANAGEMENT,
  KeyRefused,
  PersonKeys,
  PersonReader,
  RotateMasterKey,
  type KeyManagement,
} from '@gg/identity';
import { newId, type Id } from '@gg/kernel';
import { systemCaller, Transactions } from '@gg/platform';
import { environmentForTests } from '../../tools/testing/test-data.mjs';
import { identityServices, registered, type IdentityServices } from '../support/identity';
import { poll } from '../support/poll';
import { asSomebodyElse } from '../support/somebody-else';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

const SETTINGS = JSON.stringify({ masterKeys: { rewrapBatch: 2, settleMs: 0 } });
const PEOPLE = 5;
const DAY_MS = 86_400_000;
/** Each command is a process that loads what it needs, on a machine that is busy with other tests. */
const COMMANDS_MS = 90_000;

let database: TestDatabase;
let services: IdentityServices;
let keyFile: string;

beforeEach(async () => {
  database = await createTestDatabase();
  services = await identityServices(database.url, { SETTINGS });
  keyFile = services.centre.config.MASTER_KEY_FILE;
});
afterEach(() => services.close());

const folder = testFolder('keys');
/** Loaded into the command: it is killed, as by kill -9, right after the n-th step that it tells of. */
const killer = join(folder, 'kill-at-step.cjs');
writeFileSync(
  killer,
  `const write = process.stdout.write.bind(process.stdout);
   let left = Number(process.env.KILL_AT_STEP);
   process.stdout.write = (text, ...more) => {
     const written = write(text, ...more);
     if (/master key|anew/.test(text) && --left === 0) process.kill(process.pid, 'SIGKILL');
     return written;
   };`,
);

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** `npm run keys -- …` on the test's database, as a process of its own. */
function keys(words: readonly string[], env: NodeJS.ProcessEnv = {}, killAtStep?: number): Promise<Ended> {
  const nodeArgs = killAtStep === undefined ? [] : ['--require', killer];
  return run([...nodeArgs, 'tools/keys.mjs', ...words], { KILL_AT_STEP: String(killAtStep), ...env });
}

/** A program of the project on the test's database. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: join(__dirname, '../..'),
    env: {
      ...environmentForTests(process.env),
      DATABASE_URL: database.url,
      MASTER_KEY_FILE: keyFile,
      SETTINGS,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })));
}

const nameOf = (n: number): string => `罗三${'甲乙丙丁戊己庚辛'[n]}`;
const people = async (): Promise<Id[]> => {
  const ids: Id[] = [];
  for (let n = 0; n < PEOPLE; n++) ids.push(await registered(services.centre, { name: nameOf(n) }));
  return ids;
};
const keysInFile = (): string[] => Object.keys((JSON.parse(readFileSync(keyFile, 'utf8')) as { keys: object }).keys);
const activeKey = (): string => (JSON.parse(readFileSync(keyFile, 'utf8')) as { active: string }).active;
const keysInUse = async (): Promise<string[]> =>
  (
    await services.centre.connections.rows<{ masterKeyId: string }>('SELECT DISTINCT master_key_id FROM person_keys')
  ).map((row) => row.masterKeyId);
const namesSeenBy = async (service: IdentityServices['worker'], ids: readonly Id[]): Promise<(string | null)[]> => {
  const contacts = await service.app.get(PersonReader).contacts(ids);
  return ids.map((id) => contacts.get(id)?.name ?? null);
};

describe('npm run keys -- rotate', () => {
  // A key is added, three batches of at most two are wrapped, and what is under way with the old key is waited for.
  const steps = [1, 3, 5];
  // One in a run, another the next day; each when everything is asked for.
  it.each(process.env['TEST_THOROUGH'] ? steps : [steps[Math.floor(Date.now() / DAY_MS) % steps.length]!])(
    'killed at step %i loses nothing, and goes on when it is run again',
    async (step) => {
      const ids = await people();
      const old = activeKey();
      const killed = await keys(['rotate'], {}, step);
      expect(killed.signal).toBe('SIGKILL');
      // One that ran all the time and has met nobody, one person more at each look, and one that starts in the middle.
      expect(await namesSeenBy(services.worker, ids.slice(0, 2))).toEqual([nameOf(0), nameOf(1)]);
      const started = await services.another('employer');
      expect(await namesSeenBy(started, ids)).toEqual(ids.map((_id, n) => nameOf(n)));
      const between = await registered(services.worker, { name: '罗四妹' });

      const again = await keys(['rotate']);
      expect(again).toMatchObject({ code: 0, signal: null });
      const added = activeKey();
      expect(added).not.toBe(old);
      expect(keysInFile()).toEqual([added]);
      expect(await keysInUse()).toEqual([added]);
      // Begun once: the second run made no key of its own.
      expect(`${killed.output}${again.output}`.match(/New master key/g)).toHaveLength(1);
      expect(await namesSeenBy(services.worker, ids)).toEqual(ids.map((_id, n) => nameOf(n)));
      expect(await namesSeenBy(await services.another('centre'), [between])).toEqual(['罗四妹']);
    },
    COMMANDS_MS,
  );

  it(
    'beside services that go on reading and registering',
    async () => {
      const ids = await people();
      let over = false;
      const rotation = keys(['rotate'], {
        SETTINGS: JSON.stringify({ masterKeys: { rewrapBatch: 1, settleMs: 300 } }),
      }).finally(() => (over = true));
      const registeredMeanwhile: Id[] = [];
      while (!over) {
        const id = await registered(services.employer, { name: '罗四妹' });
        registeredMeanwhile.push(id);
        expect(await namesSeenBy(services.worker, [id, ...ids])).toEqual(['罗四妹', ...ids.map((_id, n) => nameOf(n))]);
      }
      expect(await rotation).toMatchObject({ code: 0 });
      expect(await keysInUse()).toEqual(keysInFile());
      const fresh = await services.another('centre');
      expect(new Set(await namesSeenBy(fresh, registeredMeanwhile))).toEqual(new Set(['罗四妹']));
    },
    COMMANDS_MS,
  );

  it(
    'says in one sentence what is wrong, and changes nothing then',
    async () => {
      const before = readFileSync(keyFile, 'utf8');
      const sentence = async (words: string[], env: NodeJS.ProcessEnv = {}): Promise<string> => {
        const { code, output } = await keys(words, env);
        expect(code).toBe(1);
        expect(output.trim().split('\n')).toHaveLength(1);
        return output;
      };
      expect(await sentence(['rotate'])).toMatch(/this database holds no data keys/);
      const [id] = await people();
      expect(await sentence([])).toMatch(/npm run keys -- status/);
      expect(await sentence(['rotate'], { MASTER_KEY_FILE: join(folder, 'nowhere.json') })).toMatch(/no key file/);
      expect(await sentence(['status'], { MASTER_KEY_FILE: join(folder, 'nowhere.json') })).toMatch(/is missing/);
      expect(await sentence(['rotate'], { DATABASE_URL: 'mysql://127.0.0.1:1/guigong' })).toMatch(/cannot be used/);
      expect(await keys(['rotate'], { SETTINGS: '{"masterKeys":{"rewrapBatch":0}}' })).toMatchObject({
        code: 1,
        output: expect.stringMatching(/^bad configuration:\n  masterKeys.rewrapBatch: .*\n$/),
      });
      const other = join(folder, 'other.json');
      writeFileSync(other, `{"active":"mk-1","keys":{"mk-1":"${Buffer.alloc(32).toString('base64')}"}}`, {
        mode: 0o600,
      });
      const theirs = readFileSync(other, 'utf8');
      expect(await sentence(['rotate'], { MASTER_KEY_FILE: other })).toMatch(/master keys are missing/);
      expect([readFileSync(keyFile, 'utf8'), readFileSync(other, 'utf8')]).toEqual([before, theirs]);
      expect(await namesSeenBy(services.worker, [id!])).toEqual([nameOf(0)]);
    },
    COMMANDS_MS,
  );

  it(
    'twice at once is refused: the second to write the key file would lose a key',
    async () => {
      await people();
      // The first waits long enough at its wait for the second to come and go.
      const slow = JSON.stringify({ masterKeys: { rewrapBatch: 2, settleMs: 60_000 } });
      const first = keys(['rotate'], { SETTINGS: slow });
      const file = join(keyFile, '..', 'key-rotation', 'owner.json');
      const owner = await poll('the first has begun', () => JSON.parse(readFileSync(file, 'utf8')) as { pid: number });
      const second = await keys(['rotate']);
      expect(second).toMatchObject({ code: 1 });
      expect(second.output).toContain(`Process ${owner.pid} is rotating these keys already`);
      process.kill(owner.pid, 'SIGTERM');
      expect((await first).code).toBe(130);
    },
    COMMANDS_MS,
  );
});

describe('npm run keys -- status', () => {
  it(
    'counts the data keys under each master key, and names what is missing',
    async () => {
      await people();
      const [old] = keysInFile();
      copyFileSync(keyFile, `${keyFile}.kept`);
      await keys(['rotate'], {}, 2);
      const added = activeKey();
      const { code, output } = await keys(['status']);
      expect({ code, lines: output.trim().split('\n') }).toEqual({
        code: 0,
        lines: [`${added}  2 data keys  active`, `${old}  3 data keys  old`],
      });
      const without = await keys(['status'], { MASTER_KEY_FILE: `${keyFile}.kept` });
      expect(without.output).toContain(`${added}  2 data keys  MISSING`);
      expect(keysInFile()).toEqual([old, added]);
    },
    COMMANDS_MS,
  );
});

describe('the program of the image, which has no npm scripts', () => {
  it(
    'rotates and shows the same',
    async () => {
      const ids = await people();
      const [old] = keysInFile();
      const program = 'dist/database/run-key-command.js';
      expect(await run([program, 'rotate'])).toMatchObject({
        code: 0,
        output: expect.stringContaining(`Old master key ${old} is destroyed`),
      });
      const status = { code: 0, output: `${activeKey()}  5 data keys  active\n` };
      expect(await run([program, 'status'])).toMatchObject(status);
      expect(await namesSeenBy(services.worker, ids)).toEqual(ids.map((_id, n) => nameOf(n)));
      expect(await run([program])).toMatchObject({ code: 1, output: 'Say what to do: rotate or status.\n' });
    },
    COMMANDS_MS,
  );
});

describe('the end of an old master key', () => {
  it('waits for a person whose registration has not ended', async () => {
    const [old] = keysInFile();
    await people();
    const rotation = services.centre.app.get(RotateMasterKey);
    const steps: string[] = [];
    let rotated: Promise<unknown> | undefined;
    const personKeyId = await services.worker.app.get(Transactions).run(systemCaller('test'), 'test', async (tx) => {
      const { id } = await services.worker.app.get(PersonKeys).create(tx, newId());
      rotated = asSomebodyElse(() => rotation.rotate(true, ({ kind }) => steps.push(kind)));
      await poll('the rotation waits for this transaction', async () => {
        const [row] = await asSomebodyElse(() =>
          services.centre.connections.rows(
            `SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'UPDATE person_keys FORCE INDEX%' AND TIME_MS > 200`,
          ),
        );
        return row !== undefined;
      });
      expect(keysInFile()).toContain(old);
      return id;
    });
    await rotated;
    expect(steps.at(-1)).toBe('retired');
    expect(await keysInUse()).toEqual(keysInFile());
    const fresh = await services.another('centre');
    expect(await fresh.app.get(PersonKeys).get(fresh.connections, personKeyId)).not.toBeNull();
  });

  it('does not wait for people who are erased', async () => {
    const [id] = await people();
    const [old] = keysInFile();
    const [account] = await services.centre.connections.rows<{ personKeyId: Id }>(
      'SELECT person_key_id FROM accounts WHERE id = ?',
      [id!],
    );
    await services.centre.app
      .get(Transactions)
      .run(systemCaller('test'), 'test', (tx) => services.centre.app.get(PersonKeys).destroy(tx, account!.personKeyId));
    await services.centre.app.get(RotateMasterKey).rotate(true);
    expect(keysInFile()).not.toContain(old);
    expect(await keysInUse()).toEqual(keysInFile());
    expect(await namesSeenBy(services.worker, [id!])).toEqual([null]);
  });

  it('does not come while another database needs it: then it stays, and the next rotation begins anew', async () => {
    await people();
    const [old] = keysInFile();
    const rotation = services.centre.app.get(RotateMasterKey);
    const first = await rotation.rotate(false);
    expect(first).toMatchObject({ rewrapped: PEOPLE, retired: [] });
    const second = await rotation.rotate(false);
    expect(second.activeKeyId).not.toBe(first.activeKeyId);
    expect(keysInFile()).toEqual([old, first.activeKeyId, second.activeKeyId]);
  });

  it('is refused while anything is wrapped with it, and for the active one', async () => {
    await people();
    const kms = services.centre.app.get<KeyManagement>(KEY_MANAGEMENT);
    const rotation = services.centre.app.get(RotateMasterKey);
    await expect(rotation.retire(kms.activeKeyId())).rejects.toThrow(/still wrapped/);
    await rotation.rotate(true);
    await services.centre.connections.change('DELETE FROM person_keys');
    await expect(rotation.retire(kms.activeKeyId())).rejects.toThrow(KeyRefused);
  });
});
