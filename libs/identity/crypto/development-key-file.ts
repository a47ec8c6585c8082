import { createSecretKey, type KeyObject } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeyRefused, MASTER_KEY_ID, unwrapWith, wrapWith, wrappingKeyId, type KeyManagement } from './key-management';
import { systemRandom, type RandomSource } from './random-source';

/** What the file holds, as JSON. Keys are base64, 32 bytes. Old keys stay until nothing is wrapped with them. */
interface KeyFile {
  readonly active: string;
  readonly keys: Readonly<Record<string, string>>;
}

export interface DevelopmentKeyFileOptions {
  /** `NODE_ENV`; in production the class refuses: a file beside the database is no protection. */
  readonly environment: string;
  /** Whether a missing file may be made. Only where there is no data yet or it does not matter. */
  readonly create: boolean;
  readonly random?: RandomSource;
}

/** Master keys in a file of mode 600, for development and tests. */
export class DevelopmentKeyFile implements KeyManagement {
  private constructor(
    private readonly path: string,
    private active: string,
    private keys: ReadonlyMap<string, KeyObject>,
    private readonly random: RandomSource,
  ) {}

  /**
   * Opens the file, making it first where that is allowed. Several processes may start at once: one makes it, all read
   * the same. Throws {@link KeyRefused} in production, when it is missing, readable by others, or not well-formed.
   */
  static async open(path: string, options: DevelopmentKeyFileOptions): Promise<DevelopmentKeyFile> {
    if (options.environment === 'production') {
      throw new KeyRefused('MASTER_KEY_FILE is for development; production needs a key service');
    }
    const random = options.random ?? systemRandom;
    let text = await readIfThere(path);
    if (text === null) {
      if (!options.create) throw new KeyRefused(`MASTER_KEY_FILE is missing: ${path}`);
      await publish(path, serialise(newKeyFile(random)), 'new');
      text = await readFile(path, 'utf8');
    }
    if (((await stat(path)).mode & 0o077) !== 0)
      throw new KeyRefused(`MASTER_KEY_FILE is open to others: chmod 600 ${path}`);
    const file = parse(text, path);
    return new DevelopmentKeyFile(path, file.active, secretsOf(file), random);
  }

  activeKeyId(): string {
    return this.active;
  }

  /** The ids of all keys in the file, the active one and those that are still to be retired. */
  async keyIds(): Promise<string[]> {
    await this.reload();
    return [...this.keys.keys()];
  }

  /** Looks into the file first: another process may have rotated, and what the old key wraps then would be lost with it. */
  async wrap(plain: Buffer, context: string): Promise<Buffer> {
    await this.reload();
    return wrapWith(this.active, await this.key(this.active), plain, context, this.random);
  }

  async unwrap(wrapped: Buffer, context: string): Promise<Buffer> {
    return unwrapWith(await this.key(wrappingKeyId(wrapped)), wrapped, context);
  }

  async assertHolds(keyIds: readonly string[]): Promise<void> {
    await this.reload();
    const missing = keyIds.filter((id) => !this.keys.has(id));
    if (missing.length > 0) throw new KeyRefused(`master keys are missing: ${missing.join(', ')}`);
  }

  /**
   * Adds a fresh master key and makes it the active one. Data keys are re-wrapped afterwards; the old key stays until
   * {@link retire}. Other processes find it in the file when they first need it. Only one process may add or retire keys
   * at a time: the second to write would write without what the first one added.
   * @returns the new key's id
   */
  async addKey(): Promise<string> {
    const file = parse(await readFile(this.path, 'utf8'), this.path);
    const added = newKeyFile(this.random);
    await publish(this.path, serialise({ active: added.active, keys: { ...file.keys, ...added.keys } }), 'replace');
    await this.reload();
    return added.active;
  }

  /** Destroys an old master key. Throws {@link KeyRefused} for the active one. Whatever it still wraps is lost for ever. */
  async retire(keyId: string): Promise<void> {
    const file = parse(await readFile(this.path, 'utf8'), this.path);
    if (keyId === file.active) throw new KeyRefused('the active master key cannot be retired');
    const keys = Object.fromEntries(Object.entries(file.keys).filter(([id]) => id !== keyId));
    await publish(this.path, serialise({ active: file.active, keys }), 'replace');
    await this.reload();
  }

  private async key(id: string): Promise<KeyObject> {
    if (!this.keys.has(id)) await this.reload();
    const key = this.keys.get(id);
    if (!key) throw new KeyRefused(`master key is missing: ${id}`);
    return key;
  }

  private async reload(): Promise<void> {
    const file = parse(await readFile(this.path, 'utf8'), this.path);
    this.keys = secretsOf(file);
    this.active = file.active;
  }
}

const secretsOf = (file: KeyFile): ReadonlyMap<string, KeyObject> =>
  new Map(Object.entries(file.keys).map(([id, key]) => [id, createSecretKey(Buffer.from(key, 'base64'))] as const));

function newKeyFile(random: RandomSource): KeyFile {
  const id = `mk-${random(6).toString('hex')}`;
  return { active: id, keys: { [id]: random(32).toString('base64') } };
}

const serialise = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`;

function parse(text: string, path: string): KeyFile {
  let file: Partial<KeyFile> | null;
  try {
    file = JSON.parse(text) as Partial<KeyFile> | null;
  } catch {
    throw new KeyRefused(`MASTER_KEY_FILE is not JSON: ${path}`);
  }
  const { active, keys } = file ?? {};
  const sound =
    typeof active === 'string' &&
    typeof keys === 'object' &&
    keys !== null &&
    Object.hasOwn(keys, active) &&
    Object.entries(keys).every(
      ([id, key]) => MASTER_KEY_ID.test(id) && typeof key === 'string' && Buffer.from(key, 'base64').length === 32,
    );
  if (!sound) throw new KeyRefused(`MASTER_KEY_FILE is not well-formed: ${path}`);
  return { active, keys };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Writes the whole file beside its place, makes it durable, and only then puts it there: a reader sees the old file or
 * the new one, and a crash loses no key. `new` leaves a file alone that another process put there first.
 */
async function publish(path: string, text: string, how: 'new' | 'replace'): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${systemRandom(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    if (how === 'replace') {
      // Still its owner's, whoever replaces it: the services of another user could read nobody's data any more.
      const { uid, gid } = await stat(path);
      await handle.chown(uid, gid);
    }
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(draft, 0o600);
  if (how === 'replace') return rename(draft, path);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}
