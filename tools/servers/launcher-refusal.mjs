/**
 * What the launcher cannot do, said in one sentence that a person can act on. The commands print the sentence alone and
 * exit with a non-zero status; every other error keeps its stack, because it is a defect of ours.
 */
export class LauncherRefusal extends Error {
  /** @param {string} sentence what is wrong and what to do about it, ending with a full stop */
  constructor(sentence) {
    super(sentence);
    this.name = 'LauncherRefusal';
  }
}

/** What the system says when a person has to help: no rights, a read-only place, a full disk. */
const NEEDS_A_PERSON = new Map([
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not do that'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
]);

/**
 * What a command prints of an error before it ends: a sentence where a person can mend it, all of it where we must.
 *
 * @param {unknown} error
 * @returns {unknown}
 */
export function toldToAPerson(error) {
  if (error instanceof LauncherRefusal) return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error instanceof Error ? error : {});
  const reason = NEEDS_A_PERSON.get(code ?? '');
  return reason && path ? `${path} cannot be written: ${reason}.` : error;
}
