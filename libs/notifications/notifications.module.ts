import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@gg/platform';
import { CallList } from './channels/call-list';
import { GatewaySmsSender } from './channels/gateway-sms-sender';
import { MissingSeats } from './channels/missing-seats';
import { NightRest } from './channels/night-rest';
import { NoticePusher } from './channels/notice-pusher';
import { NoticeWriter } from './channels/notice-writer';
import { OfferLinks } from './channels/offer-links';
import { PairNews } from './channels/pair-news';
import { Recipients } from './channels/recipients';
import { ReviewNews } from './channels/review-news';
import { SeatNews } from './channels/seat-news';
import { SmsBudget } from './channels/sms-budget';
import { SmsComposer } from './channels/sms-composer';
import { SmsOutbox } from './channels/sms-outbox';
import { SmsSender } from './channels/sms-sender';
import { CallTheSilent } from './consumers/call-the-silent.consumer';
import { EndReconfirmationCalls } from './consumers/end-reconfirmation-calls.consumer';
import { ForgetErasedPerson } from './consumers/forget-erased-person.consumer';
import { EscalateNotices } from './consumers/escalate-notices.consumer';
import { NotifyApplicationChanged } from './consumers/notify-application-changed.consumer';
import { NotifyApplicationsClosed } from './consumers/notify-applications-closed.consumer';
import { NotifyBatchPlanned } from './consumers/notify-batch-planned.consumer';
import { NotifyBookingCancelled } from './consumers/notify-booking-cancelled.consumer';
import { NotifyBookingMade } from './consumers/notify-booking-made.consumer';
import { NotifyEmployerJudged } from './consumers/notify-employer-judged.consumer';
import { NotifyErasureAsked } from './consumers/notify-erasure-asked.consumer';
import { NotifyIdentityJudged } from './consumers/notify-identity-judged.consumer';
import { NotifyOfferAnswered } from './consumers/notify-offer-answered.consumer';
import { NotifyOffersClosed } from './consumers/notify-offers-closed.consumer';
import { NotifyOffersMade } from './consumers/notify-offers-made.consumer';
import { NotifyPartyMembersChanged } from './consumers/notify-party-members-changed.consumer';
import { NotifyPostingDecided } from './consumers/notify-posting-decided.consumer';
import { NotifyProofJudged } from './consumers/notify-proof-judged.consumer';
import { NotifyReconfirmationsAsked } from './consumers/notify-reconfirmations-asked.consumer';
import { NotifyReviewAsked } from './consumers/notify-review-asked.consumer';
import { NotifySharedPairChanged } from './consumers/notify-shared-pair-changed.consumer';
import { NotifySharedPostingDecided } from './consumers/notify-shared-posting-decided.consumer';
import { NotifySharedReviewAsked } from './consumers/notify-shared-review-asked.consumer';
import { NotifyShiftChanged } from './consumers/notify-shift-changed.consumer';
import { NotifyShiftExhausted } from './consumers/notify-shift-exhausted.consumer';
import { NotifyShiftFilled } from './consumers/notify-shift-filled.consumer';
import { NotifyShiftWithdrawn } from './consumers/notify-shift-withdrawn.consumer';
import { PurgeNoticesAtNight } from './consumers/purge-notices-at-night.consumer';
import { PushNotices } from './consumers/push-notices.consumer';
import { SendSms } from './consumers/send-sms.consumer';
import { WriteNoticeParts } from './consumers/write-notice-parts';
import { NoticesController } from './http/notices.controller';
import { CallListReader } from './read-models/call-list-reader';
import { DeliveryLedgerReader } from './read-models/delivery-ledger-reader';
import { NoticeReader } from './read-models/notice-reader';
import { NoticesGateway } from './sockets/notices.gateway';
import { AcknowledgeNotices } from './use-cases/acknowledge-notices.use-case';
import { AnswerOffer } from './use-cases/answer-offer';
import { EndCall } from './use-cases/end-call.use-case';
import { AnswerSeat } from './use-cases/answer-seat';
import { OfferLink } from './use-cases/offer-link.use-case';
import { OpenCall } from './use-cases/open-call.use-case';
import { PurgeNotices } from './use-cases/purge-notices.use-case';
import { TakeInboundSms } from './use-cases/take-inbound-sms.use-case';
import { OffersAloud } from './voice/offers-aloud';
import { SpeechMaker } from './voice/speech-maker';
import { findVoicePrograms, VOICE_PROGRAMS } from './voice/voice-programs';

/** What the pages' services offer. */
const useCases = [
  AcknowledgeNotices,
  CallListReader,
  DeliveryLedgerReader,
  EndCall,
  NoticeReader,
  OfferLink,
  OpenCall,
  PurgeNotices,
  TakeInboundSms,
];

const inside = [
  AnswerOffer,
  CallList,
  AnswerSeat,
  OfferLinks,
  SeatNews,
  SmsOutbox,
  { provide: SmsSender, useClass: GatewaySmsSender },
];

/** What speaks to workers. */
const voice = [OffersAloud, SpeechMaker, { provide: VOICE_PROGRAMS, useFactory: () => findVoicePrograms() }];

/** What carries notices to people; only where the queues are worked. */
const carriers = [
  MissingSeats,
  NightRest,
  NoticePusher,
  NoticeWriter,
  PairNews,
  Recipients,
  ReviewNews,
  SmsBudget,
  SmsComposer,
  CallTheSilent,
  EndReconfirmationCalls,
  EscalateNotices,
  ForgetErasedPerson,
  NotifyApplicationChanged,
  NotifyApplicationsClosed,
  NotifyBatchPlanned,
  NotifyBookingCancelled,
  NotifyBookingMade,
  NotifyEmployerJudged,
  NotifyErasureAsked,
  NotifyIdentityJudged,
  NotifyOfferAnswered,
  NotifyOffersClosed,
  NotifyOffersMade,
  NotifyPartyMembersChanged,
  NotifyPostingDecided,
  NotifyProofJudged,
  NotifyReconfirmationsAsked,
  NotifyReviewAsked,
  NotifySharedPairChanged,
  NotifySharedPostingDecided,
  NotifySharedReviewAsked,
  NotifyShiftChanged,
  NotifyShiftExhausted,
  NotifyShiftFilled,
  NotifyShiftWithdrawn,
  PurgeNoticesAtNight,
  PushNotices,
  SendSms,
  WriteNoticeParts,
];

/** Notices and how they reach people. The matching service carries them, the others show them by routes and sockets. */
@Global()
@Module({})
export class NotificationsModule {
  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: NotificationsModule,
      controllers: config.service === 'matching' ? [] : [NoticesController],
      providers: [
        ...useCases,
        ...inside,
        ...(config.service === 'matching' ? carriers : [NoticesGateway]),
        ...(config.service === 'worker' ? voice : []),
      ],
      exports: [...useCases, ...(config.service === 'worker' ? [OffersAloud] : [])],
    };
  }
}
