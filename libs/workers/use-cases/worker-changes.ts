import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, isDuplicate, Transactions, type Caller, type Tx } from '@gg/platform';
import { profileStates } from '../data/profile-states';
import { ownRegion } from '../data/own-region';
import { insertWorkers, type NewWorker } from '../data/worker-rows';
import { RepresentedWorkers, type Represented } from './represented-workers';

/**
 * The one way to change what a worker has said of themself: under the written guard of the worker's row, told whole
 * afterwards. Whoever changes it, the person or staff on behalf, goes through here.
 */
@Injectable()
export class WorkerChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedWorkers) private readonly representedWorkers: RepresentedWorkers,
  ) {}

  /**
   * Runs a change in one transaction of its own. A worker who has never written anything is registered by it.
   * @param deskPermission what staff need to do this on behalf
   * Throws `resource.not_found` when staff's regions do not hold the worker, `access.denied` for anybody else.
   */
  async run<T>(
    caller: Caller,
    name: string,
    deskPermission: string,
    work: (tx: Tx, workerId: Id) => Promise<T>,
  ): Promise<T> {
    const represented = this.representedWorkers.of(caller, deskPermission);
    return this.transactions.run(caller, name, async (tx) => {
      await this.hold(tx, represented);
      await this.representedWorkers.assertConsent(tx, represented);
      const answer = await work(tx, represented.workerId);
      if (represented.regions !== null) {
        await audit(tx, { action: name, subjectType: 'worker', subjectId: represented.workerId });
      }
      await this.tell(tx, [represented.workerId]);
      return answer;
    });
  }

  /** Registers somebody with the next number. False when the person is registered already. */
  async register(tx: Tx, worker: NewWorker): Promise<boolean> {
    try {
      await insertWorkers(tx, [worker]);
      return true;
    } catch (error) {
      if (isDuplicate(error, 'PRIMARY')) return false;
      throw error;
    }
  }

  /** Raises the versions of workers in this transaction: their lock until it ends. Ids are sorted; unknown ones stay out. */
  async bump(tx: Tx, workerIds: readonly Id[]): Promise<void> {
    for (const workerId of [...workerIds].sort()) {
      await tx.change('UPDATE workers SET version = version + 1, updated_at = ? WHERE worker_id = ?', [
        tx.now,
        workerId,
      ]);
    }
  }

  /** Emits the whole state of workers whose version this transaction has raised. */
  async tell(tx: Tx, workerIds: readonly Id[]): Promise<void> {
    for (const [workerId, { version, state }] of await profileStates(tx, workerIds, tx.now)) {
      tx.emit({
        name: 'worker.profile-changed.v1',
        aggregateId: workerId,
        aggregateVersion: version,
        cityCode: cityCodeOf(state.regionCode),
        payload: state,
      });
    }
  }

  private async hold(tx: Tx, { workerId, regions }: Represented): Promise<void> {
    const region = ownRegion('region_code', regions);
    const raise = () =>
      tx.changedOne(`UPDATE workers SET version = version + 1, updated_at = ? WHERE worker_id = ? AND ${region.sql}`, [
        tx.now,
        workerId,
        ...region.params,
      ]);
    if (await raise()) return;
    if (regions !== null) throw new DomainError('resource.not_found');
    // The account is older than the row: its first visit is faster than the consumer that registers it.
    if (!(await this.register(tx, { workerId }))) await raise();
  }
}

/** The city of a county or city; null for a person who has named neither. */
export const cityCodeOf = (regionCode: string): string | null =>
  regionCode.length >= 4 ? regionCode.slice(0, 4) : null;
