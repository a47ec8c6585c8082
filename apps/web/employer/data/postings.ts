import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api/api-client';
import { api, queries, type Schemas } from '../service';
import { patternOfTemplate } from './templates';

export type Posting = Schemas['Posting'];
export type PostingSummary = Schemas['PostingSummary'];
export type PostingState = Posting['state'];
export type Finding = Schemas['Finding'];
export type PostingOutcome = Schemas['PostingOutcome'];

const PAGE = 30;

export const usePostings = (state: PostingState | null) =>
  useInfiniteQuery({
    queryKey: ['postings', state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = {
        limit: PAGE,
        ...(state === null ? {} : { state }),
        ...(pageParam === null ? {} : { after: pageParam }),
      };
      return answered(api.GET('/api/postings', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });

const onePosting = (postingId: string): Promise<Posting> =>
  answered(api.GET('/api/postings/{id}', { params: { path: { id: postingId } } }));

export const usePosting = (postingId: string) =>
  useQuery({ queryKey: ['posting', postingId], queryFn: () => onePosting(postingId) });

/** Of a posting, what another one like it begins with. */
export type Pattern = Pick<Posting, 'terms' | 'shifts' | 'contact'> & Partial<Pick<Posting, 'id' | 'version'>>;

/** What a new posting begins with: the template or the posting that is named, else the latest posting, else nothing. */
export const usePattern = (postingId: string | null, templateId: string | null) =>
  useQuery({
    queryKey: ['pattern', postingId, templateId],
    staleTime: Infinity,
    queryFn: async (): Promise<Pattern | null> => {
      if (templateId !== null) return patternOfTemplate(templateId);
      if (postingId !== null) return onePosting(postingId);
      const { items } = await answered(api.GET('/api/postings', { params: { query: { limit: 1 } } }));
      return items[0] ? onePosting(items[0].id) : null;
    },
  });

export const useSites = () =>
  useQuery({
    queryKey: ['sites'],
    queryFn: async () => (await answered(api.GET('/api/sites', { params: { query: { limit: 200 } } }))).items,
  });
export type Site = Schemas['Site'];

export function outdatePostings(postingId?: string): void {
  const keys = [['postings'], ['shifts'], ['pattern'], ...(postingId ? [['posting', postingId]] : [])];
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
}
