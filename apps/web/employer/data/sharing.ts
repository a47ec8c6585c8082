import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api/api-client';
import { api, queries, type Schemas } from '../service';

export type SharedPosting = Schemas['SharedPosting'];
export type SharedPair = Schemas['SharedPair'];
export type SharedSide = SharedPosting['side'];
export type SharedInput = Schemas['SharedPostingInput'];

const PAGE = 30;

export const useSharedPostings = () =>
  useInfiniteQuery({
    queryKey: ['shared-postings'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) };
      return answered(api.GET('/api/shared-postings', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });

export const useSharedPairs = () =>
  useInfiniteQuery({
    queryKey: ['shared-pairs'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) };
      return answered(api.GET('/api/shared-pairs', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });

/** Whom to phone at the other firm: told of one pair at a time, and only while both are in talks. */
export const usePairContact = ({ id, state }: SharedPair) =>
  useQuery({
    queryKey: ['shared-pairs', id],
    enabled: state === 'in_talks',
    queryFn: async () =>
      (await answered(api.GET('/api/shared-pairs/{id}', { params: { path: { id } } }))).contact ?? null,
  }).data ?? null;

export const useSharedPosting = (id: string) =>
  useQuery({
    queryKey: ['shared-posting', id],
    queryFn: () => answered(api.GET('/api/shared-postings/{id}', { params: { path: { id } } })),
  });

/** Why it is paired, or not: the conditions that the other side's postings do not meet. */
export const useSharingExplanation = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: ['shared-posting', id, 'why'],
    enabled: wanted,
    queryFn: () => answered(api.GET('/api/shared-postings/{id}/explanation', { params: { path: { id } } })),
  });

export function outdateSharing(): void {
  for (const name of ['shared-postings', 'shared-posting', 'shared-pairs']) {
    void queries.invalidateQueries({ queryKey: [name] });
  }
}
