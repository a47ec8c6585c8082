import { filledSentence, type Id, type ProblemParams } from '@gg/kernel';
import { DELIVERY_TEXTS, type DeliveryCode } from './delivery-texts';

/** A step of an offer on its way. */
export interface TimelineStep {
  readonly code: DeliveryCode;
  readonly at: Date;
  /** Whom it concerns: who answers the offer, or another of their party. */
  readonly accountId: Id;
  readonly params: ProblemParams;
}

/** What is on record about the way of one offer, each from the table that holds it. */
export interface DeliveryFacts {
  readonly offer: {
    readonly workerId: Id;
    readonly wave: number;
    readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
    readonly madeAt: Date;
    readonly expiresAt: Date;
    readonly deliveredAt: Date | null;
    /** socket | sms | call */
    readonly deliveredBy?: string | null;
    readonly closedAt: Date | null;
    readonly closeReason: string | null;
    /** By which the answer came. */
    readonly channel?: string | null;
  };
  /** That it was made, to everybody it is for; none once they were purged. */
  readonly notices: readonly {
    readonly id: Id;
    readonly accountId: Id;
    readonly kind: string;
    readonly madeAt: Date;
  }[];
  /** Of these notices, from the ledger: the first instant of each. */
  readonly steps: readonly { readonly noticeId: Id; readonly step: string; readonly at: Date }[];
  readonly sms: { readonly madeAt: Date; readonly attempts: number; readonly lastError: string | null } | null;
  readonly call: { readonly madeAt: Date; readonly closedAt: Date | null; readonly outcome: string | null } | null;
  /** Each time the call was taken in hand and how it ended: the audit trail's `call.…`. */
  readonly calls: readonly { readonly action: string; readonly at: Date }[];
}

/** Of the ledger; calls are told by their own tables, where the second one is not lost behind the first. */
const LEDGER_STEPS: ReadonlySet<string> = new Set([
  'pushed',
  'no_open_page',
  'acknowledged',
  'sms_kept',
  'sms_sent',
  'sms_failed',
  'sms_over_budget',
  'sms_dropped',
  'sms_acknowledged',
  'call_kept',
] satisfies DeliveryCode[]);

const CALL_STEPS: Readonly<Record<string, DeliveryCode>> = {
  'call.opened': 'call_opened',
  'call.unreachable': 'call_unreachable',
  'call.accepted': 'call_accepted',
  'call.declined': 'call_declined',
};

/** How an entry of the call list ended that was not ended by an answer on the phone. */
const CALL_ENDS: Readonly<Record<string, DeliveryCode>> = {
  answered: 'call_answered_elsewhere',
  ended: 'call_ended',
  unreachable: 'call_given_up',
};

/** Why a text cannot be sent; all else is the gateway's. */
const SMS_REASONS: ReadonlySet<string> = new Set(['no_phone', 'sms_revoked', 'no_code', 'over_budget']);

/** Codes in the order in which they are told when they happened at one instant. */
const ORDER = Object.keys(DELIVERY_TEXTS) as DeliveryCode[];

/** Everything that is known of an offer's way, in the order in which it happened. */
export function deliveryTimeline(facts: DeliveryFacts): TimelineStep[] {
  const { offer, notices, sms, call } = facts;
  const { workerId } = offer;
  const steps: TimelineStep[] = [];
  const add = (code: DeliveryCode, at: Date, params: ProblemParams = {}, accountId: Id = workerId): void =>
    void steps.push({ code, at, accountId, params });

  add('offer_made', offer.madeAt, { wave: offer.wave });
  const accounts = new Map(notices.map(({ id, accountId }) => [id, accountId]));
  for (const { kind, madeAt, accountId } of notices) {
    add(kind === 'offer.made' ? 'notice_made' : 'party_told', madeAt, {}, accountId);
  }
  for (const { noticeId, step, at } of facts.steps) {
    if (!LEDGER_STEPS.has(step)) continue;
    const params: ProblemParams = step === 'sms_failed' ? { reason: smsReason(sms?.lastError ?? null) } : {};
    add(step as DeliveryCode, at, params, accounts.get(noticeId));
  }
  if (sms) add('sms_queued', sms.madeAt, { attempts: sms.attempts });
  if (call) add('call_listed', call.madeAt);
  for (const { action, at } of facts.calls) {
    const code = CALL_STEPS[action];
    if (code) add(code, at);
  }
  const end = call?.closedAt && CALL_ENDS[call.outcome ?? ''];
  if (end) add(end, call.closedAt);
  if (offer.deliveredAt) add('clock_started', offer.deliveredAt, { by: offer.deliveredBy ?? '' });
  if (offer.state !== 'open') {
    const answered = offer.state === 'accepted' || offer.state === 'declined';
    add(`offer_${offer.state}`, offer.closedAt ?? offer.expiresAt, {
      ...(answered && offer.channel ? { channel: offer.channel } : {}),
      ...(offer.closeReason ? { reason: offer.closeReason } : {}),
    });
  }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime() || ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}

const smsReason = (error: string | null): string => (error !== null && SMS_REASONS.has(error) ? error : 'gateway');

/** A step as one line in each language. */
export const deliveryText = ({ code, params }: Pick<TimelineStep, 'code' | 'params'>) => ({
  zh: filledSentence(DELIVERY_TEXTS[code].zh, params),
  en: filledSentence(DELIVERY_TEXTS[code].en, params),
});
