import { AcceptOffer, ClaimSeat, DeclineOffer } from '@gg/bookings';
import { type DomainError, newId, type Id } from '@gg/kernel';
import { systemCaller, type Caller } from '@gg/platform';
import { ConsentToParty, InviteToParty, LeaveParty, NamePartyAnswerers, RevokePartyConsent } from '@gg/workers';
import { asWorker, BookingGround, keyed, refusalOf } from '../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let hours = 30;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-parties');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});

interface Asked {
  readonly shiftId: Id;
  readonly offerId: Id;
  readonly partyId: Id;
}

/** An offer to some members of a party; the first of them leads it. */
async function asked(
  members: readonly WorldPerson[],
  {
    to = members,
    minimum = null,
    seats = 5,
  }: { to?: readonly WorldPerson[]; minimum?: number | null; seats?: number } = {},
): Promise<Asked> {
  const partyId = await ground.world.party(members.length === 2 ? 'couple' : 'crew', members, minimum);
  const shiftId = await ground.shift(place, employer, seats, (hours += 5));
  const [offerId] = await ground.offer(shiftId, [{ leader: members[0]!, partyId, members: to }]);
  return { shiftId, offerId: offerId!, partyId };
}

const accept = (caller: Caller, offerId: Id) => ground.app.get(AcceptOffer).execute(caller, { offerId });
const decline = (person: WorldPerson, offerId: Id) =>
  ground.app.get(DeclineOffer).execute(asWorker(person), { offerId, reason: 'other' });
const revoke = (person: WorldPerson, partyId: Id) =>
  ground.app.get(RevokePartyConsent).execute(asWorker(person), { partyId });
const leave = (person: WorldPerson, partyId: Id) => ground.app.get(LeaveParty).execute(asWorker(person), { partyId });

async function joins(leader: WorldPerson, person: WorldPerson, partyId: Id): Promise<void> {
  await ground.app.get(InviteToParty).execute(asWorker(leader), { partyId, workerId: person.accountId });
  await ground.app.get(ConsentToParty).execute(asWorker(person), { partyId });
}

const idsOf = (people: readonly WorldPerson[]) => people.map((one) => one.accountId).sort();
const seatedOn = async (shiftId: Id) =>
  (
    await ground.connections.rows<{ workerId: Id }>('SELECT worker_id FROM bookings WHERE shift_id = ? AND live = 1', [
      shiftId,
    ])
  )
    .map((row) => row.workerId)
    .sort();

describe('a party’s acceptance seats whom it was offered to', () => {
  it('and not the member who was left out, though his id is the lowest and only three seats are left', async () => {
    const [lowest, leader, second, third] = await ground.world.workers(place, 4);
    expect(idsOf([lowest!, leader!])[0]).toBe(lowest!.accountId);
    const crew = [leader!, second!, third!, lowest!];
    const { shiftId, offerId } = await asked(crew, { to: [leader!, second!, third!], minimum: 3, seats: 3 });
    const { bookings, leftOut } = await accept(asWorker(leader!), offerId);
    expect(bookings.map((one) => one.workerId).sort()).toEqual(idsOf([leader!, second!, third!]));
    expect(leftOut).toEqual([]);
    expect(await seatedOn(shiftId)).toEqual(idsOf([leader!, second!, third!]));
  });

  it('and nobody who joined later, who raises no minimum of all or none', async () => {
    const [leader, second, third, joiner] = await ground.world.workers(place, 4);
    const { shiftId, offerId, partyId } = await asked([leader!, second!, third!], { seats: 3 });
    await joins(leader!, joiner!, partyId);
    await accept(asWorker(leader!), offerId);
    expect(await seatedOn(shiftId)).toEqual(idsOf([leader!, second!, third!]));
  });

  it('or nobody, when those of them who consent now are too few', async () => {
    const [leader, second, third, joiner] = await ground.world.workers(place, 4);
    const { shiftId, offerId, partyId } = await asked([leader!, second!, third!], { minimum: 3 });
    await joins(leader!, joiner!, partyId);
    await revoke(third!, partyId);
    // Three consent, of whom one was not asked.
    const refused = await accept(asWorker(leader!), offerId).catch((error: DomainError) => error);
    expect(refused).toMatchObject({ code: 'party.minimum_not_met', params: { able: 2, minimum: 3 } });
    expect(await seatedOn(shiftId)).toEqual([]);
  });

  it('or nobody of all or none, while one of them has taken the consent back', async () => {
    const [leader, second, third] = await ground.world.workers(place, 3);
    const { offerId, partyId } = await asked([leader!, second!, third!]);
    await revoke(third!, partyId);
    expect(await refusalOf(accept(asWorker(leader!), offerId))).toBe('party.minimum_not_met');
    await leave(third!, partyId);
    expect(await refusalOf(accept(asWorker(leader!), offerId))).toBe('done');
  });
});

