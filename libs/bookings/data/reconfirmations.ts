import type { Id } from '@gg/kernel';
import { provenanceOf, type SqlValue, type Tx } from '@gg/platform';
import type { ReconfirmationAnswer, ReconfirmationMoment } from '../domain/reconfirmation';
import type { BookingState } from '../domain/lifecycles';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** A question to somebody who holds a seat. */
export interface Reconfirmation {
  readonly bookingId: Id;
  readonly moment: ReconfirmationMoment;
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly askedIn: Id;
  readonly askedAt: Date;
  readonly answerBy: Date;
  /** The event that put them on the call list. */
  readonly listedIn: Id | null;
  readonly answer: ReconfirmationAnswer | null;
  readonly answeredAt: Date | null;
}

const COLUMNS =
  'r.booking_id, r.moment, r.shift_id, r.worker_id, r.asked_in, r.asked_at, r.answer_by, r.listed_in, r.answer, r.answered_at';

/** Somebody who may be asked, with when they gave their word last. */
export interface ToBeAsked {
  readonly bookingId: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly lastWord: Date;
}

/** Those who hold a seat of a shift and have not begun to work. */
export async function seatedWithWord(reader: Reader, shiftId: Id): Promise<ToBeAsked[]> {
  return reader.rows<ToBeAsked>(
    `SELECT b.id AS booking_id, b.worker_id, b.party_id,
            GREATEST(b.made_at, COALESCE((SELECT MAX(r.answered_at) FROM reconfirmations r WHERE r.booking_id = b.id), b.made_at)) AS last_word
       FROM bookings b WHERE b.shift_id = ? AND b.live = 1 AND b.state = 'booked' ORDER BY b.id`,
    [shiftId],
  );
}

/**
 * Writes the questions of a moment; whoever was asked it before is not asked again.
 * @param askedIn the event that will tell of them
 * @returns the bookings that this call asked
 */
export async function writeQuestions(
  tx: Tx,
  asked: readonly { readonly bookingId: Id; readonly workerId: Id }[],
  about: { readonly shiftId: Id; readonly moment: ReconfirmationMoment; readonly askedIn: Id; readonly answerBy: Date },
): Promise<Set<Id>> {
  const nothing = {
    listedIn: null,
    answer: null,
    answeredAt: null,
    actorId: null,
    onBehalfOf: null,
    channel: null,
    consentId: null,
  };
  await tx.insert(
    'reconfirmations',
    asked.map(({ bookingId, workerId }) => ({ bookingId, workerId, ...about, askedAt: tx.now, ...nothing })),
    'ON DUPLICATE KEY UPDATE booking_id = VALUES(booking_id)',
  );
  const written = await tx.rows<{ bookingId: Id }>(
    'SELECT booking_id FROM reconfirmations WHERE shift_id = ? AND moment = ? AND asked_in = ?',
    [about.shiftId, about.moment, about.askedIn],
  );
  return new Set(written.map(({ bookingId }) => bookingId));
}

/** Questions of a moment that those who still hold their seat have not answered. */
export async function unanswered(reader: Reader, shiftId: Id, moment: ReconfirmationMoment): Promise<Reconfirmation[]> {
  return reader.rows<Reconfirmation>(
    `SELECT ${COLUMNS} FROM reconfirmations r
       JOIN bookings b ON b.id = r.booking_id AND b.live = 1 AND b.state = 'booked'
      WHERE r.shift_id = ? AND r.moment = ? AND r.answer IS NULL ORDER BY r.booking_id`,
    [shiftId, moment],
  );
}

/**
 * Puts those who have not answered a question on the call list, unless they are or an answer was faster.
 * @param until nobody's answer is due sooner, so that there is time for the call; null: it stays due when it was
 * @returns the questions that this call put there
 */
export async function putOnCallList(
  tx: Tx,
  silent: readonly Reconfirmation[],
  about: {
    readonly shiftId: Id;
    readonly moment: ReconfirmationMoment;
    readonly listedIn: Id;
    readonly until: Date | null;
  },
): Promise<Reconfirmation[]> {
  await tx.change(
    `UPDATE reconfirmations SET listed_in = ?, answer_by = GREATEST(answer_by, COALESCE(?, answer_by))
      WHERE booking_id IN (?) AND moment = ? AND answer IS NULL AND listed_in IS NULL ORDER BY booking_id`,
    [about.listedIn, about.until, silent.map(({ bookingId }) => bookingId), about.moment],
  );
  return (await unanswered(tx, about.shiftId, about.moment)).filter(({ listedIn }) => listedIn === about.listedIn);
}

/** All questions about bookings, the latest last. */
export async function questionsOf(reader: Reader, bookingIds: readonly Id[]): Promise<Reconfirmation[]> {
  if (bookingIds.length === 0) return [];
  return reader.rows<Reconfirmation>(
    `SELECT ${COLUMNS} FROM reconfirmations r WHERE r.booking_id IN (?) ORDER BY r.asked_at, r.moment DESC`,
    [bookingIds],
  );
}

/**
 * Ends the open questions about bookings with what came of them, and tells of it. The condition is in the update, so that
 * of an answer and a release only the first counts.
 * @returns the bookings of which a question was open
 */
export async function endQuestions(
  tx: Tx,
  shiftId: Id,
  bookingIds: readonly Id[],
  answer: ReconfirmationAnswer,
): Promise<Set<Id>> {
  const open = (await questionsOf(tx, bookingIds)).filter((question) => question.answer === null);
  const { actorId, onBehalfOf, channel, consentId } = provenanceOf(tx.caller);
  const ended: Reconfirmation[] = [];
  for (const question of open) {
    const isOurs = await tx.changedOne(
      `UPDATE reconfirmations SET answer = ?, answered_at = ?, actor_id = ?, on_behalf_of = ?, channel = ?, consent_id = ?
        WHERE booking_id = ? AND moment = ? AND answer IS NULL`,
      [answer, tx.now, actorId, onBehalfOf, channel, consentId, question.bookingId, question.moment],
    );
    if (isOurs) ended.push(question);
  }
  if (ended.length > 0) {
    tx.emit({
      name: 'reconfirmations.ended.v1',
      aggregateId: shiftId,
      aggregateVersion: 0,
      payload: {
        shiftId,
        ended: ended.map(({ bookingId, workerId, moment, askedIn }) => ({
          bookingId,
          workerId,
          moment,
          askedIn,
          answer,
        })),
      },
    });
  }
  return new Set(ended.map(({ bookingId }) => bookingId));
}

/** What the end of a booking says to the open questions about it. */
export const answerByEnd = (state: BookingState, reason: string): ReconfirmationAnswer => {
  if (state === 'cancelled_by_worker') return 'not_coming';
  return state === 'released' && reason === SILENT ? 'silent' : 'void';
};

/** Why a seat was released: no word of its holder. */
export const SILENT = 'silent';
