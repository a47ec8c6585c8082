import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * An SMS that was sent to a phone.
 * @typedef {{ seq: number, id: string, key: string, to: string, text: string, at: string }} Message
 */

/**
 * An SMS that a phone sent in; `state` is what became of handing it to the services.
 * @typedef {{ id: string, from: string, text: string, at: string, state: 'pending' | 'forwarded' | 'given_up' }} Inbound
 */

/**
 * @typedef {{ type: 'message', at: string, id: string, key: string, to: string, text: string }
 *   | { type: 'inbound', at: string, id: string, from: string, text: string }
 *   | { type: 'inbound_forwarded' | 'inbound_given_up', at: string, id: string, detail: string }} LedgerEntry
 */

/**
 * A line of the file. `seq` counts all lines from 1 and never has a gap.
 * @typedef {LedgerEntry & { seq: number }} LedgerRecord
 */

/** Everything is kept in memory as well; the ledger refuses to grow without end. */
const MOST_RECORDS = 1_000_000;

/** The ledger has as many records as it may have. */
export class LedgerFull extends Error {}

/**
 * What the gateway knows: one JSON line per event, appended and flushed to the disk before anybody is told that it
 * happened. Lines that wait while the disk is busy are written and flushed together.
 */
export class SmsLedger {
  /** @type {import('node:fs/promises').FileHandle} */
  #file;
  #records = 0;
  /** What survives of the file when a write fails halfway. */
  #bytes = 0;
  /** @type {Message[]} in order of seq */
  #messages = [];
  /** @type {Map<string, Message[]>} */
  #byPhone = new Map();
  /** @type {Map<string, Message>} */
  #byKey = new Map();
  /** Keys whose first message is on its way to the disk. @type {Map<string, Promise<Message>>} */
  #keysInFlight = new Map();
  /** @type {Map<string, Inbound>} */
  #inbound = new Map();
  /** Ids whose SMS is on its way to the disk. @type {Map<string, Promise<Inbound>>} */
  #inboundInFlight = new Map();
  /** @type {{ entry: LedgerEntry, resolve: (record: LedgerRecord) => void, reject: (error: unknown) => void }[]} */
  #waiting = [];
  /** @type {Promise<void> | undefined} */
  #writing;

  /** @param {import('node:fs/promises').FileHandle} file */
  constructor(file) {
    this.#file = file;
  }

  /**
   * Reads the ledger. A last line without its end was cut off by a crash before anybody was told of it: it is removed.
   * Anything else that cannot be read is damage, and refused with its line.
   *
   * @param {string} path made where it is missing
   * @returns {Promise<SmsLedger>}
   */
  static async open(path) {
    mkdirSync(dirname(path), { recursive: true });
    const file = await open(path, 'a+', 0o600);
    const content = await file.readFile();
    const whole = content.lastIndexOf(0x0a) + 1;
    if (whole < content.length) await file.truncate(whole);
    const ledger = new SmsLedger(file);
    ledger.#bytes = whole;
    const lines = content.toString('utf8', 0, whole).split('\n').slice(0, -1);
    for (const [index, line] of lines.entries()) {
      const record = recordIn(line, index + 1);
      if (!record) {
        await file.close();
        throw new Error(`${path} is damaged in line ${index + 1}: put back a whole copy, or delete it to begin anew.`);
      }
      ledger.#remember(record);
    }
    return ledger;
  }

  /** @returns {number} how many messages were ever sent */
  get messages() {
    return this.#messages.length;
  }

