import { Inject, Injectable } from '@nestjs/common';
import { Connections, Consumer, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { CallList, callAboutQuestion, type NewCall } from '../channels/call-list';
import { noticesOfCauses } from '../data/notices';

/** Some who hold a seat have not said whether they come: staff phone them while there is time. */
@Injectable()
@Consumer('notifications.call-the-silent', 'reconfirmations.silent.v1')
export class CallTheSilent implements OutsideConsumer<'reconfirmations.silent.v1', NewCall[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(CallList) private readonly callList: CallList,
  ) {}

  /** Throws while the questions themselves have not been written yet, to be tried again. */
  async perform({ payload }: EventOf<'reconfirmations.silent.v1'>): Promise<NewCall[]> {
    const { shiftId, answerBy, silent } = payload;
    const [shifts, notices] = await Promise.all([
      this.shifts.details(this.connections, [shiftId]),
      noticesOfCauses(
        this.connections,
        silent.map(({ askedIn, workerId }) => ({ causeId: askedIn, accountId: workerId })),
      ),
    ]);
    const shift = shifts.get(shiftId);
    if (!shift) return [];
    if (notices.length === 0) throw new Error(`nobody on shift ${shiftId} has been asked yet`);
    return notices.map((notice) => callAboutQuestion(notice, shift, new Date(answerBy)));
  }

  async confirm(calls: NewCall[], _event: EventOf<'reconfirmations.silent.v1'>, tx: Tx): Promise<void> {
    await this.callList.add(tx, calls);
  }
}
