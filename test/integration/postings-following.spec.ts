import { newId, type Id } from '@gg/kernel';
import { systemCaller, type EffectConsumer, type EventOf } from '@gg/platform';
import type { EventName } from '@gg/contracts';
import { ExpireWhenDue } from '../../libs/postings/consumers/expire-when-due.consumer';
import { FollowFilled } from '../../libs/postings/consumers/follow-filled.consumer';
import { FollowReopened } from '../../libs/postings/consumers/follow-reopened.consumer';
import { FollowSeats } from '../../libs/postings/consumers/follow-seats.consumer';
import { FollowWithdrawal } from '../../libs/postings/consumers/follow-withdrawal.consumer';
import { goodPosting, postingsServices, type PostingsServices, type TestEmployer } from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;

beforeAll(async () => {
  services = await postingsServices();
  firm = await services.employer();
});
afterAll(() => services.close());

/** Gives an event to a consumer as the runner does: in one transaction. */
function consume<N extends EventName>(
  consumer: EffectConsumer<N>,
  payload: EventOf<N>['payload'],
  aggregateVersion = 1,
): Promise<void> {
  return services.transactions.run(systemCaller('test'), 'test.consume', (tx) =>
    consumer.handle({ payload, aggregateVersion } as EventOf<N>, tx, { chunk: 0, dueAt: tx.now }),
  );
}

const publish = async (
  days: readonly string[] = ['2026-11-25'],
  more: object = {},
): Promise<{ postingId: Id; shiftIds: Id[] }> => {
  const [first, ...repeatOn] = days;
  const shift = { start: `${first}T06:30:00+08:00`, end: `${first}T10:30:00+08:00`, headcount: 2, repeatOn };
  return (await firm.ask('POST', '/postings', { ...goodPosting, ...more, shifts: [shift], publish: true })).body;
};
const stateOf = async (postingId: Id) => {
  const posting = await services.connections.row<{ state: string }>('SELECT state FROM postings WHERE id = ?', [
    postingId,
  ]);
  const shifts = await services.connections.rows<{ state: string }>(
    'SELECT state FROM shifts WHERE posting_id = ? ORDER BY starts_at',
    [postingId],
  );
  return [posting!.state, shifts.map(({ state }) => state).join(' ')];
};
const closedEvents = async (postingId: Id) =>
  (await services.events('shift.closed.v1'))
    .filter(({ payload }) => payload['postingId'] === postingId)
    .map(({ payload }) => payload['reason']);

/** Runs at a business time, and comes back. */
async function at<T>(instant: string, work: () => Promise<T>): Promise<T> {
  const by = Date.parse(instant) - services.clock.now().getTime();
  services.clock.advance(by);
  try {
    return await work();
  } finally {
    services.clock.advance(-by);
  }
}

describe('the number of seats', () => {
  const consumer = new FollowSeats();

  it('is the newest that bookings told, in whatever order it comes and however often', async () => {
    const {
      shiftIds: [shiftId],
    } = await publish();
    const seats = (headcount: number, version: number, employerId = firm.employerId) =>
      consume(consumer, { shiftId: shiftId!, employerId, headcount, version });
    const headcount = async () =>
      (await services.connections.row<{ headcount: number; version: number }>(
        'SELECT headcount, version FROM shifts WHERE id = ?',
        [shiftId!],
      ))!;
    await seats(5, 3);
    await seats(9, 2);
    await seats(5, 3);
    expect(await headcount()).toEqual({ headcount: 5, version: 3 });
    await seats(4, 4);
    await seats(99, 9, newId());
    expect(await headcount()).toEqual({ headcount: 4, version: 4 });
  });
});

describe('a shift without a seat left', () => {
  const told = (shiftId: Id, full: boolean, version: number, employerId = firm.employerId) =>
    full
      ? consume(new FollowFilled(), { shiftId, employerId, headcount: 2 }, version)
      : consume(new FollowReopened(), { shiftId, employerId, headcount: 2, filled: 1 }, version);
  const around = '/jobs?lng=108.2435&lat=22.7789&radiusM=1000&limit=50';
  /** Whether it stands in the list by start and in the one by distance, and what its own page says. */
  const shown = async (shiftId: Id) => {
    const lists = await Promise.all(['/jobs?limit=50', around].map((path) => services.get(path)));
    const listed = lists.map(
      ({ body }) => body.items.some((job: { shiftId: Id }) => job.shiftId === shiftId) as boolean,
    );
    const { status, body } = await services.get(`/jobs/${shiftId}`);
    return { listed, page: status === 200 ? (body.full as boolean) : status };
  };
  const there = { listed: [true, true], page: false };
  const gone = { listed: [false, false], page: true };

  it('leaves the lists and says so on its page, and is back with its seat, whatever comes first', async () => {
    const {
      shiftIds: [shiftId],
    } = await publish();
    expect(await shown(shiftId!)).toEqual(there);
    await told(shiftId!, true, 4);
    expect(await shown(shiftId!)).toEqual(gone);
    await told(shiftId!, true, 4);
    await told(shiftId!, false, 5);
    expect(await shown(shiftId!)).toEqual(there);
    // Taken, given back and taken again, the end heard first.
    await told(shiftId!, true, 8);
    await told(shiftId!, true, 6);
    await told(shiftId!, false, 7);
    expect(await shown(shiftId!)).toEqual(gone);
    await told(shiftId!, false, 9, newId());
    expect(await shown(shiftId!)).toEqual(gone);
  });

  it('that is withdrawn has no page any more, full or not', async () => {
    const {
      postingId,
      shiftIds: [shiftId],
    } = await publish();
    await told(shiftId!, true, 2);
    await consume(new FollowWithdrawal(), {
      postingId,
      shiftId: shiftId!,
      employerId: firm.employerId,
      reason: '雨太大',
    });
    await told(shiftId!, false, 3);
    expect(await shown(shiftId!)).toEqual({ listed: [false, false], page: 404 });
  });
});

