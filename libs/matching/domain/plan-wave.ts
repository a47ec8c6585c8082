import { addDays, instantOf, localDate, quietUntil, restsUntil, type Id } from '@gg/kernel';
import type { CandidateSurvey, PartySearchOptions, RankedCandidate, RankedParty } from './candidate-index';
import { assertDispatchPolicy } from './dispatch-policy';
import type { DispatchPlan, DispatchState, ExhaustedPlan, WaitPlan, WavePlan } from './dispatch-state';
import { ExpectedAcceptance } from './expected-acceptance';
import { areEnough } from './expected-seats';
import { FairOrder } from './fair-order';
import { minutesToStart, offerLifeMinutes } from './offer-life';
import { askedAlready, beingAsked, expectedFromOpen, firstExpiry } from './offers-standing';
import type { ShiftQuery } from './shift-query';
import { WaveBuilder, type WaveBounds } from './wave-builder';

const SEAT = 1_000_000;
const MINUTE_MS = 60_000;

/** What all steps of one planning share. */
interface Planning {
  readonly state: DispatchState;
  readonly asked: ReadonlySet<Id>;
  readonly beingAsked: ReadonlySet<Id>;
  readonly expected: ExpectedAcceptance;
  readonly bounds: WaveBounds;
  /** The work starts soon. */
  readonly isUrgent: boolean;
}

const queryOf = ({ shift, now, policy }: DispatchState, radiusM: number): ShiftQuery => ({
  ...shift,
  radiusM,
  now,
  policy,
});

const widestRadiusM = (state: DispatchState): number => state.policy.radiiM.at(-1)!;

/** Seats that open offers do not cover, millionths. */
const needOf = ({ seatsLeft, open }: WaveBounds): number => seatsLeft * SEAT - open.meanMicro;

const seatsIn = (micro: number): number => Math.ceil(Math.max(0, micro) / SEAT);

/**
 * Decides what to do now about the seats of a shift: one wave of offers, a wait, or an end. Pure: the same state gives the
 * same plan. To be asked again whenever an offer is answered or ends, seats change, or a wait is over; as long as it
 * answers `wave`, the next wave may go out at once ({@link planDispatch}).
 *
 * 1. Regulars not asked yet come first, wherever they live within the widest radius, and by themselves.
 * 2. Those at a market come next, in order of arrival, when the shift starts within hours.
 * 3. Then the neighbourhood in growing rings, by score; a party stands in the row as a unit with the mean of its scores.
 * 4. While people sleep, work that can wait for the morning does: its regulars would sleep through their turn, and of others
 *    only those at a market are awake.
 * 5. A shift that finds enough people near leaves everybody's last open offer to shifts that do not.
 * 6. A wave is as large as it must be for its expected acceptances, with those of the offers still open, to fill the seats
 *    left, and no larger than the policy's bound; near the hour with something to spare, and from farther away.
 */
export function planWave(state: DispatchState): DispatchPlan {
  assertDispatchPolicy(state.policy);
  const { now, shift, seats, policy } = state;
  const seatsLeft = seats.headcount - seats.filled;
  if (seatsLeft <= 0) return { kind: 'full' };
  if (seats.state !== 'open') return exhausted(state, 'closed', seatsLeft, null);

  const expected = new ExpectedAcceptance(state);
  const open = expectedFromOpen(state, expected);
  const isUrgent = minutesToStart(now, shift.window.start) <= policy.urgency.startsWithinMinutes;
  const spareMilli = isUrgent ? policy.urgency.spareMilli : 0;
  const needMicro = seatsLeft * SEAT - open.meanMicro;
  const expiry = firstExpiry(state);
  if (areEnough(open, seatsLeft * SEAT, spareMilli) && expiry !== null)
    return { kind: 'wait', until: expiry, reason: 'offers_open', unresolvedSeats: 0 };
  const tooLate = minutesToStart(now, shift.window.start) < 1;
  if (!tooLate) {
    const asked = askedAlready(state);
    const bounds = { open, seatsLeft, spareMilli, maxPeople: policy.maxWavePeople };
    const planning = { state, asked, beingAsked: beingAsked(state), expected, bounds, isUrgent };
    const rests = restsUntil(now, shift.window.start, policy.quietHours);
    const wave = rests !== null && haveRegulars(planning) ? null : (regularsWave(planning) ?? openWave(planning));
    if (wave !== null) return wave;
    if (expiry === null) return whenNobodyIsLeft(planning, rests);
    const morning = quietUntil(now, policy.quietHours);
    if (morning !== null && morning < expiry)
      return { kind: 'wait', until: morning, reason: 'quiet_hours', unresolvedSeats: seatsIn(needMicro) };
  }
  const unresolvedSeats = seatsIn(needMicro);
  if (expiry !== null) return { kind: 'wait', until: expiry, reason: 'offers_open', unresolvedSeats };
  return exhausted(state, 'too_late', unresolvedSeats, null);
}

/** Whether some of the regulars have not been asked. */
const haveRegulars = ({ state, asked }: Planning): boolean => state.regularIds.some((id) => !asked.has(id));

