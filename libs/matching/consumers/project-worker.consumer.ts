import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Realtime, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { storeProfiles } from '../data/candidate-store';

/** What a worker says of himself, for the candidate index. */
@Injectable()
@Consumer('matching.project-worker', 'worker.profile-changed.v1')
export class ProjectWorker implements EffectConsumer<'worker.profile-changed.v1'> {
  constructor(@Inject(Realtime) private readonly realtime: Realtime) {}

  async handle(event: EventOf<'worker.profile-changed.v1'>, tx: Tx): Promise<void> {
    await storeProfiles(tx, [{ version: event.aggregateVersion, state: event.payload }]);
    tx.afterCommit(() => this.realtime.nudge('index'));
  }
}
