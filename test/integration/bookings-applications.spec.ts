import { AcceptOffer, ApplicationReader, Applications, ChangeSeats, type ApplicantView } from '@gg/bookings';
import type { EventName } from '@gg/contracts';
import { Consents, Representation } from '@gg/identity';
import { DomainError, newId, type Id } from '@gg/kernel';
import { Connections, decodeCursor, systemCaller, type Caller, type EffectConsumer, type EventOf } from '@gg/platform';
import { z } from 'zod';
import { CloseApplicationsWhenShiftStarts } from '../../libs/bookings/consumers/close-applications-when-shift-starts.consumer';
import { CloseWithdrawnShift } from '../../libs/bookings/consumers/close-withdrawn-shift.consumer';
import { EndSeatsWhenOver } from '../../libs/bookings/consumers/end-seats-when-over.consumer';
import { StopWhenShiftClosed } from '../../libs/bookings/consumers/stop-when-shift-closed.consumer';
import { WithdrawOffersWhenShiftFilled } from '../../libs/bookings/consumers/withdraw-offers-when-shift-filled.consumer';
import { BoardPublisher } from '../../libs/bookings/read-models/board-publisher';
import { closeApplications } from '../../libs/bookings/use-cases/close-applications';
import { asWorker, BookingGround } from '../support/booking-ground';
import { asSomebodyElse } from '../support/somebody-else';
import type { WorkerTouches, WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let hours = 20;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-applications');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await ground?.close();
});

const as = (person: WorldPerson, employerId: Id | null, role: string): Caller => ({
  ...systemCaller('ground'),
  kind: 'employer',
  accountId: person.accountId,
  employerId,
  channel: 'app',
  grants: [{ role, regionPrefix: null }],
});
const boss = (): Caller => as(employer.owner, employer.employerId, 'owner');

/** A clerk who phones with somebody that has agreed to be represented. */
async function clerkFor(accountId: Id, regionPrefix: string): Promise<Caller> {
  await ground.world.run((tx) => ground.app.get(Consents).giveWithin(tx, accountId, 'act_on_behalf'));
  const clerk: Caller = {
    ...systemCaller('ground'),
    kind: 'staff',
    accountId: newId(),
    grants: [{ role: 'clerk', regionPrefix }],
  };
  return ground.app.get(Representation).of(clerk, accountId, 'phone');
}

/** A shift for which one applies; each on a day of its own, so that nobody is in two places. */
const shift = (headcount: number, of: WorldEmployer = employer): Promise<Id> =>
  ground.shift(place, of, headcount, (hours += 24), 4, { mode: { application: true } });

const apply = (person: WorldPerson, shiftId: Id) => ground.app.get(Applications).apply(asWorker(person), { shiftId });
const choose = (applicationId: Id, caller = boss(), employerId: Id | null = null) =>
  ground.app.get(Applications).choose(caller, { applicationId }, employerId);

/** Several who have applied, one after the other. */
async function applied(
  shiftId: Id,
  count: number,
  touch?: (n: number) => WorkerTouches,
): Promise<{ people: WorldPerson[]; ids: Id[] }> {
  const people = await ground.world.workers(place, count, touch);
  const ids: Id[] = [];
  for (const person of people) ids.push((await apply(person, shiftId)).applicationId);
  return { people, ids };
}

