import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevelopmentKeyFile } from './development-key-file';
import { KeyRefused, wrappingKeyId } from './key-management';

let folder: string;
let path: string;
const open = (create = true, environment = 'development'): Promise<DevelopmentKeyFile> =>
  DevelopmentKeyFile.open(path, { environment, create });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gg-keys-'));
  path = join(folder, 'keys', 'master.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('development key file', () => {
  it('is made once, for its owner alone, and read again', async () => {
    const first = await open();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const wrapped = await first.wrap(randomBytes(32), 'a');
    const again = await open(false);
    expect(again.activeKeyId()).toBe(first.activeKeyId());
    expect(await again.unwrap(wrapped, 'a')).toEqual(await first.unwrap(wrapped, 'a'));
    expect(await readdir(join(folder, 'keys'))).toEqual(['master.json']);
  });

  it('is one file when many start at once', async () => {
    const files = await Promise.all(Array.from({ length: 8 }, () => open()));
    expect(new Set(files.map((file) => file.activeKeyId())).size).toBe(1);
    const wrapped = await files[0]!.wrap(randomBytes(32), 'a');
    for (const file of files) await expect(file.unwrap(wrapped, 'a')).resolves.toHaveLength(32);
    expect(await readdir(join(folder, 'keys'))).toEqual(['master.json']);
  });

  it('refuses production', () => expect(open(true, 'production')).rejects.toThrow(KeyRefused));

  it('refuses to make a new file where that was not allowed', async () => {
    await expect(open(false)).rejects.toThrow(/missing/);
    await expect(stat(path)).rejects.toThrow();
  });

  it('refuses a file that others can read', async () => {
    await open();
    await chmod(path, 0o640);
    await expect(open()).rejects.toThrow(/chmod 600/);
  });

  it.each([
    ['no JSON', 'keys'],
    ['null', 'null'],
    ['an active key that is not there', '{"active":"mk-1","keys":{}}'],
    ['a short key', '{"active":"mk-1","keys":{"mk-1":"AAAA"}}'],
    ['a bad id', JSON.stringify({ active: 'MK 1', keys: { 'MK 1': randomBytes(32).toString('base64') } })],
  ])('refuses %s', async (_what, text) => {
    await open();
    await writeFile(path, text, { mode: 0o600 });
    await expect(open()).rejects.toThrow(KeyRefused);
  });

  it('names the keys that are missing', async () => {
    const file = await open();
    await expect(file.assertHolds([file.activeKeyId()])).resolves.toBeUndefined();
    await expect(file.assertHolds([file.activeKeyId(), 'mk-gone'])).rejects.toThrow(/mk-gone/);
  });

  it('rotates: new keys wrap with the new one, old ones still open, until the old one is retired', async () => {
    const file = await open();
    const old = file.activeKeyId();
    const wrapped = await file.wrap(randomBytes(32), 'a');
    const added = await file.addKey();
    expect(added).not.toBe(old);
    expect(wrappingKeyId(await file.wrap(randomBytes(32), 'a'))).toBe(added);
    await expect((await open(false)).unwrap(wrapped, 'a')).resolves.toHaveLength(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);

    await expect(file.retire(added)).rejects.toThrow(/active/);
    await file.retire(old);
    await expect(file.unwrap(wrapped, 'a')).rejects.toThrow(/missing/);
    expect(Object.keys(JSON.parse(await readFile(path, 'utf8')).keys)).toEqual([added]);
  });

  it('shows a rotation to processes that run already', async () => {
    const [one, other] = [await open(), await open()];
    const added = await one.addKey();
    const wrapped = await one.wrap(randomBytes(32), 'a');
    await expect(other.unwrap(wrapped, 'a')).resolves.toHaveLength(32);
    const third = await one.addKey();
    // What the old key wrapped from now on would be lost when it is retired.
    expect(wrappingKeyId(await other.wrap(randomBytes(32), 'a'))).toBe(third);
    await one.retire(added);
    await expect(other.assertHolds([added])).rejects.toThrow(KeyRefused);
  });
});
