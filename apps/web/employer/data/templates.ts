import { useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api/api-client';
import { api, queries, type Schemas } from '../service';

export type Template = Schemas['PostingTemplates']['items'][number];

/** What is posted again and again, under a name. */
export const useTemplates = () =>
  useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await answered(api.GET('/api/posting-templates'))).items,
  });

export const outdateTemplates = (): void => void queries.invalidateQueries({ queryKey: ['templates'] });
