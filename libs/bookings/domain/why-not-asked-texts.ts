/** Why a shift has not come to somebody, in one sentence each; `{name}` is filled from the params. Said to the person. */
export const WHY_NOT_ASKED_TEXTS = {
  not_known_yet: {
    zh: '您的资料刚更新，派单系统还没有收到，请稍后再看',
    en: 'your profile has just changed and has not reached the search yet: look again in a moment',
  },
  seat_held: { zh: '您 {at} 已录用在这个班次', en: 'you have held a seat of this shift since {at}' },
  silent: {
    zh: '您没有确认到岗，名额 {at} 已让给别人，这个班次不再派给您',
    en: 'you did not say that you would come, and the seat went on at {at}: this shift is not offered to you again',
  },
  gave_back: {
    zh: '您接过这个班次，{at} 退出了',
    en: 'you took this shift and gave the seat back at {at}',
  },
  seat_ended: { zh: '您在这个班次的录用 {at} 已结束', en: 'your seat of this shift ended at {at}' },
  offer_open: {
    zh: '{askedAt} 已派给您，{until} 前可以答复',
    en: 'it was offered to you at {askedAt}; you can answer until {until}',
  },
  declined: {
    zh: '{askedAt} 问过您，{at} 答复不接，不再重复问',
    en: 'you were asked at {askedAt}, and the answer at {at} was no: nobody is asked twice',
  },
  expired: {
    zh: '{askedAt} 问过您，到 {at} 没有答复，不再重复问',
    en: 'you were asked at {askedAt}, with no answer until {at}: nobody is asked twice',
  },
  unreached: {
    zh: '{askedAt} 问过您，没有联系上，还会再问一次',
    en: 'you were asked at {askedAt}, but nothing reached you: you may be asked once more',
  },
  out_of_reach: {
    zh: '问过您 {tries} 次（最近 {askedAt}），都没有联系上，请核对手机号',
    en: 'you were asked {tries} times, last at {askedAt}, and nothing reached you: check your number',
  },
  taken_back_filled: {
    zh: '{askedAt} 问过您，{at} 名额招满，邀约收回了',
    en: 'you were asked at {askedAt}; at {at} the last seat was taken, and the offer was taken back',
  },
  taken_back_changed: {
    zh: '{askedAt} 问过您，{at} 班次有变动，邀约收回了，可以重新派给您',
    en: 'you were asked at {askedAt}; at {at} the shift changed and the offer was taken back: you may be asked again',
  },
  taken_back_booked: {
    zh: '{askedAt} 问过您，{at} 您接了同一时间的别的活，邀约收回了',
    en: 'you were asked at {askedAt}; at {at} you took other work at that time, and the offer was taken back',
  },
  offer_withdrawn: {
    zh: '{askedAt} 问过您，{at} 邀约收回了',
    en: 'you were asked at {askedAt}; the offer was taken back at {at}',
  },
  asked_before_change: {
    zh: '{askedAt} 问过您，之后班次有变动，可以重新派给您',
    en: 'you were asked at {askedAt}; the shift has changed since, so you may be asked again',
  },
  posting_closed: { zh: '单位已结束招人', en: 'the employer takes nobody any more' },
  posting_expired: { zh: '这条招工信息已过有效期', en: 'the posting has passed its last day' },
  posting_withdrawn: { zh: '单位已撤回这条招工信息', en: 'the employer has withdrawn the posting' },
  posting_taken_down: {
    zh: '这条招工信息已被服务中心下架',
    en: 'the employment centre has taken the posting down',
  },
  shift_withdrawn: { zh: '这个班次已取消', en: 'the shift was withdrawn' },
  shift_over: { zh: '这个班次已经开始或结束', en: 'the shift has begun, or is over' },
  shift_full: { zh: '{headcount} 个名额已招满', en: 'all of its seats ({headcount}) are taken' },
  no_dispatch: {
    zh: '这个班次不派单，要自己报名或抢单',
    en: 'nobody is asked for this shift: apply for it, or claim a seat',
  },
  search_not_begun: { zh: '还没有开始找人', en: 'the search has not begun' },
  search_stopped: { zh: '已经停止找人', en: 'the search was stopped' },
  search_ended: {
    zh: '这一轮找人已结束，每小时会再找一次',
    en: 'the search has ended for now; it is taken up again by the hour',
  },
  search_rests: { zh: '夜间不打扰，{until} 继续找人', en: 'the search rests for the night and goes on at {until}' },
  regulars_first: { zh: '目前只问了单位的熟工', en: "so far only the employer's regulars were asked" },
  beyond_radius: {
    zh: '目前的找人范围是 {radiusM}，您距集合点 {distanceM}',
    en: 'so far people within {radiusM} are looked for; you are {distanceM} from the assembly point',
  },
  behind_others: {
    zh: '上次找人时，有 {before} 人排在您前面；已发出 {offers} 个邀约，还有空缺时会继续问',
    en: 'when people were last looked for, {before} stood before you; {offers} offers are out, and more follow while seats are open',
  },
  waiting: {
    zh: '已发出 {offers} 个邀约，问的是排在前面的人；还有空缺时会继续问',
    en: '{offers} offers went to those who stood first; more follow while seats are open',
  },
} as const;

/** A stable code of {@link WHY_NOT_ASKED_TEXTS}. */
export type WhyNotAskedCode = keyof typeof WHY_NOT_ASKED_TEXTS;
