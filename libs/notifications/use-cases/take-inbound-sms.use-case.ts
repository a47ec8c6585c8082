import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BookingReader, OfferReader, type BookingView } from '@gg/bookings';
import { BlindIndex, ConfirmPhone, PersonReader, readPhone } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import {
  CONFIG,
  Connections,
  isDuplicate,
  isTransient,
  Log,
  systemCaller,
  Transactions,
  type Config,
  type Tx,
} from '@gg/platform';
import type { AnswerFacts } from '../channels/answer-text';
import { SmsOutbox } from '../channels/sms-outbox';
import { SmsSender } from '../channels/sms-sender';
import { answerableOf, offerCodesOf, type Answerable } from '../data/reply-codes';
import { isReceipt, readOfferReply, type OfferReply } from '../domain/sms-reply';
import { unknownPhoneText } from '../domain/sms-text';
import { AcknowledgeNotices } from './acknowledge-notices.use-case';
import { AnswerOffer } from './answer-offer';
import { AnswerSeat } from './answer-seat';

export interface InboundSms {
  /** The gateway's; a text that is handed over twice has the same. */
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

export const INBOUND_OUTCOMES = [
  'accepted',
  'declined',
  /** A seat was given back, within the undo time or later. */
  'given_back',
  /** Its sender says that a text has arrived. */
  'received',
  'refused',
  'help',
  'unknown_code',
  /** Too many wrong codes: none is looked at for a while. */
  'locked',
  'unknown_phone',
  /** Answered too often already: two machines that answer each other must come to an end. */
  'silent',
] as const;
export type InboundOutcome = (typeof INBOUND_OUTCOMES)[number];

interface Understood {
  readonly outcome: InboundOutcome;
  readonly offerId: Id | null;
  /** What is told to the sender; null: nothing. */
  readonly facts: AnswerFacts | null;
  /** What the answer is about, where that is no offer. */
  readonly about?: Id;
}

const HOUR_MS = 3_600_000;

/** Codes that help names: those of the newest offers that can still be answered. */
const CODES_NAMED = 5;

/**
 * A text from a phone (短信回复). The phone and the code together say who answers what; anything else is answered with
 * help. Handed over twice, it has one effect and one answer.
 */
@Injectable()
export class TakeInboundSms {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(ConfirmPhone) private readonly phones: ConfirmPhone,
    @Inject(BlindIndex) private readonly blindIndex: BlindIndex,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(AnswerOffer) private readonly answerOffer: AnswerOffer,
    @Inject(AnswerSeat) private readonly answerSeat: AnswerSeat,
    @Inject(AcknowledgeNotices) private readonly acknowledge: AcknowledgeNotices,
    @Inject(SmsOutbox) private readonly outbox: SmsOutbox,
    @Inject(SmsSender) private readonly sender: SmsSender,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {}

  async execute(inbound: InboundSms, trace: string): Promise<{ outcome: InboundOutcome }> {
    const gatewayKey = sha256(inbound.id);
    const before = await this.outcomeOf(gatewayKey);
    if (before) return { outcome: before };
    const phone = readPhone(inbound.from);
    const phoneIndex = phone === null ? null : this.blindIndex.of('phone', phone);
    const workerId = phone === null ? null : ((await this.persons.accountsByPhone([phone])).get(phone) ?? null);
    const understood: Understood =
      workerId && phoneIndex
        ? await this.understand(workerId, phoneIndex, inbound, trace)
        : { outcome: 'unknown_phone', offerId: null, facts: null };
    const outcome = (await this.tooMany(phoneIndex, understood.outcome)) ? 'silent' : understood.outcome;
    if (outcome === 'unknown_phone' && phone !== null) await this.answerStranger(gatewayKey, phone);
    try {
      await this.transactions.run(systemCaller(trace), 'notifications.take-inbound-sms', async (tx) => {
        await tx.insert('inbound_sms', {
          gatewayKey,
          phoneIndex,
          workerId,
          offerId: understood.offerId,
          outcome,
          refusal: understood.facts?.outcome === 'refused' ? understood.facts.problem : null,
          receivedAt: tx.now,
        });
        if (!workerId) return;
        await this.phones.heardFrom(tx, workerId);
        if (outcome === 'received') await this.acknowledge.byText(tx, workerId);
        if (outcome !== 'silent') await this.answerSender(tx, workerId, understood, gatewayKey);
      });
    } catch (error) {
      // The same text was taken at the same time; its answer is the answer.
      const twin = isDuplicate(error) ? await this.outcomeOf(gatewayKey) : null;
      if (!twin) throw error;
      return { outcome: twin };
    }
    return { outcome };
  }