  /** @returns {Inbound[]} those that the services have not taken yet */
  pendingInbound() {
    return [...this.#inbound.values()].filter(({ state }) => state === 'pending');
  }

  /**
   * Keeps a message, unless its key was used before.
   *
   * @param {{ key: string, to: string, text: string }} message
   * @param {Date} at
   * @returns {Promise<{ message: Message, repeated: boolean }>} where repeated, the first one of this key
   */
  async addMessage({ key, to, text }, at) {
    // Nothing may be awaited between looking for the key and claiming it, unless it was found.
    const earlier = this.#byKey.get(key) ?? this.#keysInFlight.get(key);
    if (earlier) return { message: await earlier, repeated: true };
    const record = { type: /** @type {const} */ ('message'), id: randomUUID(), key, to, text, at: at.toISOString() };
    // Of two that come at once the second waits for the first one's flush, and is then told that it is a repetition.
    const written = this.#append(record).then(() => /** @type {Message} */ (this.#byKey.get(key)));
    this.#keysInFlight.set(key, written);
    try {
      return { message: await written, repeated: false };
    } finally {
      this.#keysInFlight.delete(key);
    }
  }

  /**
   * Keeps what a phone sent. The same id with the same words is the same SMS.
   *
   * @param {{ id: string, from: string, text: string }} inbound
   * @param {Date} at
   * @returns {Promise<{ inbound: Inbound, outcome: 'new' | 'same' | 'other' }>}
   */
  async addInbound({ id, from, text }, at) {
    const found = this.#inbound.get(id) ?? this.#inboundInFlight.get(id);
    if (found) {
      const earlier = await found;
      const same = earlier.from === from && earlier.text === text;
      return { inbound: earlier, outcome: same ? 'same' : 'other' };
    }
    const entry = { type: /** @type {const} */ ('inbound'), id, from, text, at: at.toISOString() };
    const written = this.#append(entry).then(() => /** @type {Inbound} */ (this.#inbound.get(id)));
    this.#inboundInFlight.set(id, written);
    try {
      return { inbound: await written, outcome: 'new' };
    } finally {
      this.#inboundInFlight.delete(id);
    }
  }

  /**
   * @param {string} id
   * @param {'forwarded' | 'given_up'} state
   * @param {string} detail
   * @param {Date} at
   */
  async settleInbound(id, state, detail, at) {
    await this.#append({ type: `inbound_${state}`, id, detail, at: at.toISOString() });
  }

  /**
   * The messages after a sequence number, oldest first.
   *
   * @param {{ phone?: string, after: number, limit: number }} query
   * @returns {Message[]}
   */
  outbox({ phone, after, limit }) {
    const messages = phone === undefined ? this.#messages : (this.#byPhone.get(phone) ?? []);
    let low = 0;
    let high = messages.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((messages[middle]?.seq ?? 0) > after) high = middle;
      else low = middle + 1;
    }
    return messages.slice(low, low + limit);
  }

  /** Waits for what is being written. */
  async close() {
    await this.#writing;
    await this.#file.close();
  }

  /**
   * @param {LedgerEntry} entry
   * @returns {Promise<LedgerRecord>} once it is on the disk
   */
  #append(entry) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      this.#writing ??= this.#writeWaiting();
    });
  }

  async #writeWaiting() {
    // The lines that come in the same turn share the first write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#writeBatch(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = undefined;
  }

  /** @param {{ entry: LedgerEntry, resolve: (record: LedgerRecord) => void }[]} batch */
  async #writeBatch(batch) {
    if (this.#records + batch.length > MOST_RECORDS)
      throw new LedgerFull(`the ledger is full (${MOST_RECORDS} records)`);
    const records = batch.map(({ entry }, index) => {
      return /** @type {LedgerRecord} */ ({ seq: this.#records + index + 1, ...entry });
    });
    const lines = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    try {
      await this.#file.appendFile(lines);
      await this.#file.datasync();
    } catch (error) {
      // Whatever part of it reached the file was promised to nobody.
      await this.#file.truncate(this.#bytes);
      throw error;
    }
    this.#bytes += lines.length;
    for (const [index, record] of records.entries()) {
      this.#remember(record);
      batch[index]?.resolve(record);
    }
  }

  /** @param {LedgerRecord} record */
  #remember(record) {
    this.#records = record.seq;
    if (record.type === 'message') {
      const { seq, id, key, to, text, at } = record;
      const message = { seq, id, key, to, text, at };
      this.#messages.push(message);
      this.#byKey.set(key, message);
      const ofPhone = this.#byPhone.get(to);
      if (ofPhone) ofPhone.push(message);
      else this.#byPhone.set(to, [message]);
    } else if (record.type === 'inbound') {
      const { id, from, text, at } = record;
      this.#inbound.set(id, { id, from, text, at, state: 'pending' });
    } else {
      const inbound = this.#inbound.get(record.id);
      if (inbound) inbound.state = record.type === 'inbound_forwarded' ? 'forwarded' : 'given_up';
    }
  }
}

/** @param {string} line @param {number} seq @returns {LedgerRecord | undefined} */
function recordIn(line, seq) {
  try {
    const record = JSON.parse(line);
    return record.seq === seq && typeof record.type === 'string' ? record : undefined;
  } catch {
    return undefined;
  }
}
