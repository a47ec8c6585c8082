import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SmsLedger } from './sms-ledger.mjs';

const at = new Date('2026-11-23T01:00:00.000Z');

describe('the ledger of the development SMS gateway', () => {
  let path = '';
  /** @type {SmsLedger[]} */
  let opened = [];
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'gg-ledger-')), 'sms', 'ledger.jsonl');
  });
  afterEach(async () => {
    await Promise.all(opened.map((ledger) => ledger.close()));
    opened = [];
    rmSync(join(path, '..', '..'), { recursive: true });
  });

  const open = async () => {
    const ledger = await SmsLedger.open(path);
    opened.push(ledger);
    return ledger;
  };
  /** @param {SmsLedger} ledger @param {number} number */
  const send = (ledger, number, to = '13800000001') =>
    ledger.addMessage({ key: `key-${number}`, to, text: `message ${number}` }, at);

  test('keeps messages in the order of their sequence numbers, without a gap, over a restart', async () => {
    const first = await open();
    await Promise.all(Array.from({ length: 50 }, (_, number) => send(first, number)));
    const before = first.outbox({ after: 0, limit: 100 });
    expect(before.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const second = await open();
    expect(second.outbox({ after: 0, limit: 100 })).toEqual(before);
    await send(second, 50);
    expect(second.outbox({ after: 50, limit: 100 }).map(({ seq, text }) => [seq, text])).toEqual([[51, 'message 50']]);
  });

  test('answers by phone, from after a sequence number, no more than asked for', async () => {
    const ledger = await open();
    for (const number of [0, 1, 2, 3, 4, 5])
      await send(ledger, number, number % 2 === 0 ? '13800000001' : '13900000002');
    const texts = (/** @type {{ phone?: string, after: number, limit: number }} */ query) =>
      ledger.outbox(query).map(({ seq }) => seq);
    expect(texts({ phone: '13800000001', after: 0, limit: 10 })).toEqual([1, 3, 5]);
    expect(texts({ phone: '13800000001', after: 1, limit: 10 })).toEqual([3, 5]);
    expect(texts({ phone: '13800000001', after: 2, limit: 1 })).toEqual([3]);
    expect(texts({ phone: '13700000000', after: 0, limit: 10 })).toEqual([]);
    expect(texts({ after: 4, limit: 10 })).toEqual([5, 6]);
    expect(texts({ after: 6, limit: 10 })).toEqual([]);
  });

  test('sends a key once: of twenty at the same time, one', async () => {
    const ledger = await open();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(ledger, 1)));
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(({ message }) => message.id)).size).toBe(1);
    expect(ledger.messages).toBe(1);
    expect((await send(await open(), 1)).repeated).toBe(true);
  });

  test('has a message in the file before it says so', async () => {
    const ledger = await open();
    const { message } = await send(ledger, 7);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...message, type: 'message' });
  });

  test('drops a last line that a crash cut off, whose sender was told nothing', async () => {
    const first = await open();
    await send(first, 1);
    appendFileSync(path, '{"seq":2,"type":"message","id":"x","key":"key-2","to":"138000');
    const second = await open();
    expect(second.messages).toBe(1);
    expect((await send(second, 2)).repeated).toBe(false);
    expect(
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).seq),
    ).toEqual([1, 2]);
  });

  test.each([
    ['a line that is no JSON', (/** @type {string[]} */ lines) => [lines[0], 'nonsense', lines[1]], 2],
    ['a line that is missing', (/** @type {string[]} */ lines) => [lines[1]], 1],
  ])('refuses %s, and says where', async (_, damage, line) => {
    const ledger = await open();
    await send(ledger, 1);
    await send(ledger, 2);
    writeFileSync(path, `${damage(readFileSync(path, 'utf8').trimEnd().split('\n')).join('\n')}\n`);
    await expect(SmsLedger.open(path)).rejects.toThrow(`damaged in line ${line}`);
  });

  test('knows which SMS from phones were not handed on yet, over a restart', async () => {
    const first = await open();
    for (const id of ['a', 'b', 'c']) await first.addInbound({ id, from: '13800000001', text: '1 ABCD' }, at);
    await first.settleInbound('a', 'forwarded', 'status 200', at);
    await first.settleInbound('b', 'given_up', 'status 500', at);
    expect((await open()).pendingInbound().map(({ id }) => id)).toEqual(['c']);
  });

  test('tells the same SMS of a phone from another one under its id', async () => {
    const ledger = await open();
    const inbound = { id: 'a', from: '13800000001', text: '1 ABCD' };
    const both = await Promise.all([ledger.addInbound(inbound, at), ledger.addInbound(inbound, at)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['new', 'same']);
    expect((await ledger.addInbound({ ...inbound, text: '2 ABCD' }, at)).outcome).toBe('other');
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });
});