/** The regulars who have not been asked; null when there are none. */
function regularsWave({ state, asked, expected, bounds }: Planning): WavePlan | null {
  if (state.regularIds.length === 0) return null;
  const builder = new WaveBuilder(bounds, expected);
  const regulars = state.candidates.search(queryOf(state, widestRadiusM(state)), {
    k: bounds.maxPeople,
    exclude: asked,
    restrictTo: state.regularIds,
  });
  for (const regular of regulars) builder.addWorker('regular', regular);
  // Regulars are no search of the neighbourhood, so they do not widen it.
  return planOf(state, builder, bounds, state.nextWave, state.radiusSoFarM);
}

/** Those at a market, parties and the neighbourhood; null when there is nobody. */
function openWave(planning: Planning): WavePlan | null {
  const { state, bounds, expected } = planning;
  const { policy, shift, now } = state;
  const builder = new WaveBuilder(bounds, expected);
  // Wave 0 is the regulars' own, also when there are none.
  const wave = Math.max(1, state.nextWave);
  const order = FairOrder.ofWave(policy.fairness, shift.shiftId, wave);
  if (minutesToStart(now, shift.window.start) <= policy.presenceLeadMinutes) addPresent(planning, builder);
  let radiusM = state.radiusSoFarM;
  const { radiiM, urgency } = policy;
  // Near the hour the first ring is not looked at by itself: who is in the second may be better and comes in time.
  const first = planning.isUrgent ? radiiM[Math.min(urgency.firstRing, radiiM.length - 1)]! : 0;
  const rings = radiiM.filter((ringM) => ringM >= Math.max(first, state.radiusSoFarM));
  const looks = [
    ...easyRings(planning, rings).map((ringM) => ({ ringM, sparing: true })),
    ...(rings.length > 0 ? rings : [widestRadiusM(state)]).map((ringM) => ({ ringM, sparing: false })),
  ];
  for (const { ringM, sparing } of looks) {
    if (builder.isDone) break;
    radiusM = Math.max(radiusM, ringM);
    addRing(planning, builder, order, { ringM, sparing });
  }
  return planOf(state, builder, bounds, wave, radiusM);
}

/**
 * Those at a market by arrival. A party all of whose members are there stands where its last member came in; others in the
 * hall do not lose their place for a partner who is elsewhere.
 */
function addPresent(planning: Planning, builder: WaveBuilder): void {
  const { state, asked, bounds } = planning;
  const reachM = Math.min(state.policy.presentRadiusM, widestRadiusM(state));
  const parties = partiesFor(planning, builder, { withinM: reachM, present: true });
  const workers = apartFrom(parties, (more) =>
    state.candidates.search(queryOf(state, reachM), { k: bounds.maxPeople + more, exclude: asked, present: true }),
  );
  const row = inOneRow(parties, workers, (a, b) => a.arrivedAt!.getTime() - b.arrivedAt!.getTime());
  for (const unit of row) {
    if ('partyId' in unit) builder.addParty(unit);
    else builder.addWorker('present', unit);
  }
}

/**
 * Rings in which a shift first looks for those who have offers to spare: one that finds enough of them there is easy to fill,
 * and leaves everybody's last offers to others.
 */
function easyRings({ state: { policy }, isUrgent }: Planning, rings: readonly number[]): readonly number[] {
  const { keptOffers, nearRings } = policy.scarcity;
  if (isUrgent || keptOffers === 0 || keptOffers >= policy.openOffers) return [];
  const near = policy.radiiM.slice(0, nearRings);
  return rings.filter((ringM) => near.includes(ringM));
}

interface RingLook {
  readonly ringM: number;
  /** Only those who have offers to spare. */
  readonly sparing: boolean;
}

/**
 * The neighbourhood up to a radius, by score, equals in turns and newcomers with a chance. Members of a party stand in the
 * row as that party only; a party is looked at as it is, or sparing a member would take it apart.
 */
function addRing(planning: Planning, builder: WaveBuilder, order: FairOrder, { ringM, sparing }: RingLook): void {
  const { state, asked, bounds } = planning;
  const parties = partiesFor(planning, builder, { withinM: ringM });
  const { policy } = state;
  const openOffers = sparing ? policy.openOffers - policy.scarcity.keptOffers : policy.openOffers;
  const query = { ...queryOf(state, ringM), policy: { ...policy, openOffers } };
  // Those taken in a nearer ring are found again and not taken again; a search for a whole wave makes up for them.
  const workers = apartFrom(parties, (more) =>
    state.candidates.search(query, { k: bounds.maxPeople + more, exclude: asked }),
  );
  const free = workers.filter(({ workerId }) => !builder.taken.has(workerId));
  const row = inOneRow(parties, free, (a, b) => b.score - a.score || a.distanceM - b.distanceM);
  for (const unit of order.of(row)) {
    if (builder.isDone) return;
    if ('partyId' in unit) builder.addParty(unit);
    else builder.addWorker('nearby', unit);
  }
}

/**
 * Parties for the wave, in order, none sharing a member with a better one. Whether a member may come is judged within the
 * widest radius, so that no ring cuts a party in pieces; and one of whom somebody is being asked singly is left whole.
 */
