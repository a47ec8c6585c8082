import fc from 'fast-check';
import { newId } from '@gg/kernel';
import { chunksOf, escalates, remindUntil, type NewNotice } from './notice';

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

it('only an offer to the one who answers it moves on by itself', () => {
  expect(escalates('offer.made')).toBe(true);
  expect(escalates('offer.made_to_party')).toBe(false);
  expect(escalates('booking.made')).toBe(false);
  expect(escalates('party.invited')).toBe(false);
});

it('reminds for thirty days', () =>
  expect(remindUntil(new Date('2026-11-23T00:00:00Z'))).toBe('2026-12-23T00:00:00.000Z'));
