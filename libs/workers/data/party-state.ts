import type { PartyState } from '@gg/contracts';
import { standingOf, type Party } from '../domain/party';

/** The state of a party as `party.changed.v1` carries it. */
export function partyStateOf(party: Party): PartyState {
  const { active, consentingIds, minimum, answererIds } = standingOf(party);
  return {
    partyId: party.id,
    kind: party.kind,
    leaderId: party.leaderId,
    minimum,
    active,
    memberIds: [...consentingIds],
    answererIds: [...answererIds],
  };
}