  private async outcomeOf(gatewayKey: string): Promise<InboundOutcome | null> {
    const row = await this.connections.row<{ outcome: InboundOutcome }>(
      'SELECT outcome FROM inbound_sms WHERE gateway_key = ?',
      [gatewayKey],
    );
    return row?.outcome ?? null;
  }

  private async understand(workerId: Id, phoneIndex: Buffer, inbound: InboundSms, trace: string): Promise<Understood> {
    const reply = readOfferReply(inbound.text);
    if (!reply && !isReceipt(inbound.text)) {
      return { outcome: 'help', offerId: null, facts: { outcome: 'help', codes: await this.openCodes(workerId) } };
    }
    // Operators give an old number to somebody else: who answers with it now may be another person.
    if ((await this.persons.silent([workerId], this.clock.now())).has(workerId)) {
      return refused(null, new DomainError('identity.phone_silent'));
    }
    if (!reply) return { outcome: 'received', offerId: null, facts: null };
    const lock = await this.lockOf(phoneIndex);
    if (lock) return { outcome: lock, offerId: null, facts: { outcome: 'locked' } };
    const answerable = await answerableOf(this.connections, workerId, reply.code);
    if (!answerable) {
      const facts = { outcome: 'unknown_code', code: reply.code, codes: await this.openCodes(workerId) } as const;
      return { outcome: 'unknown_code', offerId: null, facts };
    }
    try {
      return await this.answer(answerable, reply, inbound.id, trace);
    } catch (error) {
      // What fails of this moment only is the gateway's to send again.
      if (!(error instanceof DomainError) || isTransient(error)) throw error;
      return refused(answerable.offerId, error);
    }
  }

  /** Throws what bookings refuse with. */
  private async answer(to: Answerable, reply: OfferReply, source: string, trace: string): Promise<Understood> {
    const { workerId, offerId, bookingId } = to;
    if (offerId === null) {
      const booking = await this.bookings.ownOfWorker(workerId, bookingId ?? '');
      if (reply.answer === 'decline') return this.giveBack(booking, source, trace);
      return this.comes(booking, reply.code, source, trace);
    }
    try {
      const { answer: outcome, leftOut } = await this.answerOffer.execute({
        workerId,
        offerId,
        answer: reply.answer,
        channel: 'sms',
        source,
        trace,
      });
      const facts: AnswerFacts = outcome === 'accepted' ? { outcome, leftOut } : { outcome };
      return { outcome, offerId, facts };
    } catch (error) {
      // Accepted before, and now they cannot come: the same code gives the seat back.
      const after =
        error instanceof DomainError && error.code === 'offer.closed' && error.params['state'] === 'accepted';
      const booking = after && reply.answer === 'decline' ? await this.bookings.ofOffer(offerId, workerId) : null;
      if (!booking) throw error;
      return this.giveBack(booking, source, trace);
    }
  }

  /** They come: asked for it, or only told of a seat that they hold already. */
  private async comes(booking: BookingView, code: string, source: string, trace: string): Promise<Understood> {
    const { shiftId } = booking;
    const about = { outcome: 'accepted', offerId: null, about: booking.id } as const;
    try {
      await this.answerSeat.comes({ booking, channel: 'sms', source, trace });
      return { ...about, facts: { outcome: 'confirmed', shiftId } };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'reconfirmation.not_asked') throw error;
      return { ...about, facts: { outcome: 'seated', shiftId, code } };
    }
  }

