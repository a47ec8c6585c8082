import type { Condition } from './condition';

/** The worker does the trade (工种) of the shift. */
export const trade: Condition = {
  code: 'trade',
  holds: (c, q) => c.candidate.trades.some((t) => t.code === q.query.trade),
  numbers: (_, q) => ({ trade: q.query.trade }),
};
