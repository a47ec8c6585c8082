import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections, type Tx } from '@gg/platform';
import { questionsOf, type Reconfirmation } from '../data/reconfirmations';

/** What was asked last of somebody who holds a seat, and what they said. */
export type ReconfirmationView = Pick<
  Reconfirmation,
  'bookingId' | 'moment' | 'askedAt' | 'answerBy' | 'answer' | 'answeredAt'
>;

/** Whether those who hold seats have said that they come (再确认). */
@Injectable()
export class ReconfirmationReader {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  /** The latest question about each booking; those about which there was none are absent. */
  async latest(bookingIds: readonly Id[], within?: Tx): Promise<Map<Id, ReconfirmationView>> {
    const questions = await questionsOf(within ?? this.connections, bookingIds);
    return new Map(questions.map((question) => [question.bookingId, question]));
  }
}
