import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { WorkerChanges } from '../use-cases/worker-changes';

/** What identity knows of a person is part of a worker's profile: when it changes, the profile is told anew. */
@Injectable()
@Consumer('workers.publish-profile-when-person-changed', 'person.changed.v1')
export class PublishProfileWhenPersonChanged implements EffectConsumer<'person.changed.v1'> {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  /** Reads the person as they are now, so that deliveries out of order end in the same state. */
  async handle({ payload }: EventOf<'person.changed.v1'>, tx: Tx): Promise<void> {
    await this.changes.bump(tx, [payload.accountId]);
    await this.changes.tell(tx, [payload.accountId]);
  }
}
