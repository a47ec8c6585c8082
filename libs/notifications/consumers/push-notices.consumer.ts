import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticePusher, type Pushed } from '../channels/notice-pusher';

/**
 * Pushes what the push right after the commit left out: the process died between the two, or Redis was away. Repeated
 * until Redis takes it; a page drops a notice whose id it has.
 */
@Injectable()
@Consumer('notifications.push-notices', 'notices.push-due.v1')
export class PushNotices implements OutsideConsumer<'notices.push-due.v1', Pushed> {
  constructor(@Inject(NoticePusher) private readonly pusher: NoticePusher) {}

  async perform({ payload }: EventOf<'notices.push-due.v1'>): Promise<Pushed> {
    return this.pusher.push(await this.pusher.unpushed(payload.causeId, payload.chunk));
  }

  confirm(pushed: Pushed, _event: EventOf<'notices.push-due.v1'>, tx: Tx): Promise<void> {
    return this.pusher.record(tx, pushed);
  }
}
