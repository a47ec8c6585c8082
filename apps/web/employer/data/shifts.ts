import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BoardMessage } from '@gg/contracts';
import { answered } from '../../shared/api/api-client';
import { api, feed, queries, type Schemas } from '../service';

export type Shift = Schemas['EmployerShift'];
export type Board = Schemas['Board'];
export type SeatHolder = Schemas['SeatHolders']['items'][number];
export type ShiftOffer = Schemas['ShiftOfferPage']['items'][number];

/** A board of more than this is read by its filters. */
const MOST_SHIFTS = 300;
const PAGE = 100;
/** What colleagues post is no notice. */
const LOOK_AGAIN_MS = 60_000;

/** Postings that were just published: their seats open a moment later. By id, with the time until which they are looked for. */
const awaited = new Map<string, number>();
const AWAITED_MS = 15_000;
const AWAITING_LOOK_MS = 700;

/** Looks for the shifts of a posting until they are on the board. */
export const awaitPosting = (postingId: string): void => void awaited.set(postingId, Date.now() + AWAITED_MS);

function nextLookMs(found: readonly Shift[]): number {
  for (const [postingId, until] of awaited) {
    if (Date.now() > until || found.some((shift) => shift.postingId === postingId)) awaited.delete(postingId);
  }
  return awaited.size > 0 ? AWAITING_LOOK_MS : LOOK_AGAIN_MS;
}

/** The shifts of a time with their seats, all of them up to a bound. */
export function useShifts(from: string, to: string) {
  const found = useQuery({
    queryKey: ['shifts', from, to],
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => nextLookMs(state.data?.items ?? []),
    queryFn: async (): Promise<{ items: Shift[]; cut: boolean }> => {
      const items: Shift[] = [];
      for (let after: string | undefined; ;) {
        const query = { from, to, limit: PAGE, ...(after === undefined ? {} : { after }) };
        const page = await answered(api.GET('/api/shifts', { params: { query } }));
        items.push(...page.items);
        if (page.next === null || items.length >= MOST_SHIFTS) return { items, cut: page.next !== null };
        after = page.next;
      }
    },
  });
  useLiveBoards(found.data?.items.map(({ shiftId }) => shiftId) ?? []);
  return found;
}

export function useShift(shiftId: string) {
  const found = useQuery({
    queryKey: ['shift', shiftId],
    queryFn: () => answered(api.GET('/api/shifts/{id}', { params: { path: { id: shiftId } } })),
  });
  useLiveBoards(found.data ? [shiftId] : []);
  return found;
}

/** Follows the boards of shifts, so that seats fill without asking. */
function useLiveBoards(shiftIds: readonly string[]): void {
  const followed = shiftIds.join();
  useEffect(() => {
    const ends = followed === '' ? [] : followed.split(',').map((shiftId) => feed.watch(shiftId, takeBoard));
    return () => ends.forEach((end) => end());
  }, [followed]);
}

function takeBoard(message: BoardMessage): void {
  const board = message as Board;
  let moved = false;
  const patched = (shift: Shift): Shift => {
    if (shift.shiftId !== board.shiftId || shift.board.version > board.version) return shift;
    moved ||= told(shift.board) !== told(board);
    return { ...shift, board };
  };
  queries.setQueriesData<{ items: Shift[]; cut: boolean }>(
    { queryKey: ['shifts'] },
    (before) => before && { ...before, items: before.items.map(patched) },
  );
  queries.setQueryData<Shift>(['shift', board.shiftId], (before) => before && patched(before));
  if (moved) void queries.invalidateQueries({ queryKey: ['people', board.shiftId] });
}

/** What of a board says that other people stand on it. */
const told = ({ filled, openOffers, declined, state, reconfirmation }: Board): string =>
  [filled, openOffers, declined, state, reconfirmation.confirmed, reconfirmation.silent].join();

/** Who holds a seat, who was asked and what they said. */
export interface People {
  readonly holders: readonly SeatHolder[];
  readonly offers: readonly ShiftOffer[];
}

/** @param wanted whether anybody looks: cards below the fold are not asked for */
export const peopleOf = (shiftId: string, wanted: boolean) => ({
  queryKey: ['people', shiftId],
  enabled: wanted,
  staleTime: 60_000,
  queryFn: async (): Promise<People> => {
    const [holders, offers] = await Promise.all([allHolders(shiftId), latestOffers(shiftId)]);
    return { holders, offers };
  },
});

export const usePeople = (shiftId: string, wanted = true) => useQuery(peopleOf(shiftId, wanted));

async function allHolders(shiftId: string): Promise<SeatHolder[]> {
  const items: SeatHolder[] = [];
  for (let after: string | undefined; ;) {
    const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
    const asked = api.GET('/api/shifts/{id}/bookings', { params: { path: { id: shiftId }, query } });
    const page = await answered(asked);
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
}

const latestOffers = async (shiftId: string): Promise<readonly ShiftOffer[]> =>
  (await answered(api.GET('/api/shifts/{id}/offers', { params: { path: { id: shiftId }, query: { limit: PAGE } } })))
    .items;

/** Everything that may have changed with a shift's seats. */
export function outdateShift(shiftId: string): void {
  for (const queryKey of [['shifts'], ['shift', shiftId], ['people', shiftId], ['applicants', shiftId]]) {
    void queries.invalidateQueries({ queryKey });
  }
}
