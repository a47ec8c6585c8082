import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api/api-client';
import { api } from '../service';

const PAGE = 40;
/** More unread ones than this are told as many. */
const COUNTED = 100;

export const useNotices = () =>
  useInfiniteQuery({
    queryKey: ['notices', 'all'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) };
      return answered(api.GET('/api/notices', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });

/** What the member opened last: what came before it is no news in the menu. */
const SEEN = 'gg-notices-seen';

export const noticesSeen = (): string => {
  try {
    return localStorage.getItem(SEEN) ?? '';
  } catch {
    return '';
  }
};

export function rememberNoticesSeen(at: string): void {
  try {
    if (at > noticesSeen()) localStorage.setItem(SEEN, at);
  } catch {
    // Then the count stays until the page is opened again.
  }
}

/** How many notices came since the page of notices was open. An open page acknowledges them all: that says nothing. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: ['notices', 'newest'],
    queryFn: async () => (await answered(api.GET('/api/notices', { params: { query: { limit: COUNTED } } }))).items,
  });
  const seen = noticesSeen();
  return data?.filter(({ at }) => at > seen).length ?? 0;
}
