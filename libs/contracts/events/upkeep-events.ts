import { z } from 'zod';
import { localDateText } from './fields';

export const upkeepEvents = {
  /** Once a night: what has been kept long enough is removed, and what only time brings about is told. */
  'upkeep.night-due.v1': z.object({ date: localDateText }),
} as const;
