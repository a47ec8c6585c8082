import fc from 'fast-check';
import { comingOf, speaksFor, type PartyNow } from './party-coming';

const crew = (more: Partial<PartyNow> = {}): PartyNow => ({
  alive: true,
  leaderId: 'c',
  kind: 'crew',
  statedMinimum: null,
  members: ['c', 'b', 'd', 'a'].map((workerId) => ({ workerId, consented: true })),
  answererIds: ['b'],
  ...more,
});
const without = (...revoked: readonly string[]) =>
  crew().members.map((member) => ({ ...member, consented: !revoked.includes(member.workerId) }));

describe('comingOf', () => {
  it('takes those asked, the leader first and then as they came in, not by their ids', () => {
    expect(comingOf(crew(), ['b', 'c', 'd'])).toEqual({ workerIds: ['c', 'b', 'd'], minimum: 3 });
    expect(comingOf(crew({ leaderId: 'd' }), ['a', 'b', 'd'])?.workerIds).toEqual(['d', 'b', 'a']);
  });

  it('keeps a later member out of the minimum of all or none, and one who left, too', () => {
    expect(comingOf(crew(), ['b', 'c'])).toEqual({ workerIds: ['c', 'b'], minimum: 2 });
    expect(comingOf(crew(), ['b', 'c', 'd', 'gone'])?.minimum).toBe(3);
  });

  it('counts one who has taken the consent back, who keeps the others at home', () => {
    expect(comingOf(crew({ members: without('d') }), ['b', 'c', 'd'])).toEqual({ workerIds: ['c', 'b'], minimum: 3 });
  });

  it('holds to what is stated, and to two of a couple', () => {
    expect(comingOf(crew({ statedMinimum: 4 }), ['b', 'c', 'd'])?.minimum).toBe(4);
    expect(comingOf(crew({ kind: 'couple' }), ['b', 'c'])?.minimum).toBe(2);
    expect(comingOf(crew({ kind: 'couple' }), ['c'])).toEqual({ workerIds: ['c'], minimum: 2 });
  });

  it('is nobody’s to say without the leader’s consent, or of a party that ended', () => {
    expect(comingOf(crew({ members: without('c') }), ['b', 'c'])).toBeNull();
    expect(comingOf(crew({ alive: false }), ['b', 'c'])).toBeNull();
  });

  it('never brings anybody who was not asked or does not consent', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd', 'e']), fc.subarray(['a', 'b', 'd']), (offered, revoked) => {
        const coming = comingOf(crew({ members: without(...revoked) }), offered)!;
        for (const id of coming.workerIds) expect(offered.includes(id) && !revoked.includes(id)).toBe(true);
        expect(new Set(coming.workerIds).size).toBe(coming.workerIds.length);
        expect(coming.minimum).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

it('a party’s leader and those named speak for it, while it lives', () => {
  expect(['a', 'b', 'c', 'd'].filter((id) => speaksFor(crew(), id))).toEqual(['b', 'c']);
  expect(speaksFor(crew({ alive: false }), 'c')).toBe(false);
});
