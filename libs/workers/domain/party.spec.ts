import type { Id } from '@gg/kernel';
import fc from 'fast-check';
import { memberOf, standingOf, takesPlace, type Party } from './party';
import {
  consentsEnded,
  consentToParty,
  declineInvitation,
  dissolveParty,
  inviteMember,
  joinByLink,
  leaveParty,
  makeParty,
  memberChanges,
  nameAnswerers,
  removeMember,
  revokeConsent,
  stateMinimum,
} from './party-decisions';

/** Readable ids: `w(3)` is the third worker. */
const w = (n: number): Id => `0190000${(n % 10).toString()}-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const c = (n: number): Id => `consent-${n}`;
const leader = w(0);

/** A party of its leader and so many others, all consenting. */
function gathered(kind: 'couple' | 'crew', others: number, minimum: number | null = null): Party {
  let party = makeParty('p', kind, leader, minimum, c(0));
  for (let n = 1; n <= others; n++) party = consentToParty(inviteMember(party, leader, w(n)), w(n), c(n));
  return party;
}

const states = (party: Party) => party.members.map(({ state }) => state);

describe('the standing of a party', () => {
  it.each<[string, Party, { active: boolean; consenting: number; minimum: number }]>([
    ['a leader alone', gathered('couple', 0), { active: false, consenting: 1, minimum: 2 }],
    ['a couple', gathered('couple', 1), { active: true, consenting: 2, minimum: 2 }],
    [
      'a couple, one took it back',
      revokeConsent(gathered('couple', 1), w(1)),
      { active: false, consenting: 1, minimum: 2 },
    ],
    ['a crew of five, all or none', gathered('crew', 4), { active: true, consenting: 5, minimum: 5 }],
    [
      'all or none, one took it back',
      revokeConsent(gathered('crew', 4), w(2)),
      { active: false, consenting: 4, minimum: 5 },
    ],
    [
      'all or none, that one has left',
      leaveParty(revokeConsent(gathered('crew', 4), w(2)), w(2)),
      { active: true, consenting: 4, minimum: 4 },
    ],
    [
      'a minimum of three, one took it back',
      revokeConsent(gathered('crew', 4, 3), w(2)),
      { active: true, consenting: 4, minimum: 3 },
    ],
    ['a minimum not reached yet', gathered('crew', 1, 3), { active: false, consenting: 2, minimum: 3 }],
    [
      'without the leader nobody speaks for it',
      revokeConsent(gathered('crew', 4, 2), leader),
      { active: false, consenting: 4, minimum: 2 },
    ],
    [
      'somebody asked does not hold the others up',
      inviteMember(gathered('crew', 2), leader, w(9)),
      { active: true, consenting: 3, minimum: 3 },
    ],
    ['dissolved', dissolveParty(gathered('crew', 4), leader), { active: false, consenting: 0, minimum: 2 }],
  ])('%s', (_what, party, { active, consenting, minimum }) => {
    const standing = standingOf(party);
    expect({ active: standing.active, consenting: standing.consentingIds.length, minimum: standing.minimum }).toEqual({
      active,
      consenting,
      minimum,
    });
  });

  it('names as answerers only those who consent, and not the leader twice', () => {
    const named = nameAnswerers(gathered('crew', 3), leader, [w(1), w(2)]);
    expect(standingOf(named).answererIds).toEqual([w(1), w(2)]);
    expect(standingOf(revokeConsent(named, w(1))).answererIds).toEqual([w(2)]);
    const back = consentToParty(revokeConsent(named, w(1)), w(1), c(9));
    expect(standingOf(back).answererIds).toEqual([w(2)]);
  });
});

describe('who may change a party', () => {
  const crew = gathered('crew', 3);

  it.each<[string, () => Party, string]>([
    ['a member invites', () => inviteMember(crew, w(1), w(9)), 'party.not_yours_to_lead'],
    ['a stranger invites', () => inviteMember(crew, w(8), w(9)), 'party.not_yours_to_lead'],
    [
      'someone is asked twice',
      () => inviteMember(inviteMember(crew, leader, w(9)), leader, w(9)),
      'party.member_already',
    ],
    ['a member is asked', () => inviteMember(crew, leader, w(1)), 'party.member_already'],
    ['a third joins a couple', () => inviteMember(gathered('couple', 1), leader, w(9)), 'party.full'],
    ['a third comes by link', () => joinByLink(gathered('couple', 1), w(9), c(9)), 'party.full'],
    ['the twenty-first', () => inviteMember(gathered('crew', 19), leader, w(20)), 'party.full'],
    ['a stranger consents', () => consentToParty(crew, w(9), c(9)), 'party.not_a_member'],
    [
      'who was taken out consents',
      () => consentToParty(removeMember(crew, leader, w(1)), w(1), c(9)),
      'party.not_a_member',
    ],
    ['consenting twice', () => consentToParty(crew, w(1), c(9)), 'party.consent_stands'],
    ['revoking twice', () => revokeConsent(revokeConsent(crew, w(1)), w(1)), 'party.no_consent_to_revoke'],
    [
      'revoking an invitation',
      () => revokeConsent(inviteMember(crew, leader, w(9)), w(9)),
      'party.no_consent_to_revoke',
    ],
    ['declining what was accepted', () => declineInvitation(crew, w(1)), 'party.not_invited'],
    ['a stranger leaves', () => leaveParty(crew, w(9)), 'party.not_a_member'],
    ['someone invited leaves', () => leaveParty(inviteMember(crew, leader, w(9)), w(9)), 'party.not_a_member'],
    ['a member takes another out', () => removeMember(crew, w(1), w(2)), 'party.not_yours_to_lead'],
    ['the leader takes out the leader', () => removeMember(crew, leader, leader), 'party.leader_stays'],
    ['a member names answerers', () => nameAnswerers(crew, w(1), [w(1)]), 'party.not_yours_to_lead'],
    [
      'an answerer who does not consent',
      () => nameAnswerers(revokeConsent(crew, w(1)), leader, [w(1)]),
      'party.answerer_not_consenting',
    ],
    ['a member changes the minimum', () => stateMinimum(crew, w(1), 2), 'party.not_yours_to_lead'],
    ['a minimum of one', () => stateMinimum(crew, leader, 1), 'party.minimum_invalid'],
    ['a minimum of 21', () => stateMinimum(crew, leader, 21), 'party.minimum_invalid'],
    ['a couple with a minimum', () => makeParty('p', 'couple', leader, 2, c(0)), 'party.minimum_invalid'],
    ['anything after the end', () => inviteMember(dissolveParty(crew, leader), leader, w(9)), 'party.dissolved'],
    ['a member ends it', () => dissolveParty(crew, w(1)), 'party.not_yours_to_lead'],
  ])('refused: %s', (_what, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });

  it('a named answerer may invite', () => {
    const named = nameAnswerers(crew, leader, [w(1)]);
    expect(memberOf(inviteMember(named, w(1), w(9)), w(9))?.state).toBe('invited');
  });
});

describe('changes', () => {
  it('a changed minimum lapses every consent but the leader’s', () => {
    const before = gathered('crew', 2);
    const after = stateMinimum(before, leader, 2);
    expect(states(after)).toEqual(['consented', 'lapsed', 'lapsed']);
    expect(consentsEnded(before, after)).toEqual([c(1), c(2)]);
    expect(standingOf(after).active).toBe(false);
    expect(standingOf(consentToParty(after, w(1), c(7))).active).toBe(true);
  });

  it('are told person by person, of all whom one act has moved', () => {
    const crew = gathered('crew', 2);
    expect(memberChanges(null, inviteMember(makeParty('p', 'crew', leader, null, c(0)), leader, w(1)))).toEqual([
      { workerId: leader, from: null, to: 'consented' },
      { workerId: w(1), from: null, to: 'invited' },
    ]);
    expect(memberChanges(crew, revokeConsent(crew, w(1)))).toEqual([
      { workerId: w(1), from: 'consented', to: 'revoked' },
    ]);
    expect(memberChanges(crew, stateMinimum(crew, leader, 2)).map(({ to }) => to)).toEqual(['lapsed', 'lapsed']);
    const couple = gathered('couple', 1);
    expect(memberChanges(couple, leaveParty(couple, w(1)))).toHaveLength(2);
    // Who may answer is nobody's standing.
    expect(memberChanges(crew, nameAnswerers(crew, leader, [w(1)]))).toEqual([]);
  });

  it('the same minimum again changes nothing', () => {
    const party = gathered('crew', 2, 2);
    expect(stateMinimum(party, leader, 2)).toBe(party);
  });

  it.each<[string, Party, Id]>([
    ['who was named to answer', nameAnswerers(gathered('crew', 3), leader, [w(2)]), w(2)],
    ['else who came in first', gathered('crew', 3), w(1)],
    ['else who came in first and consents', revokeConsent(gathered('crew', 3), w(1)), w(2)],
  ])('when the leader goes, %s leads', (_what, party, next) => {
    expect(leaveParty(party, leader).leaderId).toBe(next);
  });

  it('a party of fewer than two is dissolved, and its consents end', () => {
    const before = gathered('couple', 1);
    const after = leaveParty(before, w(1));
    expect(after.state).toBe('dissolved');
    expect(consentsEnded(before, after)).toEqual([c(0), c(1)]);
  });

  it('an invitation taken back does not end a party that is being gathered', () => {
    const party = inviteMember(gathered('couple', 0), leader, w(1));
    expect(removeMember(party, leader, w(1)).state).toBe('active');
    expect(declineInvitation(party, w(1)).state).toBe('active');
  });

  it('whoever left may be asked again and keeps the place', () => {
    const again = inviteMember(leaveParty(gathered('crew', 3), w(1)), leader, w(1));
    expect(memberOf(again, w(1))).toEqual({
      workerId: w(1),
      state: 'invited',
      consentId: null,
      answers: false,
      place: 1,
    });
  });
});

type Act = (party: Party, consentId: Id) => Party;
const someone = fc.integer({ min: 0, max: 6 }).map(w);
const anyAct: fc.Arbitrary<{ by: Id; of: Id; act: Act }> = fc.oneof(
  fc.record({ by: someone, of: someone }).map(({ by, of }) => ({ by, of, act: (p: Party) => inviteMember(p, by, of) })),
  someone.map((of) => ({ by: of, of, act: (p: Party, id: Id) => joinByLink(p, of, id) })),
  someone.map((of) => ({ by: of, of, act: (p: Party, id: Id) => consentToParty(p, of, id) })),
  someone.map((of) => ({ by: of, of, act: (p: Party) => revokeConsent(p, of) })),
  someone.map((of) => ({ by: of, of, act: (p: Party) => declineInvitation(p, of) })),
  someone.map((of) => ({ by: of, of, act: (p: Party) => leaveParty(p, of) })),
  fc.record({ by: someone, of: someone }).map(({ by, of }) => ({ by, of, act: (p: Party) => removeMember(p, by, of) })),
  fc
    .record({ by: someone, of: someone })
    .map(({ by, of }) => ({ by, of, act: (p: Party) => nameAnswerers(p, by, [of]) })),
  fc
    .record({ by: someone, to: fc.option(fc.integer({ min: 2, max: 6 })) })
    .map(({ by, to }) => ({ by, of: by, act: (p: Party) => stateMinimum(p, by, to) })),
);

describe('whatever happens', () => {
  it.each(['couple', 'crew'] as const)('a %s keeps its promises', (kind) => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (acts) => {
        let party = makeParty('p', kind, leader, null, c(0));
        const live = new Set<Id>([c(0)]);
        acts.forEach(({ of, act }, n) => {
          const before = party;
          try {
            party = act(party, c(n + 1));
          } catch {
            return;
          }
          for (const ended of consentsEnded(before, party)) expect(live.delete(ended)).toBe(true);
          for (const member of party.members) {
            // Consent and its record stand and fall together.
            expect(member.consentId !== null).toBe(member.state === 'consented');
            const was = memberOf(before, member.workerId)?.state;
            // Nobody consents by another's act.
            if (member.state === 'consented' && was !== 'consented') {
              expect(member.workerId).toBe(of);
              live.add(member.consentId!);
            }
          }
          expect(new Set(party.members.flatMap((member) => member.consentId ?? []))).toEqual(live);
          expect(party.members.filter(takesPlace).length).toBeLessThanOrEqual(kind === 'couple' ? 2 : 20);
          const standing = standingOf(party);
          if (standing.active) {
            expect(standing.consentingIds).toContain(party.leaderId);
            expect(standing.consentingIds.length).toBeGreaterThanOrEqual(standing.minimum);
            expect(standing.minimum).toBeGreaterThanOrEqual(2);
            if (kind === 'couple') expect(standing.consentingIds).toHaveLength(2);
          }
          if (party.state === 'active') expect(takesPlace(memberOf(party, party.leaderId)!)).toBe(true);
          else expect(party.members.some(takesPlace)).toBe(false);
        });
      }),
    );
  });
});
