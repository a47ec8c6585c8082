import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Secrets made once and kept in a file that only its owner may read. Names that are new since the file was written are
 * added; those that are there never change, because data was written with them.
 *
 * @template {string} Name
 * @param {string} file
 * @param {readonly Name[]} names
 * @param {'base64' | 'base64url'} encoding
 * @returns {Record<Name, string>} each 32 random bytes
 */
export function keptSecrets(file, names, encoding) {
  /** @type {Record<string, string>} */
  let known = {};
  try {
    known = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT')
      throw new Error(`${file} cannot be read: ${error}`);
  }
  const missing = names.filter((name) => typeof known[name] !== 'string');
  if (missing.length > 0) {
    const made = Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString(encoding)]));
    known = { ...known, ...made };
    mkdirSync(dirname(file), { recursive: true });
    // By a rename, so that a crash leaves either no file or a whole one.
    writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return /** @type {Record<Name, string>} */ (known);
}
