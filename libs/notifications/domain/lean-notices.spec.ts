import fc from 'fast-check';
import { newId } from '@gg/kernel';
import { leanNotices, richNotices } from './lean-notices';
import type { NewNotice } from './notice';

/** Few values of each field, so that all, some and none are alike. */
const aValue = fc.constantFrom<unknown>('a', 'b', 1, 0, null, true, ['a'], { a: 1 });
const aNotice = fc.record(
  {
    accountId: fc.constantFrom('x', 'y', 'z'),
    service: fc.constantFrom('worker', 'employer'),
    kind: fc.constantFrom('offer.made', 'offer.made_to_party'),
    subjectId: fc.constantFrom('s', 't'),
    expiresAt: fc.constantFrom('2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'),
    movesTo: fc.constantFrom('sms', 'call_list'),
    data: fc.dictionary(fc.constantFrom('offerId', 'shiftId', 'wave', '__proto__', 'toString'), aValue),
  },
  { requiredKeys: ['accountId', 'service', 'kind', 'subjectId', 'expiresAt', 'data'] },
) as fc.Arbitrary<NewNotice>;

it('are the same notices after they were stored, whatever they have in common', () => {
  fc.assert(
    fc.property(fc.array(aNotice, { maxLength: 5 }), (notices) => {
      const stored: unknown = JSON.parse(JSON.stringify(leanNotices(notices)));
      expect(richNotices(stored as ReturnType<typeof leanNotices>)).toEqual(JSON.parse(JSON.stringify(notices)));
    }),
  );
});

it('say once what all say', () => {
  const data = { shiftId: newId(), wave: 1 };
  const notices = Array.from({ length: 500 }, (): NewNotice => {
    const subjectId = newId();
    const about = { subjectId, data: { ...data, offerId: subjectId }, expiresAt: '2026-11-24T00:00:00.000Z' };
    return { accountId: newId(), service: 'worker', kind: 'offer.made', movesTo: 'call_list', ...about };
  });
  const lean = leanNotices(notices);
  expect(lean.sameData).toEqual(data);
  expect(Object.keys(lean.each[0]!)).toEqual(['accountId', 'subjectId', 'data']);
  expect(JSON.stringify(lean).length).toBeLessThan(JSON.stringify(notices).length / 1.9);
});
