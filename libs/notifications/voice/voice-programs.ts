import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** The programs of this machine that speak; paths. */
export interface VoicePrograms {
  /** espeak-ng: text to a WAV file. */
  readonly speak: string;
  /** lame: a WAV file to MP3. */
  readonly encode: string;
}

/** Injection token of the {@link VoicePrograms}, or null where the machine has none. */
export const VOICE_PROGRAMS = Symbol('VoicePrograms');

/** Where packages put programs: Debian's, one's own, Homebrew's. No search path of a process: it decides what is run. */
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/** Looked up once, at the start of a service; null where one of the two is missing. */
export function findVoicePrograms(folders: readonly string[] = FOLDERS): VoicePrograms | null {
  const [speak, encode] = ['espeak-ng', 'lame'].map((name) =>
    folders.map((folder) => join(folder, name)).find(isProgram),
  );
  return speak !== undefined && encode !== undefined ? { speak, encode } : null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
