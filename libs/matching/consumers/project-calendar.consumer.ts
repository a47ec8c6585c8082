import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Realtime, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { storeCalendars } from '../data/candidate-store';

/** What a worker has promised, for the candidate index. */
@Injectable()
@Consumer('matching.project-calendar', 'worker.calendar-changed.v1')
export class ProjectCalendar implements EffectConsumer<'worker.calendar-changed.v1'> {
  constructor(@Inject(Realtime) private readonly realtime: Realtime) {}

  async handle(event: EventOf<'worker.calendar-changed.v1'>, tx: Tx): Promise<void> {
    await storeCalendars(tx, [{ version: event.aggregateVersion, state: event.payload }]);
    tx.afterCommit(() => this.realtime.nudge('index'));
  }
}
