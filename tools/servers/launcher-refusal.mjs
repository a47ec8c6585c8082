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