type Asked = Parameters<ApplicationReader['ofShift']>[1];
const list = (shiftId: Id, more: Partial<Asked> = {}, caller = boss()) =>
  ground.app.get(ApplicationReader).ofShift(caller, { shiftId, state: 'made', limit: 100, after: null, ...more });

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const statesOf = async (ids: readonly Id[]) => {
  const rows = await ground.connections.rows<{ id: Id; state: string }>(
    'SELECT id, state FROM applications WHERE id IN (?)',
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};

/** Gives an event to a consumer as the runner does: in one transaction. */
const consume = <N extends EventName>(
  consumer: EffectConsumer<N>,
  payload: EventOf<N>['payload'],
  now?: Date,
): Promise<void> =>
  ground.world.run((tx) => {
    if (now) Object.assign(tx, { now });
    return consumer.handle({ payload } as EventOf<N>, tx, { chunk: 0, dueAt: tx.now });
  });
const board = () => ground.app.get(BoardPublisher);
const filled = (shiftId: Id) =>
  consume(new WithdrawOffersWhenShiftFilled(board()), { shiftId, employerId: employer.employerId, headcount: 1 });

/** What was told of applications that a shift ended: reason and ids of each event. */
const told = async (shiftId: Id) =>
  (
    await ground.connections.rows<{ payload: string }>(
      "SELECT payload FROM events WHERE name = 'applications.closed.v1' AND aggregate_id = ? ORDER BY id",
      [shiftId],
    )
  ).map(({ payload }) => {
    const { reason, applications } = JSON.parse(payload) as { reason: string; applications: { applicationId: Id }[] };
    return { reason, ids: applications.map(({ applicationId }) => applicationId).sort() };
  });

describe('what a worker has applied for', () => {
  it('comes page by page, the latest first, with what became of it, and nothing of anybody else', async () => {
    const [person, other] = await ground.world.workers(place, 2);
    const made: { applicationId: Id; shiftId: Id }[] = [];
    for (let n = 0; n < 5; n++) made.push(await apply(person!, await shift(2)));
    await apply(other!, made[0]!.shiftId);
    const { bookingId } = await choose(made[0]!.applicationId);
    await ground.app.get(Applications).withdraw(asWorker(person!), { applicationId: made[1]!.applicationId });
    const found = [];
    for (let after: string | null = null; ;) {
      const cursor = decodeCursor(after ?? undefined, [z.iso.datetime(), z.uuid()]);
      const page = await ground.app.get(ApplicationReader).ofWorker(person!.accountId, 2, cursor);
      found.push(...page.items.map(({ madeAt: _, ...rest }) => rest));
      if ((after = page.next) === null) break;
    }
    const expected = made.map(({ applicationId, shiftId }, n) => ({
      applicationId,
      shiftId,
      state: ['chosen', 'withdrawn'][n] ?? 'made',
      bookingId: n === 0 ? bookingId : null,
    }));
    expect(found).toEqual(expected.reverse());
  });
});

describe('who has applied', () => {
  it('is told as far as an employer may know: masked, with what decides and no number', async () => {
    const { trade } = place;
    const shiftId = await shift(3);
    const { people, ids } = await applied(shiftId, 2, (n) =>
      n === 0 ? { trades: [{ code: trade.code, months: 7 }] } : { place: null },
    );
    const [known, placeless] = people as [WorldPerson, WorldPerson];
    await ground.world.run(async (tx) => {
      const paper = { workerId: known.accountId, statedAt: tx.now, live: 1, proofState: 'stated', kind: 'health' };
      await tx.insert('worker_certificates', [
        { id: newId(), ...paper, validFrom: '2020-01-01', validTo: '2020-12-31' },
        { id: newId(), ...paper, validFrom: '2021-01-01', validTo: '2090-01-01' },
      ]);
      await tx.insert('worker_calendars', calendarOf(known.accountId));
    });
    const { items, next } = await list(shiftId);
    expect(next).toBeNull();
    expect(items.map(({ applicationId }) => applicationId)).toEqual(ids);
    const [first, second] = items as [ApplicantView, ApplicantView];
    expect(first).toMatchObject({
      workerId: known.accountId,
      name: `${known.name[0]}${'*'.repeat(known.name.length - 1)}`,
      trades: [{ code: trade.code, months: 7, shifts: 0 }],
      showUp: { shows: 9, noShows: 1, lateCancellations: 2 },
      certificates: [{ kind: 'health', validTo: '2090-01-01', proven: false }],
      regular: false,
    });
    expect(first.distanceM! % 100).toBe(0);
    expect(first.distanceM).toBeGreaterThan(0);
    expect(first.reasons).toEqual([
      { part: 'distance', textKey: 'score.distance', params: { distanceM: first.distanceM } },
      { part: 'experience', textKey: 'score.experience', params: { shifts: 0, months: 7 } },
      { part: 'show_up', textKey: 'score.show_up', params: { shows: 9, noShows: 1, cancellations: 2 } },
    ]);
    expect(second.distanceM).toBeNull();
    expect(second.reasons.map(({ part }) => part)).toEqual(['experience', 'show_up']);
    const text = JSON.stringify(items);
    for (const secret of [known.name, known.phone, placeless.name, placeless.phone]) expect(text).not.toContain(secret);
  });

  it('comes page by page, each once, by state', async () => {
    const shiftId = await shift(5);
    const { ids } = await applied(shiftId, 5);
    await ground.app.get(Applications).refuse(boss(), { applicationId: ids[3]! });
    const found: Id[] = [];
    for (let after: string | null = null; ;) {
      const cursor = decodeCursor(after ?? undefined, [z.iso.datetime(), z.uuid()]);
      const page = await list(shiftId, { limit: 2, after: cursor });
      found.push(...page.items.map(({ applicationId }) => applicationId));
      if ((after = page.next) === null) break;
    }
    expect(found).toEqual(ids.filter((_, n) => n !== 3));
    expect((await list(shiftId, { state: 'not_chosen' })).items.map(({ applicationId }) => applicationId)).toEqual([
      ids[3],
    ]);
  });

  it('is asked of the database in as many reads for 30 as for 2', async () => {
    const few = await shift(30);
    const many = await shift(30);
    await applied(few, 2);
    await applied(many, 30);
    const query = jest.spyOn(ground.app.get(Connections), 'query');
    const reads = async (shiftId: Id): Promise<number> => {
      query.mockClear();
      await list(shiftId);
      return query.mock.calls.length;
    };
    const [forFew, forMany] = [await reads(few), await reads(many)];
    expect(forMany).toBe(forFew);
    expect(forMany).toBeLessThan(20);
  });

  it('comes from one index without sorting, the first page and a deep one', async () => {
    const shiftId = await shift(500);
    await ground.connections.change(
      `INSERT INTO applications (id, shift_id, employer_id, worker_id, state, live, made_at, channel)
       SELECT UUID(), IF(seq % 2, ?, UUID()), ?, UUID(), IF(seq % 5, 'made', 'withdrawn'), NULL,
              '2026-11-01' + INTERVAL seq SECOND, 'app' FROM seq_1_to_20000`,
      [shiftId, employer.employerId],
    );
    await ground.connections.query('ANALYZE TABLE applications', []);
    const query = jest.spyOn(ground.app.get(Connections), 'query');
    for (const after of [null, ['2026-11-01T02:00:00.000Z', newId()] as const]) {
      query.mockClear();
      expect((await list(shiftId, { limit: 20, after })).items).toHaveLength(20);
      const [sql, params] = query.mock.calls.find(([text]) => text.includes('FROM applications'))!;
      const [row] = await ground.connections.rows<{ key: string; Extra: string }>(`EXPLAIN ${sql}`, params);
      expect(row!.key).toBe('idx_applications_shift_state');
      expect(row!.Extra).not.toMatch(/filesort|temporary/i);
    }
  });

  it('is nobody’s business but the own employer’s, and staff’s who act for it within their region', async () => {
    const other = await ground.world.employer(place);
    const shiftId = await shift(1);
    const { ids } = await applied(shiftId, 1);
    const { employerId } = employer;
    expect(await refusal(list(shiftId, {}, as(other.owner, other.employerId, 'owner')))).toBe('resource.not_found');
    const clerk = await clerkFor(employer.owner.accountId, place.cityCode);
    expect((await list(shiftId, { employerId }, clerk)).items.map(({ applicationId }) => applicationId)).toEqual(ids);
    expect(await refusal(list(shiftId, { employerId: other.employerId }, clerk))).toBe('resource.not_found');
    const elsewhere = { ...clerk, grants: [{ role: 'clerk', regionPrefix: '4514' }] };
    expect(await refusal(list(shiftId, { employerId }, elsewhere))).toBe('resource.not_found');
    // Looking only is not choosing, also through staff; a foreman may choose, also through staff.
    const viewer = await ground.world.member(place, employerId, 'viewer');
    expect(await refusal(list(shiftId, { employerId }, await clerkFor(viewer.accountId, place.cityCode)))).toBe(
      'resource.not_found',
    );
    const foreman = await ground.world.member(place, employerId, 'foreman');
    expect((await list(shiftId, { employerId }, await clerkFor(foreman.accountId, place.cityCode))).items).toHaveLength(
      1,
    );
    await ground.connections.change('UPDATE consents SET live = NULL WHERE account_id = ?', [employer.owner.accountId]);
    expect(await refusal(list(shiftId, { employerId }, clerk))).toBe('identity.consent_missing');
  });
});

describe('those who were not chosen', () => {
  it('are told when the last seat goes to somebody, and nobody who was answered before', async () => {
    const shiftId = await shift(2);
    const { people, ids } = await applied(shiftId, 6);
    await ground.app.get(Applications).refuse(boss(), { applicationId: ids[1]! });
    await ground.app.get(Applications).withdraw(asWorker(people[2]!), { applicationId: ids[2]! });
    await choose(ids[0]!);
    // One seat is left: nothing ends yet, also when an event of before comes late.
    await filled(shiftId);
    expect(await statesOf(ids)).toEqual(['chosen', 'not_chosen', 'withdrawn', 'made', 'made', 'made']);
    await choose(ids[3]!);
    await filled(shiftId);
    await filled(shiftId);
    expect(await statesOf(ids)).toEqual(['chosen', 'not_chosen', 'withdrawn', 'chosen', 'not_chosen', 'not_chosen']);
    expect(await told(shiftId)).toEqual([{ reason: 'shift_filled', ids: [ids[4]!, ids[5]!].sort() }]);
    const records = await ground.connections.rows<{ reason: string }>(
      "SELECT reason FROM booking_records WHERE subject_id = ? AND to_state = 'not_chosen'",
      [ids[5]!],
    );
    expect(records).toEqual([{ reason: 'shift_filled' }]);
  });

  it('are told when the shift is withdrawn, closed, or starts', async () => {
    const { employerId } = employer;
    const withdrawn = await shift(1);
    const closed = await shift(1);
    const started = await shift(1);
    const of = async (shiftId: Id) => (await applied(shiftId, 2)).ids;
    const [a, b, c] = [await of(withdrawn), await of(closed), await of(started)];
    await ground.app.get(ChangeSeats).withdraw(boss(), { shiftId: withdrawn, reason: '货没有到' });
    await consume(new CloseWithdrawnShift(board()), {
      shiftId: withdrawn,
      postingId: newId(),
      employerId,
      reason: '货没有到',
    });
    await consume(new StopWhenShiftClosed(board()), {
      postingId: newId(),
      shiftId: closed,
      employerId,
      reason: 'taken_down',
    });
    const starts = new CloseApplicationsWhenShiftStarts();
    await consume(starts, { shiftId: started });
    expect(await statesOf(c)).toEqual(['made', 'made']);
    const [due] = await ground.connections.rows<{ dueAt: Date }>(
      `SELECT d.due_at FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE e.name = 'shift.start-due.v1' AND e.aggregate_id = ?`,
      [started],
    );
    await consume(starts, { shiftId: started }, due!.dueAt);
    for (const ids of [a, b, c]) expect(await statesOf(ids)).toEqual(['not_chosen', 'not_chosen']);
    expect((await told(withdrawn)).map(({ reason }) => reason)).toEqual(['shift_withdrawn']);
    expect((await told(closed)).map(({ reason }) => reason)).toEqual(['shift_taken_down']);
    expect(await told(started)).toEqual([{ reason: 'shift_started', ids: [...c].sort() }]);
  });

  it('a choice while the shift ends either stands whole or ends with the others', async () => {
    for (let round = 0; round < 6; round++) {
      const shiftId = await shift(2);
      const { ids } = await applied(shiftId, 4);
      const closing = consume(new StopWhenShiftClosed(board()), {
        postingId: newId(),
        shiftId,
        employerId: employer.employerId,
        reason: 'closed',
      });
      const [answer] = await Promise.all([refusal(choose(ids[0]!)), closing]);
      const [chosen, ...rest] = await statesOf(ids);
      expect(rest).toEqual(['not_chosen', 'not_chosen', 'not_chosen']);
      expect(chosen).toBe(answer === 'none' ? 'chosen' : 'not_chosen');
      const seats = await ground.connections.row<{ filled: number }>(
        'SELECT filled FROM shift_seats WHERE shift_id = ?',
        [shiftId],
      );
      expect(seats!.filled).toBe(answer === 'none' ? 1 : 0);
    }
  });

  it('nobody who holds a seat of the shift, by an offer say, is told so: the application became that seat', async () => {
    const shiftId = await ground.shift(place, employer, 3, (hours += 24), 4, {
      mode: { dispatch: true, application: true },
    });
    const { people, ids } = await applied(shiftId, 3);
    const [offerId] = await ground.offer(shiftId, [{ leader: people[0]! }]);
    const accepted = await ground.app.get(AcceptOffer).execute(asWorker(people[0]!), { offerId: offerId! });
    expect(await statesOf(ids)).toEqual(['chosen', 'made', 'made']);
    // An application that was under way while its worker was seated.
    await ground.world.run((tx) =>
      tx.change("UPDATE applications SET state = 'made', live = 1, booking_id = NULL WHERE id = ?", [ids[0]!]),
    );
    const closing = { postingId: newId(), shiftId, employerId: employer.employerId, reason: 'closed' as const };
    await consume(new StopWhenShiftClosed(board()), closing);
    expect(await statesOf(ids)).toEqual(['chosen', 'not_chosen', 'not_chosen']);
    expect(await told(shiftId)).toEqual([{ reason: 'shift_closed', ids: [...ids.slice(1)].sort() }]);
    const own = await ground.app.get(ApplicationReader).ofWorker(people[0]!.accountId, 1, null);
    expect(own.items[0]).toMatchObject({ applicationId: ids[0], bookingId: accepted.bookings[0]!.bookingId });
  });

  it('who applied in the instant of the start is told at the latest when the shift is over', async () => {
    const shiftId = await shift(1);
    const { ids } = await applied(shiftId, 1);
    const seats = await ground.connections.row<{ endsAt: Date }>('SELECT ends_at FROM shift_seats WHERE shift_id = ?', [
      shiftId,
    ]);
    await consume(new EndSeatsWhenOver(board()), { shiftId }, seats!.endsAt);
    expect(await statesOf(ids)).toEqual(['not_chosen']);
    expect(await told(shiftId)).toEqual([{ reason: 'shift_started', ids }]);
  });

  it('one who withdraws while the others end has withdrawn, and is told nothing', async () => {
    const shiftId = await shift(2);
    const { people, ids } = await applied(shiftId, 3);
    await ground.world.run(async (tx) => {
      const rows = tx.rows.bind(tx);
      jest.spyOn(tx, 'rows').mockImplementationOnce(async (sql, params) => {
        const waiting = await rows(sql, params);
        await asSomebodyElse(() =>
          ground.app.get(Applications).withdraw(asWorker(people[1]!), { applicationId: ids[1]! }),
        );
        return waiting as never;
      });
      await closeApplications(tx, { shiftId, reason: 'shift_closed' });
    });
    expect(await statesOf(ids)).toEqual(['not_chosen', 'withdrawn', 'not_chosen']);
    expect(await told(shiftId)).toEqual([{ reason: 'shift_closed', ids: [ids[0]!, ids[2]!].sort() }]);
  });

  it('nobody who applies while the last seat goes is left waiting', async () => {
    for (let round = 0; round < 6; round++) {
      const shiftId = await shift(1);
      const { ids } = await applied(shiftId, 1);
      const late = await ground.world.workers(place, 8);
      const [, ...answers] = await Promise.all([choose(ids[0]!), ...late.map((one) => refusal(apply(one, shiftId)))]);
      await filled(shiftId);
      for (const answer of answers) expect(['none', 'shift.full']).toContain(answer);
      const waiting = await ground.connections.rows(
        "SELECT id FROM applications WHERE shift_id = ? AND state = 'made'",
        [shiftId],
      );
      expect(waiting).toEqual([]);
    }
    const full = await shift(1);
    const { ids } = await applied(full, 1);
    await choose(ids[0]!);
    const [late] = await ground.world.workers(place, 1);
    expect(await refusal(apply(late!, full))).toBe('shift.full');
  });
});

describe('staff for an employer', () => {
  it('choose, refuse, cut and withdraw, with the person, the channel and the consent on record', async () => {
    const { employerId } = employer;
    const clerk = await clerkFor(employer.owner.accountId, place.cityCode);
    const provenance = {
      actorId: clerk.accountId,
      onBehalfOf: employer.owner.accountId,
      channel: 'phone',
      consentId: clerk.consentId,
    };
    const recordOf = (subjectId: Id, to: string) =>
      ground.connections.row(
        'SELECT actor_id, on_behalf_of, channel, consent_id FROM booking_records WHERE subject_id = ? AND to_state = ?',
        [subjectId, to],
      );
    const shiftId = await shift(3);
    const { ids } = await applied(shiftId, 2);
    const { bookingId } = await choose(ids[0]!, clerk, employerId);
    await ground.app.get(Applications).refuse(clerk, { applicationId: ids[1]! }, employerId);
    expect(await recordOf(ids[0]!, 'chosen')).toEqual(provenance);
    expect(await recordOf(bookingId!, 'booked')).toEqual(provenance);
    expect(await recordOf(ids[1]!, 'not_chosen')).toEqual(provenance);
    const seats = ground.app.get(ChangeSeats);
    await seats.headcount(clerk, { shiftId, headcount: 1, cancelBookingIds: [] }, employerId);
    expect(await recordOf(shiftId, '1')).toEqual(provenance);
    await seats.withdraw(clerk, { shiftId, reason: '货没有到' }, employerId);
    expect(await recordOf(shiftId, 'withdrawn')).toEqual(provenance);
    const trail = await ground.connections.rows<{ action: string }>(
      "SELECT action FROM audit_records WHERE actor_id = ? AND subject_type = 'employer' AND subject_id = ? ORDER BY at, id",
      [clerk.accountId, employerId],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'bookings.choose-application',
      'bookings.refuse-application',
      'bookings.change-headcount',
      'bookings.withdraw-shift',
    ]);
  });

  it('change nothing of another employer, on the word of nobody of it, or of one who may not do it', async () => {
    const other = await ground.world.employer(place);
    const shiftId = await shift(2);
    const { ids } = await applied(shiftId, 1);
    const { employerId } = employer;
    const viewer = await ground.world.member(place, employerId, 'viewer');
    const foreman = await ground.world.member(place, employerId, 'foreman');
    const seats = ground.app.get(ChangeSeats);
    const withdraw = (caller: Caller, of: Id) => refusal(seats.withdraw(caller, { shiftId, reason: '不要了' }, of));
    for (const [caller, of] of [
      [await clerkFor(other.owner.accountId, place.cityCode), other.employerId],
      [await clerkFor(other.owner.accountId, place.cityCode), employerId],
      [await clerkFor(viewer.accountId, place.cityCode), employerId],
    ] as const) {
      expect(await withdraw(caller, of)).toBe('resource.not_found');
      expect(await refusal(choose(ids[0]!, caller, of))).toBe('resource.not_found');
      expect(await refusal(ground.app.get(Applications).refuse(caller, { applicationId: ids[0]! }, of))).toBe(
        'resource.not_found',
      );
    }
    const forForeman = await clerkFor(foreman.accountId, place.cityCode);
    expect(await withdraw(forForeman, employerId)).toBe('resource.not_found');
    expect(
      await refusal(seats.headcount(forForeman, { shiftId, headcount: 3, cancelBookingIds: [] }, employerId)),
    ).toBe('none');
    expect(await statesOf(ids)).toEqual(['made']);
  });
});

const calendarOf = (workerId: Id) => ({
  workerId,
  version: 1,
  offersVersion: 1,
  offers: 0,
  accepts: 0,
  shows: 9,
  noShows: 1,
  lateCancellations: 2,
  lastOfferAt: null,
});
