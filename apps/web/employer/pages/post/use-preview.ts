import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { api, type Schemas } from '../../service';
import { inputOf, type PostForm } from './post-form';

export type Preview = Schemas['PostingPreview'];

/** Nobody stops typing for less. */
const SETTLE_MS = 450;

/** A value once it has not changed for a while. */
export function useSettled<T>(value: T, ms = SETTLE_MS): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** What the rules say of a form, asked again while it is typed. @param whole whether it can be judged at all */
export function usePreview(form: PostForm, whole: boolean): UseQueryResult<Preview> {
  const text = whole ? JSON.stringify(judged(form)) : null;
  const settled = useSettled(text);
  return useQuery({
    queryKey: ['preview', settled],
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    queryFn: () => {
      const body = JSON.parse(settled!) as ReturnType<typeof judged>;
      return answered(api.POST('/api/postings/preview', { body }));
    },
  });
}

/** A contact is nothing that rules look at, and a number that is half typed is no fault of the work. */
const judged = (form: PostForm) => ({ ...inputOf(form), contact: null });
