import { Inject, Injectable } from '@nestjs/common';
import { Erasures } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import { CONFIG, Consumer, type Config, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { closeGuard, guardWorkers } from '../data/worker-guards';
import { heldSeats, workKeptUntil } from '../read-models/erasure-consequences.reader';

const DAY_MS = 86_400_000;

/**
 * The grace time of an erasure is over. The worker's guard is written first: a seat that is being taken comes before it, and
 * puts it off until the work is over, or finds nobody to take it. A look that comes early or twice changes nothing.
 */
@Injectable()
@Consumer('bookings.erase-when-due', 'account.erasure-due.v1')
export class EraseWhenDue implements EffectConsumer<'account.erasure-due.v1'> {
  constructor(
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ payload: { erasureId, accountId } }: EventOf<'account.erasure-due.v1'>, tx: Tx): Promise<void> {
    // Before the guard as well: one that is done has none that could be written.
    if (!(await this.erasures.due(tx, erasureId))) return;
    await guardWorkers(tx, [accountId]);
    const erasure = await this.erasures.due(tx, erasureId);
    if (!erasure) return;
    const held = await heldSeats(tx, accountId, tx.now);
    const last = held.reduce((latest, { end }) => (end > latest ? end : latest), tx.now);
    if (held.length > 0 || (await this.countedOn(tx, accountId))) {
      await this.erasures.putOff(tx, erasure, new Date(last.getTime() + DAY_MS));
      return;
    }
    await withdrawApplications(tx, accountId);
    const keepUntil = await workKeptUntil(tx, accountId, tx.now, this.config);
    // Facts about the person were read before by whoever is giving them a seat now: the closed guard refuses those.
    if (await this.erasures.carryOut(tx, erasure, keepUntil)) await closeGuard(tx, accountId);
  }

  /** Whether the person has become a member of an employer since. */
  private async countedOn(tx: Tx, accountId: Id): Promise<boolean> {
    try {
      await this.erasures.assertNobodyElse(tx, accountId);
      return false;
    } catch (error) {
      if (error instanceof DomainError) return true;
      throw error;
    }
  }
}

/** Nobody is chosen who is no longer there. */
async function withdrawApplications(tx: Tx, workerId: Id): Promise<void> {
  const rows = await tx.rows<{ id: Id }>(
    "SELECT id FROM applications WHERE worker_id = ? AND state = 'made' AND live = 1 ORDER BY id",
    [workerId],
  );
  for (const { id } of rows) {
    const moved = await tx.changedOne(
      "UPDATE applications SET state = 'withdrawn', live = NULL WHERE id = ? AND state = 'made'",
      [id],
    );
    if (moved) await record(tx, [{ subject: 'application', subjectId: id, from: 'made', to: 'withdrawn' }]);
  }
}
