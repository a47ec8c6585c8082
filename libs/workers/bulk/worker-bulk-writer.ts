import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id, type LocalDate } from '@gg/kernel';
import { MarketReader } from '@gg/markets';
import type { Tx } from '@gg/platform';
import { makeParty, consentToParty, inviteMember } from '../domain/party-decisions';
import type { Party, PartyKind } from '../domain/party';
import type { AvailabilityException } from '../domain/availability';
import type { Presence } from '../domain/presence';
import type { ProofState } from '../domain/worker-status';
import { insertWorkers, type NewWorker } from '../data/worker-rows';
import { PartyChanges } from '../use-cases/party-changes';
import { WorkerChanges } from '../use-cases/worker-changes';

/** A worker with everything that belongs to them, written in one go. Availability must be in canonical form. */
export interface BulkWorker extends NewWorker {
  readonly trades?: readonly { readonly code: string; readonly months: number }[];
  readonly statuses?: readonly {
    readonly kind: string;
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
    readonly proofState: ProofState;
  }[];
  readonly certificates?: readonly {
    readonly kind: string;
    readonly validFrom: LocalDate;
    readonly validTo: LocalDate | null;
    readonly proofState: ProofState;
  }[];
  readonly exceptions?: readonly AvailabilityException[];
  readonly blockedEmployerIds?: readonly Id[];
  /** At a market that exists already. */
  readonly presence?: Presence | null;
}

/** A party whose members all consent. */
export interface BulkParty {
  readonly kind: PartyKind;
  readonly statedMinimum: number | null;
  /** The leader first. */
  readonly memberIds: readonly Id[];
}

/**
 * Writes many workers at once: the same tables and the same events as one by one, in a bounded number of statements.
 * For seeds and imports; a few thousand a transaction. The accounts must exist in the same transaction or before.
 */
@Injectable()
export class WorkerBulkWriter {
  constructor(
    @Inject(WorkerChanges) private readonly workers: WorkerChanges,
    @Inject(PartyChanges) private readonly parties: PartyChanges,
    @Inject(MarketReader) private readonly markets: MarketReader,
  ) {}

  /** @returns the workers' numbers, in the order of the rows. Throws `market.unknown`, `market.closed`. */
  async insert(tx: Tx, rows: readonly BulkWorker[]): Promise<number[]> {
    await this.markets.assertOpen(
      tx,
      rows.flatMap(({ presence }) => presence?.marketId ?? []),
    );
    const numbers = await insertWorkers(tx, rows);
    const { accountId: actorId, channel, consentId } = tx.caller;
    const proof = (proofState: ProofState) => ({
      proofState,
      proofMethod: proofState === 'stated' ? null : 'document_seen',
      provenBy: null,
      provenAt: proofState === 'stated' ? null : tx.now,
      statedAt: tx.now,
      actorId,
      consentId,
      live: 1,
      endedAt: null,
    });
    await tx.insert(
      'worker_trades',
      rows.flatMap(({ workerId, trades = [] }) =>
        trades.map(({ code, months }) => ({ workerId, tradeCode: code, months })),
      ),
    );
    await tx.insert(
      'worker_statuses',
      rows.flatMap(({ workerId, statuses = [] }) =>
        statuses.map(({ kind, from, to, proofState }) => ({
          id: newId(),
          workerId,
          kind,
          validFrom: from,
          validTo: to,
          ...proof(proofState),
        })),
      ),
    );
    await tx.insert(
      'worker_certificates',
      rows.flatMap(({ workerId, certificates = [] }) =>
        certificates.map(({ kind, validFrom, validTo, proofState }) => ({
          id: newId(),
          workerId,
          kind,
          numberSealed: null,
          validFrom,
          validTo,
          ...proof(proofState),
        })),
      ),
    );
    await tx.insert(
      'worker_availability_exceptions',
      rows.flatMap(({ workerId, exceptions = [] }) =>
        exceptions.map(({ date, free }) => ({ workerId, onDate: date, free })),
      ),
    );
    await tx.insert(
      'worker_employer_blocks',
      rows.flatMap(({ workerId, blockedEmployerIds = [] }) =>
        blockedEmployerIds.map((employerId) => ({ workerId, employerId, reason: null, blockedAt: tx.now })),
      ),
    );
    await tx.insert(
      'worker_presences',
      rows.flatMap(({ workerId, presence }) =>
        presence
          ? [
              {
                id: newId(),
                workerId,
                marketId: presence.marketId,
                point: presence.point,
                distanceM: null,
                arrivedAt: presence.arrivedAt,
                untilAt: presence.until,
                live: 1,
                endedAt: null,
                actorId,
                channel,
                consentId,
              },
            ]
          : [],
      ),
    );
    await this.workers.tell(
      tx,
      rows.map(({ workerId }) => workerId),
    );
    return numbers;
  }

  /** Parties that stand already where they come from: their members are told nothing. @returns their ids, in order */
  async insertParties(tx: Tx, rows: readonly BulkParty[]): Promise<Id[]> {
    const ids: Id[] = [];
    for (const { kind, statedMinimum, memberIds } of rows) {
      const consents = memberIds.map((workerId) => ({ id: newId(), workerId, deskConsentId: null }));
      const [leader, ...others] = consents;
      if (!leader) throw new RangeError('a party has a leader');
      const party = others.reduce<Party>(
        (soFar, { id, workerId }) => consentToParty(inviteMember(soFar, leader.workerId, workerId), workerId, id),
        makeParty(newId(), kind, leader.workerId, statedMinimum, leader.id),
      );
      await this.parties.save(tx, { before: null, after: party, name: 'made', by: null, given: consents });
      ids.push(party.id);
    }
    return ids;
  }
}
