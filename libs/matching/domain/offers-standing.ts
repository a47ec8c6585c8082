import type { Id } from '@gg/kernel';
import type { DispatchState, OfferSoFar } from './dispatch-state';
import type { ExpectedAcceptance } from './expected-acceptance';
import { NO_SEATS, withOffer, type ExpectedSeats } from './expected-seats';

/** An offer that may still be accepted. One whose end has come but is not written yet may not. */
export const isOpen = (offer: OfferSoFar, now: Date): boolean => offer.state === 'open' && offer.expiresAt > now;

/**
 * Whether it was answered, by letting it pass as well. A withdrawn offer was not, nor one that ended without having reached
 * anybody: neither says anything of who had it.
 */
export const isAnswered = (offer: OfferSoFar): boolean =>
  offer.state === 'accepted' || offer.state === 'declined' || (offer.state === 'expired' && offer.reached);

/**
 * Who must not be asked now: whoever holds a seat, has an open offer, or was asked for the shift as it is and declined, let
 * it expire, or accepted and gave the seat back. A withdrawn offer was never the worker's answer: they may be asked again.
 * Nor was one that reached nobody, but after so many of them the worker counts as out of reach for this shift.
 * A party's offer was an offer to each of its members.
 */
export function askedAlready(state: DispatchState): Set<Id> {
  const asked = new Set<Id>(state.seatedWorkerIds);
  const tries = new Map<Id, number>();
  for (const offer of state.offers) {
    const asItIs = offer.materialVersion === state.materialVersion && offer.state !== 'withdrawn';
    const unreached = asItIs && offer.state === 'expired' && !offer.reached;
    for (const memberId of offer.memberIds) {
      if (unreached) tries.set(memberId, (tries.get(memberId) ?? 0) + 1);
      const hadTheirTries = (tries.get(memberId) ?? 0) >= state.policy.unreachedTries;
      if (isOpen(offer, state.now) || (asItIs && !unreached) || hadTheirTries) asked.add(memberId);
    }
  }
  return asked;
}

/** Who is being asked now, in whatever version of the shift: a party is not taken apart while one of it is. */
export function beingAsked(state: DispatchState): Set<Id> {
  return new Set(state.offers.filter((offer) => isOpen(offer, state.now)).flatMap((offer) => offer.memberIds));
}

/** What open offers may bring. */
export function expectedFromOpen(state: DispatchState, expected: ExpectedAcceptance): ExpectedSeats {
  let seats = NO_SEATS;
  for (const offer of state.offers) {
    if (!isOpen(offer, state.now)) continue;
    const micro = offer.expectedAcceptanceMicro ?? expected.ofSource(offer.source);
    seats = withOffer(seats, offer.memberIds.length, micro);
  }
  return seats;
}

/** When the first of the open offers ends; null when there are none. */
export function firstExpiry(state: DispatchState): Date | null {
  let first: Date | null = null;
  for (const offer of state.offers) {
    if (isOpen(offer, state.now) && (first === null || offer.expiresAt < first)) first = offer.expiresAt;
  }
  return first;
}
