import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn } from '@gg/platform';

/**
 * A member's own consent to come with a party on its terms (结伴同意), given beforehand and revocable at any time. Kept
 * for ever: revoked rather than deleted.
 */
@Entity('party_consents')
@Index('idx_party_consents_member', ['partyId', 'workerId'])
export class PartyConsentEntity {
  @IdPk() id!: string;
  @IdColumn() partyId!: string;
  @IdColumn() workerId!: string;
  /** The terms consented to: how many must come; null for all or none. */
  @IntColumn({ nullable: true }) statedMinimum!: number | null;
  @Instant() givenAt!: Date;
  /** Who recorded it: the person, or the member of staff who heard it. */
  @IdColumn({ nullable: true }) givenBy!: string | null;
  @CodeColumn(12) givenChannel!: string;
  /** The consent to be represented on which staff recorded it; null when the person gave it alone. */
  @IdColumn({ nullable: true }) deskConsentId!: string | null;
  @Instant({ nullable: true }) endedAt!: Date | null;
  @IdColumn({ nullable: true }) endedBy!: string | null;
  /** `party.consent_revoked`, `party.minimum_changed`, … */
  @CodeColumn(40, { nullable: true }) endedThrough!: string | null;
}
