import type { ProblemCatalogue } from './problem-catalogue';

export const notificationsProblems = {
  'sms.gateway_unknown': {
    status: 401,
    zh: '短信网关的凭证不对。',
    en: 'This is not the SMS gateway: its token is wrong or missing.',
  },
  'call.taken': {
    status: 409,
    zh: '同事正在拨打这个电话。',
    en: 'A colleague has this call in hand.',
  },
  'call.closed': {
    status: 409,
    zh: '这个电话已经办结，不用再拨打。',
    en: 'This call is done; nobody needs to phone any more.',
  },
  'call.not_opened': {
    status: 409,
    zh: '请先打开这个电话，再登记结果。',
    en: 'Open the call first, then record how it ended.',
  },
  'call.offer_over': {
    status: 409,
    zh: '这份邀约已经结束，不用再拨打。',
    en: 'The offer is over; nobody needs to phone about it.',
  },
  'call.news_over': {
    status: 409,
    zh: '这件事已经过去，不用再拨打。',
    en: 'There is nothing left to tell; nobody needs to phone about it.',
  },
  'call.outcome_unfit': {
    status: 409,
    zh: '这个电话不能这样登记：通知只能登记已告知或未接通，邀约和到岗确认只能登记接受（来）、不去或未接通。',
    en: 'This call cannot end so: news is told or unreachable, an offer or a reconfirmation is accepted, declined or unreachable.',
  },
  'voice.absent': {
    status: 404,
    zh: '这里现在不能朗读，请看文字，或请身边的人读给您听。',
    en: 'Nothing can be read aloud here at the moment; please read it, or ask somebody beside you to.',
  },
  'voice.busy': {
    status: 429,
    zh: '现在听的人很多，请 {seconds} 秒后再试。',
    en: 'Many are listening; please try again in {seconds} s.',
  },
  'voice.failed': {
    status: 503,
    zh: '朗读没有成功，请再试一次，或看文字。',
    en: 'It could not be read aloud; please try again, or read it.',
  },
} as const satisfies ProblemCatalogue;
