import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, ReconfirmationReader, type OfferView } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { ShiftDetails } from '@gg/postings';
import { recordStep } from '../data/delivery-steps';
import { noticesOf, type StoredNotice } from '../data/notices';
import { RECONFIRMATION_KIND } from '../domain/notice';
import type { SeatNewsView } from './seat-news';
import { regionOf } from './work-facts';

/** Somebody whom nothing has reached. */
export interface NewCall {
  readonly regionCode: string;
  /** What is to be answered; null where something is to be told. */
  readonly offerId: Id | null;
  /** The kind of the notice to be told; null for an offer. */
  readonly news: string | null;
  readonly untilAt: Date | null;
  readonly noticeId: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
}

/** A call about an offer, to the one who answers it. */
export const callAboutOffer = (noticeId: Id, { offer, shift }: OfferView): NewCall => ({
  regionCode: regionOf(shift),
  offerId: offer.id,
  news: null,
  untilAt: null,
  noticeId,
  shiftId: offer.shiftId,
  workerId: offer.workerId,
});

/** A call about a seat, to the one who has it, or has it no more. */
export const callAboutSeat = ({ notice, facts, shift }: SeatNewsView): NewCall => ({
  regionCode: regionOf(shift),
  offerId: null,
  news: notice.kind,
  untilAt: facts.start,
  noticeId: notice.id,
  shiftId: facts.shiftId,
  workerId: notice.accountId,
});

/** A call to somebody who has not said whether they come. */
export const callAboutQuestion = (notice: StoredNotice, shift: ShiftDetails, answerBy: Date): NewCall => ({
  regionCode: regionOf(shift),
  offerId: null,
  news: RECONFIRMATION_KIND,
  untilAt: answerBy,
  noticeId: notice.id,
  shiftId: shift.shiftId,
  workerId: notice.accountId,
});

/** The list of those whom staff should phone: each offer, and each piece of news, on it once. */
@Injectable()
export class CallList {
  constructor(
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(ReconfirmationReader) private readonly reconfirmations: ReconfirmationReader,
  ) {}

  async add(tx: Tx, calls: readonly NewCall[]): Promise<void> {
    if (calls.length === 0) return;
    const rows = [...calls]
      .sort((a, b) => (a.noticeId < b.noticeId ? -1 : 1))
      .map((call) => ({
        id: newId(),
        ...call,
        dueAt: tx.now,
        state: 'waiting',
        outcome: null,
        calls: 0,
        takenBy: null,
        takenAt: null,
        consentId: null,
        madeAt: tx.now,
        closedAt: null,
      }));
    await tx.insert('call_list_entries', rows, 'ON DUPLICATE KEY UPDATE id = id');
    await recordStep(
      tx,
      'call_listed',
      calls.map((call) => call.noticeId),
    );
    await this.closeWhatIsOver(tx, calls);
  }

  /** Takes offers off the list that were answered elsewhere, or are over. */
  async close(tx: Tx, offerIds: readonly Id[], outcome: 'answered' | 'ended'): Promise<void> {
    await this.closeWhere(tx, 'offer_id', offerIds, outcome);
  }

  /** Takes off the list what need not be told any more: it was acknowledged elsewhere, or is over. */
  async closeNews(tx: Tx, noticeIds: readonly Id[], outcome: 'answered' | 'ended'): Promise<void> {
    await this.closeWhere(
      tx,
      'notice_id',
      noticeIds,
      outcome,
      `AND offer_id IS NULL AND news <> '${RECONFIRMATION_KIND}'`,
    );
  }

  /** Takes off the list what was answered, or needs no answer any more. */
  async closeQuestions(tx: Tx, noticeIds: readonly Id[], outcome: 'answered' | 'ended'): Promise<void> {
    await this.closeWhere(tx, 'notice_id', noticeIds, outcome, `AND news = '${RECONFIRMATION_KIND}'`);
  }

  /**
   * What was answered between the look and this write found nothing to close. It is looked at again after the rows are
   * written: an answer that comes later finds them.
   */
  private async closeWhatIsOver(tx: Tx, calls: readonly NewCall[]): Promise<void> {
    const offers = await this.offers.offers(
      calls.flatMap((call) => call.offerId ?? []),
      tx,
    );
    const over = [...offers.values()].filter((offer) => offer.state !== 'open');
    const answered = over.filter(({ state }) => state === 'accepted' || state === 'declined');
    const ended = over.filter((offer) => !answered.includes(offer));
    for (const [some, outcome] of [
      [answered, 'answered'],
      [ended, 'ended'],
    ] as const) {
      await this.close(
        tx,
        some.map((offer) => offer.id),
        outcome,
      );
    }
    await this.closeAnswered(
      tx,
      calls.filter((call) => call.news === RECONFIRMATION_KIND).map((call) => call.noticeId),
    );
    const news = calls.filter((call) => call.offerId === null).map((call) => call.noticeId);
    if (news.length === 0) return;
    const acknowledged = await tx.rows<{ id: Id }>(
      'SELECT id FROM notices WHERE id IN (?) AND acknowledged_at IS NOT NULL',
      [news],
    );
    await this.closeNews(
      tx,
      acknowledged.map((notice) => notice.id),
      'answered',
    );
  }

  private async closeAnswered(tx: Tx, noticeIds: readonly Id[]): Promise<void> {
    const notices = [...(await noticesOf(tx, noticeIds)).values()];
    const questions = await this.reconfirmations.latest(
      notices.map((notice) => notice.subjectId),
      tx,
    );
    const answered = notices.filter(({ subjectId }) => questions.get(subjectId)?.answer !== null);
    await this.closeQuestions(
      tx,
      answered.map((notice) => notice.id),
      'answered',
    );
  }

  private async closeWhere(
    tx: Tx,
    column: 'offer_id' | 'notice_id',
    ids: readonly Id[],
    outcome: 'answered' | 'ended',
    also = '',
  ): Promise<void> {
    if (ids.length === 0) return;
    await tx.change(
      `UPDATE call_list_entries SET state = 'closed', outcome = ?, closed_at = ?
        WHERE ${column} IN (?) AND state <> 'closed' ${also}`,
      [outcome, tx.now, [...ids].sort()],
    );
  }
}
