import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import {
  Connections,
  Consumer,
  systemCaller,
  type EventOf,
  type OutsideConsumer,
  type SqlValue,
  type Tx,
} from '@gg/platform';
import { FIRST_DISPLAY } from '../domain/display';
import { NO_REGION } from '../data/own-region';
import { PartyLists } from '../read-models/party-lists';
import { LeaveParty } from '../use-cases/leave-party.use-case';
import { WorkerChanges } from '../use-cases/worker-changes';

/** Parties that one look reads; nobody may be of more. */
const PARTIES = 50;

/**
 * A person's account is erased: they leave their parties, and what they said of themself goes: place, trades, free time,
 * papers with their photos, statuses, presence, blocks. Without a place they are in no index of candidates. What stays is a
 * number without a person. Safe to repeat: the second time there is nothing left.
 */
@Injectable()
@Consumer('workers.forget-erased-person', 'account.erased.v1')
export class ForgetErasedPerson implements OutsideConsumer<'account.erased.v1', void> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PartyLists) private readonly parties: PartyLists,
    @Inject(LeaveParty) private readonly leaving: LeaveParty,
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
  ) {}

  /** Each party in a transaction of its own, as when the person had left it. */
  async perform({ payload: { accountId }, trace }: EventOf<'account.erased.v1'>): Promise<void> {
    const caller = { ...systemCaller(trace), kind: 'worker' as const, accountId, workerId: accountId };
    for (const { view } of await this.parties.partiesOf(this.connections, accountId, null, PARTIES)) {
      try {
        await this.leaving.execute(caller, { partyId: view.partyId });
      } catch (error) {
        // Left or dissolved in the meantime.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  async confirm(_done: void, { payload: { accountId } }: EventOf<'account.erased.v1'>, tx: Tx): Promise<void> {
    await this.changes.bump(tx, [accountId]);
    await tx.change(
      `UPDATE workers SET region_code = ?, place_lng = NULL, place_lat = NULL, paused = 1, max_distance_m = NULL,
              min_hourly_fen = NULL, nights = NULL, personalised = 0, preferred_trades = '[]', weekly = '[]', display = ?
        WHERE worker_id = ?`,
      [NO_REGION, JSON.stringify(FIRST_DISPLAY), accountId],
    );
    for (const [sql, ...params] of forgetting(accountId, tx.now)) await tx.change(sql, params);
    await this.changes.tell(tx, [accountId]);
  }
}

const forgetting = (accountId: Id, now: Date): [string, ...SqlValue[]][] => [
  ['DELETE FROM worker_trades WHERE worker_id = ?', accountId],
  ['DELETE FROM worker_availability_exceptions WHERE worker_id = ?', accountId],
  ['DELETE FROM worker_employer_blocks WHERE worker_id = ?', accountId],
  ['DELETE FROM worker_statuses WHERE worker_id = ?', accountId],
  ['DELETE FROM worker_presences WHERE worker_id = ?', accountId],
  ['DELETE FROM certificate_photos WHERE worker_id = ?', accountId],
  [
    'UPDATE worker_certificates SET live = NULL, ended_at = COALESCE(ended_at, ?), number_sealed = NULL WHERE worker_id = ?',
    now,
    accountId,
  ],
];
