import type { Connections } from '@gg/platform';

/** What reads need: a transaction or plain connections. */
export type Reader = Pick<Connections, 'rows' | 'row'>;
