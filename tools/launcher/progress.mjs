const REDRAW_MS = 200;
const REMIND_MS = 15_000;
const SHORT = 100;

/**
 * Shows a person what goes on. On a terminal the running step is one line that counts seconds; elsewhere (a log, CI) each
 * step has a line at its end, and one now and then while it takes long.
 */
export class Progress {
  /** @param {{ write: (text: string) => unknown, isTTY?: boolean }} [out] */
  constructor(out = process.stdout) {
    this.out = out;
    this.live = out.isTTY === true;
    /** @type {{ title: string, since: number, note: string } | undefined} */
    this.running = undefined;
  }

  /**
   * Runs one step and shows how long it takes. Steps do not nest.
   *
   * @template T
   * @param {string} title
   * @param {(note: (text: string) => void) => Promise<T>} work is given a way to say how far it is
   * @returns {Promise<T>}
   */
  async step(title, work) {
    const step = { title, since: performance.now(), note: '' };
    this.running = step;
    const remind = setInterval(() => this.#remind(step), this.live ? REDRAW_MS : REMIND_MS);
    this.#redraw();
    try {
      const result = await work((note) => {
        step.note = note.slice(0, SHORT);
        this.#redraw();
      });
      this.#finish(remind, `✓ ${title} (${seconds(step.since)})`);
      return result;
    } catch (error) {
      this.#finish(remind, `✗ ${title} (${seconds(step.since)})`);
      throw error;
    }
  }

  /** One sentence on a line of its own, also in the middle of a step. @param {string} sentence */
  say(sentence) {
    this.#clear();
    this.out.write(`  ${sentence}\n`);
    this.#redraw();
  }

  /** Text as it is. @param {string} text */
  print(text) {
    this.#clear();
    this.out.write(`${text}\n`);
    this.#redraw();
  }

  /** @param {{ title: string, since: number, note: string }} step */
  #remind(step) {
    if (this.live) this.#redraw();
    else this.out.write(`… ${step.title}: ${seconds(step.since)} so far${step.note && `, ${step.note}`}\n`);
  }

  #redraw() {
    if (!this.live || !this.running) return;
    const { title, since, note } = this.running;
    this.out.write(`\r\u001b[2K… ${title} ${seconds(since)}${note && `  ${note}`}`);
  }

  #clear() {
    if (this.live && this.running) this.out.write('\r\u001b[2K');
  }

  /** @param {NodeJS.Timeout} remind @param {string} line */
  #finish(remind, line) {
    clearInterval(remind);
    this.#clear();
    this.running = undefined;
    this.out.write(`${line}\n`);
  }
}

/** @param {number} since a reading of performance.now() @returns {string} */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
