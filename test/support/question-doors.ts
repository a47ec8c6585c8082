import type { Provider } from '@nestjs/common';
import { AnswerReconfirmation, ReconfirmationReader, type BookingView, type ReconfirmationView } from '@gg/bookings';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';

/** Who was asked whether they come, and what they said. */
export interface Questions {
  readonly bookings: ReadonlyMap<Id, BookingView>;
  /** By booking. */
  readonly questions: Map<Id, ReconfirmationView>;
  readonly words: { bookingId: Id; answer: string; caller: Caller }[];
}

/** What stands for bookings' part in reconfirmations. */
export function questionDoors({ bookings, questions, words }: Questions): Provider[] {
  const latest = async (ids: readonly Id[]) => {
    const asked = ids.flatMap((id) => questions.get(id) ?? []);
    return new Map(asked.map((question) => [question.bookingId, question]));
  };
  const execute = async (caller: Caller, { bookingId, answer }: { bookingId: Id; answer: 'coming' | 'not_coming' }) => {
    if (bookings.get(bookingId)?.state !== 'booked') throw new DomainError('booking.not_live');
    const question = questions.get(bookingId);
    if (!question && answer === 'coming') throw new DomainError('reconfirmation.not_asked');
    if (question) questions.set(bookingId, { ...question, answer });
    words.push({ bookingId, answer, caller });
    return { bookingId, answer, released: [] };
  };
  return [
    { provide: ReconfirmationReader, useValue: { latest } },
    { provide: AnswerReconfirmation, useValue: { execute } },
  ];
}
