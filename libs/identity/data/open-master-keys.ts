import type { Config, Connections } from '@gg/platform';
import { DevelopmentKeyFile } from '../crypto/development-key-file';
import type { KeyManagement } from '../crypto/key-management';

/**
 * The master keys of this installation. A new key file may only be made where nothing is sealed yet: a fresh key in the
 * place of a lost one would hide that everything sealed before is lost.
 * Throws KeyRefused when the file is missing, open to others or not well-formed, and in production.
 */
export async function openMasterKeys(
  config: Pick<Config, 'MASTER_KEY_FILE' | 'NODE_ENV'>,
  connections: Connections,
): Promise<KeyManagement> {
  const sealed = await connections.row('SELECT id FROM person_keys LIMIT 1');
  return DevelopmentKeyFile.open(config.MASTER_KEY_FILE, { environment: config.NODE_ENV, create: sealed === null });
}
