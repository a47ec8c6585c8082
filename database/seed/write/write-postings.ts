import { PastShiftWriter } from '@gg/bookings';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { storeCalendars } from '@gg/matching';
import { CreatePosting, PastPostingWriter } from '@gg/postings';
import type { EmployerPlan, PastShift, Person, World } from '../generate/world';
import { draftOf } from './draft-of';
import type { Say, SeedRun } from './seed-run';

const SHIFTS_A_STEP = 500;
/** Every shift of the past was filled by offers. */
const BY_OFFERS = { mode: { dispatch: true, claim: false, application: false }, reserves: 0 } as const;

/** Shifts that are over, with everybody who was asked, and what matching learns from them. */
export async function writePast(run: SeedRun, world: World, say: Say): Promise<void> {
  const { pastShifts } = world;
  const postings = run.doors.get(PastPostingWriter);
  const bookings = run.doors.get(PastShiftWriter);
  const employers = byId(world.employers);
  const people = byId(world.people);
  for (let from = 0; from < pastShifts.length; from += SHIFTS_A_STEP) {
    const some = pastShifts.slice(from, from + SHIFTS_A_STEP);
    await run.step(`seed.past.${from}`, async (tx) => {
      tx.takeOver('worker.calendar-changed.v1', 'matching.project-calendar', (events) =>
        storeCalendars(
          tx,
          events.map(({ aggregateVersion, payload }) => ({ version: aggregateVersion, state: payload })),
        ),
      );
      await postings.insert(
        tx,
        some.map((shift) => ({
          id: shift.postingId,
          employerId: shift.employerId,
          authorId: shift.authorId,
          publishedAt: shift.publishedAt,
          draft: draftOf(shift, employers.get(shift.employerId)!, BY_OFFERS),
          shiftIds: [shift.shiftId],
        })),
      );
      await bookings.insert(
        tx,
        some.map((shift) => ({ shiftId: shift.shiftId, offers: answersOf(shift, people) })),
      );
      return null;
    });
    say(`past shifts: ${from + some.length} of ${pastShifts.length}`);
  }
}

const answersOf = ({ offers }: PastShift, people: ReadonlyMap<Id, Person>) =>
  offers.map((offer) => ({ ...offer, channel: people.get(offer.workerId)!.reach }));

const byId = <T extends { readonly id: Id }>(things: readonly T[]): Map<Id, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

/**
 * Postings of the coming days, written and published as their employers would: the rules judge each. Those of a
 * demonstration are left to whoever runs it; those whose hour has come since the seed was begun are left out.
 */
export async function writePostings(run: SeedRun, world: World, say: Say): Promise<void> {
  const create = run.doors.get(CreatePosting);
  const now = run.doors.get<Clock>(CLOCK as never).now();
  const employers = byId(world.employers);
  const due = world.postings.filter(({ demonstration, shifts }) => !demonstration && shifts[0]!.start > now);
  for (const posting of due) {
    const employer = employers.get(posting.employerId)!;
    await create.execute(run.member(authorOf(employer, posting.authorId), employer, posting.key), {
      employerId: null,
      draft: draftOf(posting, employer, posting),
      contact: posting.contact,
      publish: posting.publish,
    });
  }
  if (due.length > 0) say(`postings of the coming days: ${due.length}`);
}

const authorOf = ({ members }: EmployerPlan, authorId: Id) => members.find(({ id }) => id === authorId)!;
