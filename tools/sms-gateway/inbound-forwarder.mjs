/** Pauses between attempts: about five minutes in all, then a provider gives up as well. */
const RETRY_DELAYS_MS = [200, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 120_000];
const ANSWER_WITHIN_MS = 10_000;
const AT_ONCE = 16;

/** @typedef {import('./sms-ledger.mjs').Inbound} Inbound */

/**
 * Hands SMS from phones to the services: at least once, a bounded number at a time, each again with growing pauses until it
 * is taken (2xx) or the attempts are used up. What is under way when the process ends is begun anew at the next start.
 */
export class InboundForwarder {
  /** @type {{ inbound: Inbound, failures: number }[]} */
  #waiting = [];
  #busy = 0;
  #closed = new AbortController();
  /** @type {Set<Promise<void>>} */
  #underWay = new Set();
  /** Those that wait for their next attempt; they hold no place, so that a few that nobody takes block no others. */
  #pauses = new Set();

  /**
   * @param {object} options
   * @param {import('./sms-ledger.mjs').SmsLedger} options.ledger
   * @param {string} options.token
   * @param {string} options.url '' hands nothing on
   * @param {() => Date} options.now
   * @param {readonly number[]} [options.retryDelaysMs]
   */
  constructor({ ledger, token, url, now, retryDelaysMs = RETRY_DELAYS_MS }) {
    this.ledger = ledger;
    this.token = token;
    this.url = url;
    this.now = now;
    this.retryDelaysMs = retryDelaysMs;
  }

  /** Takes up what an earlier process left pending. */
  resume() {
    for (const inbound of this.ledger.pendingInbound()) this.forward(inbound);
  }

  /** @param {Inbound} inbound */
  forward(inbound) {
    if (this.url !== '') this.#enqueue(inbound, 0);
  }

  /** @param {Inbound} inbound @param {number} failures */
  #enqueue(inbound, failures) {
    this.#waiting.push({ inbound, failures });
    this.#next();
  }

  #next() {
    while (this.#busy < AT_ONCE && !this.#closed.signal.aborted) {
      const due = this.#waiting.shift();
      if (!due) return;
      this.#busy += 1;
      const work = this.#handOn(due.inbound, due.failures).finally(() => {
        this.#busy -= 1;
        this.#underWay.delete(work);
        this.#next();
      });
      this.#underWay.add(work);
    }
  }

  /** @param {Inbound} inbound @param {number} failures so far */
  async #handOn(inbound, failures) {
    const { taken, detail } = await this.#attempt(inbound);
    if (taken) return this.#settle(inbound, 'forwarded', detail);
    if (this.#closed.signal.aborted) return;
    const delay = this.retryDelaysMs[failures];
    if (delay === undefined) return this.#settle(inbound, 'given_up', detail);
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.#enqueue(inbound, failures + 1);
    }, delay);
    this.#pauses.add(pause);
  }

  /** @param {Inbound} inbound @param {'forwarded' | 'given_up'} state @param {string} detail */
  async #settle(inbound, state, detail) {
    if (state === 'given_up') console.error(`SMS ${inbound.id} was not taken by ${this.url}: ${detail}`);
    try {
      await this.ledger.settleInbound(inbound.id, state, detail, this.now());
    } catch (error) {
      // It stays pending, and is handed on once more after the next start: that is what at least once means.
      console.error(error);
    }
  }

  /** @param {Inbound} inbound @returns {Promise<{ taken: boolean, detail: string }>} */
  async #attempt({ id, from, text }) {
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        body: JSON.stringify({ id, from, text }),
        redirect: 'error',
        signal: AbortSignal.any([this.#closed.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await answer.body?.cancel();
      return { taken: answer.ok, detail: `status ${answer.status}` };
    } catch (error) {
      const { message, cause } = /** @type {Error} */ (error);
      return { taken: false, detail: cause instanceof Error ? `${message}: ${cause.message}` : message };
    }
  }

  /** Ends the attempts; what was not taken stays pending in the ledger. */
  async close() {
    this.#closed.abort();
    for (const pause of this.#pauses) clearTimeout(pause);
    await Promise.all(this.#underWay);
  }
}
