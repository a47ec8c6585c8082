import type { Id } from '@gg/kernel';
import type { Reader } from './reader';

/** The party that a link leads to; null when the link was never made or was withdrawn. */
export const partyOfLink = (reader: Reader, linkId: Id): Promise<{ partyId: Id; madeBy: Id } | null> =>
  reader.row<{ partyId: Id; madeBy: Id }>(
    'SELECT party_id, made_by FROM party_links WHERE id = ? AND withdrawn_at IS NULL',
    [linkId],
  );
