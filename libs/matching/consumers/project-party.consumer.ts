import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Realtime, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { storeParty } from '../data/candidate-store';

/** Who comes together, for the candidate index. */
@Injectable()
@Consumer('matching.project-party', 'party.changed.v1')
export class ProjectParty implements EffectConsumer<'party.changed.v1'> {
  constructor(@Inject(Realtime) private readonly realtime: Realtime) {}

  async handle(event: EventOf<'party.changed.v1'>, tx: Tx): Promise<void> {
    await storeParty(tx, event.aggregateVersion, event.payload);
    tx.afterCommit(() => this.realtime.nudge('index'));
  }
}
