import { z } from 'zod';

/** Fields that many events share. Instants travel as ISO-8601 text. */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const localDateText = z.iso.date();
export const window = z.object({ start: instant, end: instant });
export const point = z.object({ lng: z.number(), lat: z.number() });