describe('who may answer for a party', () => {
  it('is who leads it now, and no longer who led it when it was asked', async () => {
    const [left, next, third] = await ground.world.workers(place, 3);
    const { shiftId, offerId, partyId } = await asked([left!, next!, third!], { minimum: 2 });
    await leave(left!, partyId);
    expect(await refusalOf(decline(left!, offerId))).toBe('party.not_active');
    expect(await refusalOf(accept(asWorker(left!), offerId))).toBe('party.not_active');
    expect(await refusalOf(decline(third!, offerId))).toBe('resource.not_found');
    await accept(asWorker(next!), offerId);
    expect(await seatedOn(shiftId)).toEqual(idsOf([next!, third!]));
  });

  it('is who is named now', async () => {
    const [leader, named, third] = await ground.world.workers(place, 3);
    const { offerId, partyId } = await asked([leader!, named!, third!], { minimum: 2 });
    const name = (workerIds: Id[]) =>
      ground.app.get(NamePartyAnswerers).execute(asWorker(leader!), { partyId, workerIds });
    await name([named!.accountId]);
    await name([third!.accountId]);
    expect(await refusalOf(decline(named!, offerId))).toBe('resource.not_found');
    expect(await refusalOf(decline(third!, offerId))).toBe('done');
  });
});

it('a repeated request gets its first answer, though a member has revoked in between', async () => {
  const crew = await ground.world.workers(place, 3);
  const { offerId, partyId } = await asked(crew);
  const caller = keyed(asWorker(crew[0]!), newId());
  const first = await accept(caller, offerId);
  await revoke(crew[1]!, partyId);
  expect(await accept(caller, offerId)).toEqual(first);
  expect((await accept(asWorker(crew[0]!), offerId)).bookings).toHaveLength(3);
});

describe('what is told of somebody else', () => {
  /** A couple of whom the second has other work at the time. */
  async function coupleOfWhomOneIsBusy() {
    const [leader, busy] = await ground.world.workers(place, 2);
    const { offerId } = await asked([leader!, busy!]);
    const other = await ground.shift(place, await ground.world.employer(place), 1, hours, 4, { mode: { claim: true } });
    const { bookingId } = await ground.app.get(ClaimSeat).execute(asWorker(busy!), { shiftId: other });
    return { leader: leader!, busy: busy!, offerId, bookingId };
  }

  it('is the code, to who leads a party', async () => {
    const { leader, busy, offerId } = await coupleOfWhomOneIsBusy();
    const refused = await accept(asWorker(leader), offerId).catch((error: DomainError) => error);
    expect(refused).toMatchObject({ code: 'party.minimum_not_met' });
    expect((refused as DomainError).details).toEqual({
      members: [{ workerId: busy.accountId, code: 'booking.overlaps' }],
    });
  });

  it('is everything, to staff who act for them', async () => {
    const { leader, busy, offerId, bookingId } = await coupleOfWhomOneIsBusy();
    const clerk: Caller = {
      ...systemCaller('ground'),
      kind: 'staff',
      accountId: newId(),
      onBehalfOf: leader.accountId,
      channel: 'desk',
      consentId: newId(),
    };
    const refused = await accept(clerk, offerId).catch((error: DomainError) => error);
    expect((refused as DomainError).details).toEqual({
      members: [{ workerId: busy.accountId, code: 'booking.overlaps', bookingId }],
    });
  });
});