describe('a withdrawal', () => {
  const consumer = new FollowWithdrawal();
  const withdraw = (postingId: Id, shiftId: Id) =>
    consume(consumer, { postingId, shiftId, employerId: firm.employerId, reason: '雨太大' });

  it('takes the posting along with its last shift, and not before', async () => {
    const { postingId, shiftIds } = await publish(['2026-11-25', '2026-11-26']);
    await withdraw(postingId, shiftIds[0]!);
    expect(await stateOf(postingId)).toEqual(['published', 'withdrawn open']);
    await withdraw(postingId, shiftIds[1]!);
    await withdraw(postingId, shiftIds[1]!);
    expect(await stateOf(postingId)).toEqual(['withdrawn', 'withdrawn withdrawn']);
    const last = await services.connections.rows<{ toState: string; reason: string; channel: string }>(
      "SELECT to_state, reason, channel FROM posting_transitions WHERE posting_id = ? AND to_state = 'withdrawn'",
      [postingId],
    );
    expect(last).toEqual([{ toState: 'withdrawn', reason: '雨太大', channel: 'system' }]);
  });

  it('of all shifts at once withdraws the posting, too', async () => {
    for (let round = 0; round < 5; round++) {
      const { postingId, shiftIds } = await publish(['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']);
      await Promise.all(shiftIds.map((shiftId) => withdraw(postingId, shiftId)));
      expect((await stateOf(postingId))[0]).toBe('withdrawn');
    }
  });

  it('of a shift that is closed already leaves the posting closed', async () => {
    const { postingId, shiftIds } = await publish();
    await firm.ask('POST', `/postings/${postingId}/closure`, {});
    await withdraw(postingId, shiftIds[0]!);
    expect(await stateOf(postingId)).toEqual(['closed', 'withdrawn']);
  });
});

describe('the end of a posting', () => {
  const consumer = new ExpireWhenDue();
  const look = (postingId: Id) => consume(consumer, { postingId });

  it('comes with its last shift, not before, and once', async () => {
    const { postingId } = await publish(['2026-11-25', '2026-11-26']);
    await at('2026-11-26T02:29:59.999Z', () => look(postingId));
    expect(await stateOf(postingId)).toEqual(['published', 'open open']);
    await at('2026-11-26T02:30:00Z', async () => {
      await look(postingId);
      await look(postingId);
    });
    expect(await stateOf(postingId)).toEqual(['expired', 'closed closed']);
    // Both shifts are over: there is nothing left for bookings to close.
    expect(await closedEvents(postingId)).toEqual([]);
  });

  it('comes with its validity, and closes what is still ahead', async () => {
    const { postingId } = await publish(['2026-11-25', '2026-11-26'], { validUntil: '2026-11-25T12:00:00+08:00' });
    await at('2026-11-25T04:00:00Z', () => look(postingId));
    expect(await stateOf(postingId)).toEqual(['expired', 'closed closed']);
    expect(await closedEvents(postingId)).toEqual(['expired']);
  });

  it('comes to one in review when its last shift begins unseen', async () => {
    const { postingId } = await publish(['2026-11-25', '2026-11-26'], { engagementType: 'casual' });
    await at('2026-11-24T22:30:00Z', () => look(postingId));
    expect((await stateOf(postingId))[0]).toBe('in_review');
    await at('2026-11-25T22:30:00Z', () => look(postingId));
    expect(await stateOf(postingId)).toEqual(['expired', 'closed closed']);
  });

  it('leaves what is closed, withdrawn or unknown as it is', async () => {
    const { postingId } = await publish();
    await firm.ask('POST', `/postings/${postingId}/closure`, {});
    await at('2026-12-01T00:00:00Z', () => look(postingId));
    await at('2026-12-01T00:00:00Z', () => look(newId()));
    expect(await stateOf(postingId)).toEqual(['closed', 'closed']);
  });
});
