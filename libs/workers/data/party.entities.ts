import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant, IntColumn, IntPk, JsonColumn } from '@gg/platform';

/**
 * 结伴 / 班组. `version` counts the changes of the party and its members and is the version of `party.changed.v1`; the
 * guarded update of it is the lock of them all.
 */
@Entity('parties')
@Index('idx_parties_leader', ['leaderId'])
export class PartyEntity {
  @IdPk() id!: string;
  @CodeColumn(8) kind!: string;
  @IdColumn() leaderId!: string;
  /** Null: all or none. */
  @IntColumn({ nullable: true }) statedMinimum!: number | null;
  @CodeColumn(12) state!: string;
  @IntColumn() version!: number;
  /** Written by whoever relies on the party inside another transaction: see PartyGuard. */
  @IntColumn() holds!: number;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
}

@Entity('party_members')
@Index('idx_party_members_worker', ['workerId', 'state'])
export class PartyMemberEntity {
  @IdPk() partyId!: string;
  @IdPk() workerId!: string;
  @CodeColumn(12) state!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
  /** Named to answer for the party. */
  @FlagColumn() answers!: boolean;
  /** Order in which the members came in; the leader is 0. */
  @IntColumn() place!: number;
  @Instant() changedAt!: Date;
}

/** Every version of a party: what it had become, by whom, for whom, when and through which act. Append-only. */
@Entity('party_versions')
export class PartyVersionEntity {
  @IdPk() partyId!: string;
  @IntPk() version!: number;
  @CodeColumn(32) act!: string;
  @JsonColumn() party!: string;
  @Instant() at!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** A link by which people may join a party. The link itself is signed and not stored. */
@Entity('party_links')
@Index('idx_party_links_party', ['partyId'])
export class PartyLinkEntity {
  @IdPk() id!: string;
  @IdColumn() partyId!: string;
  @IdColumn() madeBy!: string;
  @Instant() madeAt!: Date;
  @Instant() expiresAt!: Date;
  @Instant({ nullable: true }) withdrawnAt!: Date | null;
}
