import { DevelopmentKeyFile, PersonKeys, RotateMasterKey } from '@gg/identity';
import { loadSettings, makeDataSource, MariaDbConnections, openDataSource } from '@gg/platform';

export interface OpenKeyRotation {
  readonly rotation: RotateMasterKey;
  close(): Promise<void>;
}

/**
 * The rotation of a database's master keys without a service around it, for `npm run keys`.
 * @param env `DATABASE_URL`, `MASTER_KEY_FILE`, and if they are set `SETTINGS` and `NODE_ENV`
 * Throws KeyRefused for a key file that is missing (it is never made here), open to others or not well-formed, and in
 * production, where the key service rotates.
 */
export async function openKeyRotation(env: NodeJS.ProcessEnv): Promise<OpenKeyRotation> {
  const settings = loadSettings(env['SETTINGS'] ?? '{}');
  const environment = env['NODE_ENV'] ?? 'development';
  const kms = await DevelopmentKeyFile.open(env['MASTER_KEY_FILE'] ?? '', { environment, create: false });
  // Without entities: plain SQL needs none, and loading all rooms takes longer than most rotations.
  const dataSource = await openDataSource(makeDataSource({ url: env['DATABASE_URL'] ?? '', poolSize: 2 }, []));
  // Production was refused above.
  const connections = new MariaDbConnections(dataSource, { NODE_ENV: 'development', settings });
  const rotation = new RotateMasterKey(kms, new PersonKeys(connections, kms), { settings });
  return { rotation, close: () => dataSource.destroy() };
}
