import type { ProblemCatalogue } from './problem-catalogue';

export const bookingsProblems = {
  'batch.no_seats': {
    status: 409,
    zh: '所选班次都没有可以派单的空名额。',
    en: 'None of these shifts has open seats that are filled by offers.',
  },
  'batch.too_big': {
    status: 422,
    zh: '一次最多为 {limit} 个名额批量派单，所选班次共有 {seats} 个。',
    en: 'At most {limit} seats are assigned together; these shifts have {seats}.',
  },
  'batch.not_ready': {
    status: 409,
    zh: '方案还在计算，请稍后确认。',
    en: 'The preview is still being made; confirm it then.',
  },
  'batch.expired': {
    status: 410,
    zh: '方案已过期，人和名额可能都变了，请重新生成。',
    en: 'This preview has expired: people and seats may have changed. Ask for a new one.',
  },
  'batch.over': { status: 409, zh: '这次批量派单已经结束（{state}）。', en: 'This batch is over ({state}).' },
  'offer.closed': { status: 409, zh: '这份邀约已经结束（{state}）。', en: 'This offer has ended ({state}).' },
  'offer.expired': {
    status: 410,
    zh: '这份邀约已过期，可以看看附近的其他工作。',
    en: 'This offer has expired; see other work nearby.',
  },
  'offer.shift_changed': {
    status: 409,
    zh: '用工信息已有变动，请看新的邀约。',
    en: 'The shift has changed; please see the new offer.',
  },
  'shift.full': { status: 409, zh: '名额刚刚被接满了。', en: 'The last seat has just been taken.' },
  'shift.too_few_seats': {
    status: 409,
    zh: '只剩 {left} 个名额，不够你们 {minimum} 人一起来。',
    en: 'Only {left} seats are left; your party comes with at least {minimum}.',
  },
  'shift.not_open': { status: 409, zh: '这个班次不再招人了。', en: 'This shift takes nobody any more.' },
  'shift.started': { status: 409, zh: '这个班次已经开始了。', en: 'This shift has started.' },
  'shift.not_claimable': { status: 409, zh: '这个班次不能直接抢单。', en: 'Seats of this shift cannot be claimed.' },
  'shift.claims_not_open': {
    status: 409,
    zh: '抢单还没有开放，请稍后再来。',
    en: 'Claims are not open yet; come back soon.',
  },
  'shift.not_for_application': { status: 409, zh: '这个班次不接受报名。', en: 'This shift takes no applications.' },
  'shift.cut_needs_names': {
    status: 409,
    zh: '已录用 {filled} 人，减到 {headcount} 人须指明取消谁。',
    en: '{filled} people are booked; to cut to {headcount}, name whose bookings to cancel.',
  },
  'booking.already_on_shift': { status: 409, zh: '您已经在这个班次里了。', en: 'You are on this shift already.' },
  'booking.overlaps': { status: 409, zh: '这段时间您已有别的工作。', en: 'You have other work at that time.' },
  'booking.unlawful': {
    status: 422,
    zh: '按规定您不能接这个班次，原因见说明。',
    en: 'By law you cannot take this shift; see the findings.',
  },
  'booking.not_live': {
    status: 409,
    zh: '这个名额已经取消或退回，不再保留。',
    en: 'This seat was cancelled or given back and is no longer held.',
  },
  'booking.started': {
    status: 409,
    zh: '班次已经开始，请联系现场负责人。',
    en: 'The shift has started; please call the site contact.',
  },
  'booking.undo_too_late': {
    status: 409,
    zh: '超过 {minutes} 分钟不能撤回，可以改为取消。',
    en: 'Undo ends after {minutes} minutes; you may cancel instead.',
  },
  'dispatch.not_recorded': {
    status: 404,
    zh: '这一批次没有留下可回放的记录。',
    en: 'Nothing was recorded of this wave from which it could be replayed.',
  },
  'reconfirmation.not_asked': {
    status: 409,
    zh: '现在还不用确认，到时我们会通知您。',
    en: 'There is nothing to confirm yet; you will be asked in time.',
  },
  'party.minimum_not_met': {
    status: 409,
    zh: '只有 {able} 人能来，少于你们约定的 {minimum} 人。',
    en: 'Only {able} can come, fewer than the {minimum} you agreed on.',
  },
  'party.moved': {
    status: 409,
    zh: '班组成员刚刚有变动，请再试一次。',
    en: 'The party has just changed; please try again.',
  },
  'party.not_active': {
    status: 409,
    zh: '这个班组已经解散，或您不再能代为答复。',
    en: 'This party has ended, or you may no longer answer for it.',
  },
  'worker.profile_missing': {
    status: 409,
    zh: '请先在“我的资料”里登记姓名、身份证号、所在地和工种，再来接单；也可到就近的零工市场办理，免费。',
    en: 'Before taking work, enter name, ID number, place and trades in your profile, or ask at a market near you, free of charge.',
  },
  'worker.paused': {
    status: 409,
    zh: '您自己暂停了接单，在“我的资料”里恢复后就可以接。',
    en: 'You have paused; resume in your profile to take work.',
  },
  'worker.not_active': {
    status: 409,
    zh: '账号已被停用，不能接单，请联系服务中心。',
    en: 'This account was suspended and takes no work; please ask the service centre.',
  },
  'worker.trade_missing': {
    status: 409,
    zh: '您的资料里没有这个工种，会做的话请先添加再来。',
    en: 'This trade is not in your profile; if you do it, add it first.',
  },
  'worker.too_young': {
    status: 409,
    zh: '这个班次要求年满 {age} 周岁。',
    en: 'This shift asks for people of {age} or older.',
  },
  'worker.too_old': {
    status: 409,
    zh: '这个班次要求不超过 {age} 周岁。',
    en: 'This shift asks for people of {age} or younger.',
  },
  'worker.identity_missing': {
    status: 409,
    zh: '请先填写姓名和身份证号，才能接单。',
    en: 'Enter your name and ID number before taking work.',
  },
  'worker.blocked': {
    status: 409,
    zh: '双方有一方不愿合作，不能接这个班次。',
    en: 'One of the two sides does not want to work with the other.',
  },
  'application.already_made': { status: 409, zh: '您已经报过名了。', en: 'You have applied already.' },
  'board.too_many': { status: 409, zh: '同时查看的看板太多。', en: 'Too many boards are open at once.' },
  'roster.numbers_no_longer': {
    status: 409,
    zh: '班次结束已超过 {days} 天，不再提供身份证号；可以导出不含身份证号的名单。',
    en: 'The shift was over more than {days} days ago: ID numbers are no longer given out; a roster without them is.',
  },
  'roster.too_many': {
    status: 429,
    zh: '一小时内最多导出 {most} 份名单，请稍后再试。',
    en: 'An organisation gets at most {most} rosters in an hour; please try later.',
  },
  'roster.opened_often': {
    status: 410,
    zh: '这个链接已经下载过 {times} 次，请重新导出。',
    en: 'This link was opened {times} times already; ask for a new one.',
  },
} as const satisfies ProblemCatalogue;
