/** What became of an offer on its way to a person, one sentence a step; `{name}` is filled from the step's figures. */
export const DELIVERY_TEXTS = {
  offer_made: { zh: '第 {wave} 批次派出邀约', en: 'the offer was made, in wave {wave}' },
  notice_made: { zh: '通知已写好', en: 'the notice was written' },
  party_told: { zh: '已写好给结伴成员的通知', en: 'a notice to a member of the party was written' },
  pushed: { zh: '推送到打开的页面', en: 'pushed to an open page' },
  no_open_page: { zh: '没有打开的页面，改走下一渠道', en: 'no page was open: on to the next channel' },
  acknowledged: { zh: '页面确认收到', en: 'the page acknowledged it' },
  sms_queued: { zh: '短信排队（已尝试 {attempts} 次）', en: 'a text was queued ({attempts} attempts so far)' },
  sms_kept: { zh: '夜间不打扰，短信留到早上', en: 'the text was kept until the morning: people sleep' },
  sms_sent: { zh: '短信网关已接收', en: 'the gateway took the text' },
  sms_failed: { zh: '短信发不出去', en: 'the text could not be sent' },
  sms_over_budget: { zh: '当日短信预算已用完', en: "the city's money for texts of the day was spent" },
  sms_dropped: { zh: '邀约已结束，短信不再发送', en: 'the offer was over, so the text was not sent' },
  sms_acknowledged: { zh: '回复短信说已收到', en: 'answered the text that it has arrived' },
  call_kept: { zh: '夜间不打扰，电话留到早上', en: 'the call was kept until the morning: people sleep' },
  call_listed: { zh: '列入电话名单', en: 'put on the call list' },
  call_opened: { zh: '工作人员打开电话', en: 'staff took the call in hand' },
  call_unreachable: { zh: '电话没有接通', en: 'nobody picked up' },
  call_accepted: { zh: '电话里答复接单', en: 'said yes on the phone' },
  call_declined: { zh: '电话里答复不接', en: 'said no on the phone' },
  call_given_up: { zh: '多次没有接通，不再拨打', en: 'nobody picked up several times: no more calls' },
  call_answered_elsewhere: { zh: '已从别的渠道答复，移出电话名单', en: 'answered elsewhere: off the call list' },
  call_ended: { zh: '邀约已结束，移出电话名单', en: 'the offer was over: off the call list' },
  clock_started: { zh: '第一次送达，答复开始计时', en: 'delivered for the first time: the time to answer runs' },
  offer_accepted: { zh: '接单', en: 'accepted' },
  offer_declined: { zh: '不接', en: 'declined' },
  offer_expired: { zh: '到时没有答复，邀约失效', en: 'ended without an answer' },
  offer_withdrawn: { zh: '邀约收回', en: 'taken back' },
} as const;

/** A stable code of {@link DELIVERY_TEXTS}. */
export type DeliveryCode = keyof typeof DELIVERY_TEXTS;
