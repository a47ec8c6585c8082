import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OfferReader } from '@gg/bookings';
import { BlindIndex, ConfirmPhone, PersonReader, readPhone } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, isDuplicate, Log, systemCaller, Transactions, type Config } from '@gg/platform';
import type { AnswerFacts } from '../channels/answer-text';
import { SmsOutbox } from '../channels/sms-outbox';
import { SmsSender } from '../channels/sms-sender';
import { codesOfWorker, offerOfCode } from '../data/reply-codes';
import { readOfferReply } from '../domain/sms-reply';
import { unknownPhoneText } from '../domain/sms-text';
import { AnswerOffer } from './answer-offer';

export interface InboundSms {
  /** The gateway's; a text that is handed over twice has the same. */
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

export const INBOUND_OUTCOMES = [
  'accepted',
  'declined',
  'refused',
  'help',
  'unknown_code',
  'unknown_phone',
  /** Answered too often already: two machines that answer each other must come to an end. */
  'silent',
] as const;
export type InboundOutcome = (typeof INBOUND_OUTCOMES)[number];

interface Understood {
  readonly outcome: InboundOutcome;
  readonly workerId: Id | null;
  readonly offerId: Id | null;
  /** What is told to the sender; null: nothing. */
  readonly facts: AnswerFacts | null;
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
    @Inject(AnswerOffer) private readonly answerOffer: AnswerOffer,
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
    const understood = workerId
      ? await this.understand(workerId, inbound, trace)
      : { outcome: 'unknown_phone' as const, workerId: null, offerId: null, facts: null };
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
        if (!understood.facts || outcome === 'silent') return;
        await this.outbox.queue(tx, [
          {
            providerKey: this.answerKey(understood, gatewayKey, tx.now),
            accountId: workerId,
            purpose: 'answer',
            noticeId: null,
            offerId: understood.offerId,
            facts: understood.facts,
          },
        ]);
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

  private async understand(workerId: Id, inbound: InboundSms, trace: string): Promise<Understood> {
    const reply = readOfferReply(inbound.text);
    if (!reply) {
      return {
        outcome: 'help',
        workerId,
        offerId: null,
        facts: { outcome: 'help', codes: await this.openCodes(workerId) },
      };
    }
    const { answer, code } = reply;
    const offerId = await offerOfCode(this.connections, workerId, code);
    if (!offerId) {
      const facts = { outcome: 'unknown_code', code, codes: await this.openCodes(workerId) } as const;
      return { outcome: 'unknown_code', workerId, offerId: null, facts };
    }
    try {
      const { answer: outcome, leftOut } = await this.answerOffer.execute({
        workerId,
        offerId,
        answer,
        channel: 'sms',
        source: inbound.id,
        trace,
      });
      const facts: AnswerFacts = outcome === 'accepted' ? { outcome, leftOut } : { outcome };
      return { outcome, workerId, offerId, facts };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'database.busy') throw error;
      const facts = { outcome: 'refused', problem: error.code, params: error.params } as const;
      return { outcome: 'refused', workerId, offerId, facts };
    }
  }

  private async openCodes(workerId: Id): Promise<string[]> {
    const newest = await codesOfWorker(this.connections, workerId, 4 * CODES_NAMED);
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
  private answerKey({ outcome, workerId, offerId, facts }: Understood, gatewayKey: string, now: Date): string {
    if (offerId === null) return `answer-${gatewayKey}`;
    const said = facts?.outcome === 'refused' ? facts.problem : outcome;
    const turn = Math.floor(now.getTime() / (this.config.settings.sms.sameAnswerMinutes * 60_000));
    return `answer-${sha256([offerId, workerId, said, turn].join(' '))}`;
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

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