function partiesFor(
  { state, asked, beingAsked, bounds }: Planning,
  builder: WaveBuilder,
  where: Pick<PartySearchOptions, 'withinM' | 'present'>,
): RankedParty[] {
  const parties = state.candidates.searchParties(queryOf(state, widestRadiusM(state)), {
    k: bounds.maxPeople,
    exclude: asked,
    withoutAnyOf: new Set([...beingAsked, ...builder.taken]),
    // Larger ones have no seats, or are no wave: their members stand in the row one by one.
    maxSize: Math.min(bounds.seatsLeft, bounds.maxPeople),
    ...where,
  });
  return disjoint(parties);
}

/** Of parties in order those that share nobody with a better one. */
function disjoint(parties: readonly RankedParty[]): RankedParty[] {
  const members = new Set<Id>();
  return parties.filter((party) => {
    if (party.memberIds.some((memberId) => members.has(memberId))) return false;
    for (const memberId of party.memberIds) members.add(memberId);
    return true;
  });
}

/** Workers who are in none of the parties; the search is told how many more it must find to make up for those who are. */
function apartFrom(parties: readonly RankedParty[], search: (more: number) => RankedCandidate[]): RankedCandidate[] {
  const members = new Set(parties.flatMap((party) => party.memberIds));
  return search(members.size).filter((worker) => !members.has(worker.workerId));
}

/** Parties and workers in one row; among equals parties first, then each kind's own order. */
function inOneRow(
  parties: readonly RankedParty[],
  workers: readonly RankedCandidate[],
  compare: (a: RankedParty | RankedCandidate, b: RankedParty | RankedCandidate) => number,
): (RankedParty | RankedCandidate)[] {
  return [...parties, ...workers].sort(compare);
}

function planOf(
  state: DispatchState,
  builder: WaveBuilder,
  bounds: WaveBounds,
  wave: number,
  radiusM: number,
): WavePlan | null {
  if (builder.picks.length === 0) return null;
  return {
    kind: 'wave',
    wave,
    picks: builder.picks,
    radiusM,
    offerLifeMinutes: offerLifeMinutes(state.now, state.shift.window.start, state.policy),
    expectedAcceptanceMicro: builder.expected.meanMicro,
    unresolvedSeats: seatsIn(needOf(bounds) - builder.expected.meanMicro),
  };
}

/**
 * Nobody may be asked and no offer is open: wait for a cap or the night to pass, or end and say why.
 * @param rests until when the search leaves even those alone who are awake
 */
function whenNobodyIsLeft({ state, asked, bounds }: Planning, rests: Date | null): DispatchPlan {
  const survey = state.candidates.survey(queryOf(state, widestRadiusM(state)), { exclude: asked });
  const unresolvedSeats = seatsIn(needOf(bounds));
  const passes = whenCapsPass(state, survey);
  if (passes !== null) return { kind: 'wait', ...passes, unresolvedSeats };
  if (rests !== null && survey.eligible > 0)
    return { kind: 'wait', until: rests, reason: 'quiet_hours', unresolvedSeats };
  const anybodyAsked = state.offers.some((o) => o.state !== 'withdrawn') || state.seatedWorkerIds.length > 0;
  return exhausted(state, anybodyAsked ? 'everybody_asked' : 'nobody_eligible', unresolvedSeats, survey);
}

/**
 * When to look again for those whom only a cap or the night leaves out (these are the last conditions, so whoever is counted
 * there fails at nothing that stays); null when there are none, or when it would be too late to ask.
 */
function whenCapsPass(
  { now, shift, policy }: DispatchState,
  survey: CandidateSurvey,
): Pick<WaitPlan, 'until' | 'reason'> | null {
  const lastUsefulMs = shift.window.start.getTime() - MINUTE_MS;
  const times: number[] = [];
  if ((survey.failing.open_offers ?? 0) > 0) {
    times.push(Math.min(now.getTime() + policy.capRetryMinutes * MINUTE_MS, lastUsefulMs));
  }
  const morning = quietUntil(now, policy.quietHours);
  if ((survey.failing.quiet_hours ?? 0) > 0 && morning !== null) times.push(morning.getTime());
  if ((survey.failing.daily_offers ?? 0) > 0) times.push(instantOf(addDays(localDate(now), 1), 0).getTime());
  const useful = times.filter((ms) => ms > now.getTime() && ms <= lastUsefulMs);
  if (useful.length === 0) return null;
  const until = new Date(Math.min(...useful));
  return { until, reason: until.getTime() === morning?.getTime() ? 'quiet_hours' : 'caps' };
}

function exhausted(
  state: DispatchState,
  reason: ExhaustedPlan['reason'],
  unresolvedSeats: number,
  survey: CandidateSurvey | null,
): ExhaustedPlan {
  const count = (how: 'accepted' | 'declined' | 'expired'): number =>
    state.offers.filter((o) => o.state === how).length;
  return {
    kind: 'exhausted',
    reason,
    unresolvedSeats,
    survey,
    answered: { accepted: count('accepted'), declined: count('declined'), expired: count('expired') },
  };
}
