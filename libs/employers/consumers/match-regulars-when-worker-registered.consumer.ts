import { Inject, Injectable } from '@nestjs/common';
import { PersonReader } from '@gg/identity';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';

/** Numbers that employers named wait for their owners: when one registers, they become that person. */
@Injectable()
@Consumer('employers.match-regulars-when-worker-registered', 'worker.registered.v1')
export class MatchRegularsWhenWorkerRegistered implements EffectConsumer<'worker.registered.v1'> {
  constructor(@Inject(PersonReader) private readonly persons: PersonReader) {}

  async handle({ payload }: EventOf<'worker.registered.v1'>, tx: Tx): Promise<void> {
    const somebodyWaits = await tx.row('SELECT 1 AS found FROM employer_regulars WHERE waiting = 1 LIMIT 1');
    if (!somebodyWaits) return;
    for (const [workerId, phoneIndex] of await this.persons.phoneIndexes(payload.workerIds, tx)) {
      await tx.change(
        'UPDATE employer_regulars SET matched_worker_id = ?, waiting = NULL WHERE waiting = 1 AND phone_index = ?',
        [workerId, phoneIndex],
      );
    }
  }
}
