import { useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api/api-client';
import { minuteTime } from '../../shared/format/time';
import { api, queries, type Schemas } from '../service';
import { instantOf } from './local-days';
import type { Posting } from './postings';

export type Template = Schemas['PostingTemplates']['items'][number];

/** What is posted again and again, under a name. */
export const useTemplates = () =>
  useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await answered(api.GET('/api/posting-templates'))).items,
  });

const MINUTE_MS = 60_000;
/** Any day: a template has hours and no date. */
const SOME_DAY = '2026-01-05';

/** What a template would post, as a form begins with it: the hours of its first shift, on no day in particular. */
export async function patternOfTemplate(templateId: string): Promise<Pick<Posting, 'terms' | 'shifts' | 'contact'>> {
  const { terms, patterns } = await answered(
    api.GET('/api/posting-templates/{id}', { params: { path: { id: templateId } } }),
  );
  const shifts = patterns.slice(0, 1).map(({ startMinute, minutes, breaks, headcount }) => {
    const start = Date.parse(instantOf(SOME_DAY, minuteTime(startMinute)));
    const at = (after: number): string => new Date(start + after * MINUTE_MS).toISOString();
    return {
      id: templateId,
      state: 'planned' as const,
      start: at(0),
      end: at(minutes),
      breaks: breaks.map((pause) => ({
        start: at(pause.afterMinutes),
        end: at(pause.afterMinutes + pause.minutes),
        paid: pause.paid,
      })),
      headcount,
    };
  });
  return { terms, shifts, contact: null };
}

export const outdateTemplates = (): void => void queries.invalidateQueries({ queryKey: ['templates'] });
