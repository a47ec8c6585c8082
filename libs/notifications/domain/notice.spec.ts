import fc from 'fast-check';
import { newId } from '@gg/kernel';
import { chunksOf, newsMovesTo, remindUntil, type NewNotice } from './notice';

const noticeTo = (accountId: string, subjectId = newId()): NewNotice => ({
  accountId,
  service: 'worker',
  kind: 'offer.made',
  subjectId,
  data: {},
  expiresAt: '2026-11-24T00:00:00.000Z',
});

describe('chunks of notices', () => {
  it('hold every account once, in order, none of them too long and only the last one short', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (accounts, size) => {
        const chunks = chunksOf(
          accounts.map((one) => noticeTo(one)),
          size,
        );
        const flat = chunks.flat().map((notice) => notice.accountId);
        expect(flat).toEqual([...new Set(accounts)].sort());
        expect(chunks.slice(0, -1).every((chunk) => chunk.length === size)).toBe(true);
        expect(chunks.every((chunk) => chunk.length >= 1 && chunk.length <= size)).toBe(true);
      }),
    );
  });

  it('keep the first notice of an account that is named twice', () => {
    const account = newId();
    const [first, second] = [noticeTo(account), noticeTo(account)];
    expect(chunksOf([first, second], 500)).toEqual([[first]]);
  });

  it('do not depend on the order in which recipients were found', () => {
    const notices = Array.from({ length: 7 }, () => noticeTo(newId()));
    expect(chunksOf([...notices].reverse(), 3)).toEqual(chunksOf(notices, 3));
  });

  it('are refused a size that would never end', () => expect(() => chunksOf([], 0)).toThrow(RangeError));
});

it('news of a seat goes as far as it must: nowhere, to a text, or to a call', () => {
  const [worker, staff, leader] = [newId(), newId(), newId()];
  expect(newsMovesTo(worker, { actorId: worker, onBehalfOf: null })).toBeUndefined();
  expect(newsMovesTo(worker, { actorId: staff, onBehalfOf: worker })).toBe('sms');
  expect(newsMovesTo(worker, { actorId: leader, onBehalfOf: null })).toBe('call_list');
  expect(newsMovesTo(worker, { actorId: staff, onBehalfOf: leader })).toBe('call_list');
  expect(newsMovesTo(worker, { actorId: null, onBehalfOf: null })).toBe('call_list');
});

it('reminds for thirty days', () =>
  expect(remindUntil(new Date('2026-11-23T00:00:00Z'))).toBe('2026-12-23T00:00:00.000Z'));
