export { offerInWords, type OfferInWords } from './channels/offer-in-words';
export { OFFER_LINK_PATH } from './channels/offer-links';
export { SmsRefused, SmsSender, type OutgoingSms } from './channels/sms-sender';
export { notificationsEntities } from './data/entities';
export { windowText } from './domain/local-time-text';
export type { Audience, NoticeKind } from './domain/notice';
export type { Spoken } from './domain/spoken-offer';
export { payText, settlementText } from './domain/sms-text';
export { offerDeliverySchema, showOfferDelivery } from './http/delivery-answers';
export { NotificationsModule } from './notifications.module';
export { CallListReader, type CallView } from './read-models/call-list-reader';
export { DeliveryLedgerReader, type OfferDelivery } from './read-models/delivery-ledger-reader';
export { NoticeReader, type NoticeView, type Resumed } from './read-models/notice-reader';
export { AcknowledgeNotices } from './use-cases/acknowledge-notices.use-case';
export { EndCall, type EndedCall } from './use-cases/end-call.use-case';
export { OfferLink } from './use-cases/offer-link.use-case';
export { OpenCall, type OpenedCall } from './use-cases/open-call.use-case';
export { OffersAloud, type Speech } from './voice/offers-aloud';
export { SPEECH_TYPE } from './voice/speech-maker';
export { PurgeNotices, type PurgedNotices } from './use-cases/purge-notices.use-case';
export {
  INBOUND_OUTCOMES,
  TakeInboundSms,
  type InboundOutcome,
  type InboundSms,
} from './use-cases/take-inbound-sms.use-case';
