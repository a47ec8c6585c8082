import type { Candidate, PartyCandidate } from '../domain/candidate';
import { DEFAULT_DISPATCH_POLICY } from '../domain/dispatch-policy';
import type { DispatchState, OfferSoFar } from '../domain/dispatch-state';
import { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { aShift, at, aWorker } from './examples';
import { northOf } from './places-and-days';

/** An index of these workers and parties. */
export function anIndex(
  candidates: readonly Candidate[],
  parties: readonly PartyCandidate[] = [],
): PackedCandidateIndex {
  const index = new PackedCandidateIndex();
  for (const c of candidates) index.upsert(c);
  for (const p of parties) index.upsertParty(p);
  return index;
}

/** Workers 1 … n, each a little farther away than the one before, so that their order is their number. */
export const aRow = (count: number, change: Partial<Candidate> = {}, firstNumber = 1, firstMetres = 100): Candidate[] =>
  Array.from({ length: count }, (_, i) =>
    aWorker({ ...change, number: firstNumber + i, point: northOf(firstMetres + 10 * i) }),
  );

/** A party of these workers, who are changed to be in it. */
export function aParty(partyId: string, members: Candidate[], change: Partial<PartyCandidate> = {}): PartyCandidate {
  for (const member of members) Object.assign(member, { partyIds: [...member.partyIds, partyId] });
  return {
    partyId,
    kind: members.length === 2 ? 'couple' : 'crew',
    memberIds: members.map((m) => m.workerId),
    leaderId: members[0]!.workerId,
    minimum: members.length,
    ...change,
  };
}

/** An offer of wave 1 to worker(s) by number, open for another quarter of an hour after 20:10. */
export const anOffer = (numbers: number | number[], change: Partial<OfferSoFar> = {}): OfferSoFar => ({
  wave: 1,
  partyId: null,
  memberIds: [numbers].flat().map((n) => `worker-${n}`),
  state: 'open',
  source: 'nearby',
  expiresAt: at('2026-11-23 20:25'),
  reached: true,
  materialVersion: 1,
  expectedAcceptanceMicro: 400_000,
  ...change,
});

/** The evening before an open shift of 4 seats, nobody asked yet. */
export const aState = (
  candidates: readonly Candidate[],
  change: Partial<DispatchState> = {},
  parties: readonly PartyCandidate[] = [],
): DispatchState => ({
  now: at('2026-11-23 20:10'),
  shift: aShift(),
  seats: { headcount: 4, filled: 0, state: 'open' },
  materialVersion: 1,
  nextWave: 0,
  radiusSoFarM: 0,
  offers: [],
  seatedWorkerIds: [],
  regularIds: [],
  acceptanceBySource: {},
  candidates: anIndex(candidates, parties),
  policy: DEFAULT_DISPATCH_POLICY,
  ...change,
});

export const seats = (headcount: number, filled = 0): DispatchState['seats'] => ({ headcount, filled, state: 'open' });