  private async giveBack(booking: BookingView, source: string, trace: string): Promise<Understood> {
    const given = await this.answerSeat.givesBack({ booking, channel: 'sms', source, trace });
    const facts = { outcome: 'given_back', shiftId: booking.shiftId, ...given } as const;
    return { outcome: 'given_back', offerId: null, facts, about: booking.id };
  }

  private async openCodes(workerId: Id): Promise<string[]> {
    const newest = await offerCodesOf(this.connections, workerId, 4 * CODES_NAMED);
    const offers = await this.offers.offers(newest.map((one) => one.offerId));
    const now = this.clock.now();
    return newest
      .filter(({ offerId }) => {
        const offer = offers.get(offerId);
        return offer?.state === 'open' && now < offer.expiresAt;
      })
      .slice(0, CODES_NAMED)
      .map(({ code }) => code);
  }

  /**
   * Whether so many wrong codes came from a phone that none is looked at now. It is told so once, and then nothing: who
   * tries them all out learns nothing from it.
   */
  private async lockOf(phoneIndex: Buffer): Promise<'locked' | 'silent' | null> {
    const since = new Date(this.clock.now().getTime() - HOUR_MS);
    const row = await this.connections.row<{ wrong: number; told: number }>(
      `SELECT CAST(SUM(outcome = 'unknown_code') AS SIGNED) wrong, CAST(SUM(outcome = 'locked') AS SIGNED) told
         FROM inbound_sms WHERE phone_index = ? AND received_at > ?`,
      [phoneIndex, since],
    );
    if (Number(row?.wrong ?? 0) < this.config.settings.sms.wrongCodesPerHour) return null;
    return Number(row?.told ?? 0) === 0 ? 'locked' : 'silent';
  }

  private async answerSender(tx: Tx, workerId: Id, understood: Understood, gatewayKey: string): Promise<void> {
    if (!understood.facts) return;
    await this.outbox.queue(tx, [
      {
        providerKey: this.answerKey(workerId, understood, gatewayKey, tx.now),
        accountId: workerId,
        purpose: 'answer',
        noticeId: null,
        offerId: understood.offerId,
        facts: understood.facts,
      },
    ]);
  }

  /** Only what did not answer an offer is limited: an answer always gets through. */
  private async tooMany(phoneIndex: Buffer | null, outcome: InboundOutcome): Promise<boolean> {
    if (!phoneIndex || !LIMITED.includes(outcome)) return false;
    const row = await this.connections.row<{ answers: number }>(
      'SELECT COUNT(*) answers FROM inbound_sms WHERE phone_index = ? AND received_at > ? AND outcome IN (?)',
      [phoneIndex, new Date(this.clock.now().getTime() - HOUR_MS), LIMITED],
    );
    return Number(row?.answers ?? 0) >= this.config.settings.sms.helpPerHour;
  }

  /** Help answers one text; what became of an offer is told once in a while, however often it was asked. */
  private answerKey(
    workerId: Id,
    { outcome, offerId, facts, about = offerId ?? undefined }: Understood,
    gatewayKey: string,
    now: Date,
  ): string {
    if (about === undefined) return `answer-${gatewayKey}`;
    const said = facts?.outcome === 'refused' ? facts.problem : outcome;
    const turn = Math.floor(now.getTime() / (this.config.settings.sms.sameAnswerMinutes * 60_000));
    return `answer-${sha256([about, workerId, said, turn].join(' '))}`;
  }

  /** A number that is not known is kept nowhere, so its answer cannot wait in a table: best effort. */
  private async answerStranger(gatewayKey: string, phone: string): Promise<void> {
    try {
      await this.sender.send({ key: `stranger-${gatewayKey}`, to: phone, text: unknownPhoneText() });
    } catch (error) {
      this.log.warn({ err: error }, 'a stranger was not answered');
    }
  }
}

const LIMITED: readonly InboundOutcome[] = ['help', 'unknown_code', 'unknown_phone'];

const refused = (offerId: Id | null, { code, params }: DomainError): Understood => ({
  outcome: 'refused',
  offerId,
  facts: { outcome: 'refused', problem: code, params },
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
