import { CallListEntryEntity } from './call-list-entry.entity';
import { DeliveryStepEntity } from './delivery-step.entity';
import { InboundSmsEntity } from './inbound-sms.entity';
import { NoticeEntity } from './notice.entity';
import { SmsBudgetEntity } from './sms-budget.entity';
import { SmsMessageEntity } from './sms-message.entity';
import { SmsReplyCodeEntity } from './sms-reply-code.entity';

export const notificationsEntities = [
  CallListEntryEntity,
  DeliveryStepEntity,
  InboundSmsEntity,
  NoticeEntity,
  SmsBudgetEntity,
  SmsMessageEntity,
  SmsReplyCodeEntity,
];
