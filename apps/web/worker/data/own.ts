import { answered } from '../../shared/api/api-client';
import { api, type Booking, type Notice, type Offer, type Profile } from '../service';
import { useStore } from '../../shared/state/store';
import { answers, useAnswer, usePages } from './answers';
import { seenNotices } from './seen-notices';

const LIST = 20;

const askNotices = (after?: string) =>
  answered(api.GET('/api/notices', { params: { query: { limit: LIST, ...(after ? { after } : {}) } } }));
const askBookings = (after?: string) =>
  answered(api.GET('/api/bookings', { params: { query: { limit: LIST, ...(after ? { after } : {}) } } }));

/** The own profile. */
export const useProfile = () => useAnswer<Profile>('profile', () => answered(api.GET('/api/worker/profile')), true);

const OFFERS = 'offers';
const askOffers = async (): Promise<readonly Offer[]> =>
  (await answered(api.GET('/api/offers', { params: { query: { limit: LIST } } }))).items;

/** Offers that wait for an answer. */
export const useOffers = () => useAnswer(OFFERS, askOffers);

/** They are what most come for: asked for before it is known who came. The page preloads the same address. */
export const askOffersAhead = (): Promise<void> => answers.askAhead(OFFERS, askOffers);

/** The own shifts, the latest first; known without a connection too. */
export const useBookings = () => usePages<Booking>('bookings', askBookings, true);

/** One of the own shifts, with whom to call. */
export const useBooking = (id: string) =>
  useAnswer(`booking ${id}`, () => answered(api.GET('/api/bookings/{id}', { params: { path: { id } } })), true);

export const useNotices = () => usePages<Notice>('notices', askNotices, true);

/** How many of the newest notices nobody has seen. */
export function useNoticesUnread(): number {
  const { value } = useNotices();
  const seen = useStore(seenNotices);
  return value?.items.filter(({ at }) => at > seen).length ?? 0;
}

const HELD: ReadonlySet<string> = new Set(['booked', 'checked_in', 'checked_out']);

/** Shifts one is expected at, the next one first. */
export const upcoming = (bookings: readonly Booking[], now: number): Booking[] =>
  bookings
    .filter(({ state, endsAt }) => HELD.has(state) && Date.parse(endsAt) > now)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

/** Whether a time is taken by a shift one has. */
export const overlaps = (bookings: readonly Booking[], start: string, end: string): boolean =>
  bookings.some(({ state, startsAt, endsAt }) => HELD.has(state) && startsAt < end && start < endsAt);
