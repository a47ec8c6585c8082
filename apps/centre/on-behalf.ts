import { z } from 'zod';

/** How the person reached the member of staff who acts for them. */
export const onBehalfQuery = z.object({ channel: z.enum(['desk', 'phone', 'kiosk']).default('desk') });
export type OnBehalfQuery = z.output<typeof onBehalfQuery>;

/** As {@link onBehalfQuery}, for an employer: one of its members, who may do it alone, stands behind what staff do. */
export const onBehalfOfMemberQuery = onBehalfQuery.extend({
  onBehalfOf: z.uuid().toLowerCase().describe('the member of the employer who asked for it and may do it alone'),
});
export type OnBehalfOfMemberQuery = z.output<typeof onBehalfOfMemberQuery>;
