import type { Connections } from '@gg/platform';

/** What reads need: a transaction, or the connections for a plain read. */
export type Reader = Pick<Connections, 'rows' | 'row'>;
