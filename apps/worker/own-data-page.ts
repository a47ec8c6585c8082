import { escapeHtml } from '@gg/platform';
import { localDate, localMinute } from '@gg/kernel';
import type { OwnData } from './own-data-gatherer';
import { NOT_INDEXED, plainPage } from './plain-page';

const HEADINGS: Readonly<Record<Exclude<keyof OwnData, 'madeAt'>, string>> = {
  account: '账号与实名',
  profile: '我的资料',
  statuses: '身份',
  certificates: '证件',
  parties: '结伴',
  blocks: '屏蔽的用工单位',
  bookings: '录用',
  applications: '报名',
  offers: '邀约',
  notices: '通知',
  identityChanges: '实名状态的变化',
  consents: '同意与撤回',
  sessions: '登录',
  records: '我的信息被谁、为什么使用',
};

const LABELS: Readonly<Record<string, string>> = {
  accountId: '账号编号',
  workerId: '账号编号',
  employerId: '用工单位编号',
  shiftId: '班次编号',
  offerId: '邀约编号',
  partyId: '结伴编号',
  certificateId: '证件编号（系统）',
  statusId: '身份编号',
  applicationId: '报名编号',
  id: '编号',
  subject: '关于（编号）',
  how: '方式',
  source: '来源',
  mine: '本人状态',
  missing: '还缺少',
  ageStatus: '年龄身份',
  presence: '到市场',
  proofMethod: '核验方式',
  provenAt: '核验时间',
  endReason: '结束原因',
  version: '版本',
  name: '姓名',
  phone: '手机号',
  idNumber: '身份证号',
  birthDate: '出生日期',
  sex: '性别',
  identityState: '实名状态',
  regionCode: '地区代码',
  createdAt: '建立时间',
  place: '出发点',
  trades: '工种',
  weekly: '每周空闲',
  exceptions: '个别日期',
  preferences: '意愿',
  personalised: '个性化排序',
  display: '显示方式',
  paused: '暂停接单',
  kind: '种类',
  number: '编号',
  validFrom: '起始日期',
  validTo: '到期日期',
  proofState: '核验状态',
  photo: '照片',
  state: '状态',
  startsAt: '开始',
  endsAt: '结束',
  madeAt: '时间',
  at: '时间',
  reason: '原因',
  purpose: '用途',
  wording: '文本版本',
  givenAt: '同意时间',
  revokedAt: '撤回时间',
  service: '服务',
  device: '设备',
  seenAt: '最近使用',
  endedAt: '结束时间',
  action: '行为',
  by: '由谁',
  channel: '途径',
  fields: '涉及信息',
  from: '由',
  to: '到',
  why: '原因',
  distanceM: '距离（米）',
  blockedAt: '屏蔽时间',
};

/** What is held of a person, to read and to print. The words of the data itself stay as they are stored. */
export function ownDataPage({ madeAt, ...sections }: OwnData): string {
  const body = Object.entries(sections)
    .map(([name, section]) => {
      const rows = Array.isArray(section) ? section : [section];
      const shown = rows.map((row) => listOf(row as Readonly<Record<string, unknown>>)).join('<hr>');
      return `<h2>${HEADINGS[name as keyof typeof HEADINGS]}（${rows.length}）</h2>${shown || '<p>没有记录。</p>'}`;
    })
    .join('');
  return plainPage(
    '我的个人信息 · 桂工零活',
    `<h1>我的个人信息</h1><p>截至 ${escapeHtml(textOf(madeAt))}。您可以要求更正、撤回同意或注销账号。</p>${body}`,
    NOT_INDEXED,
  );
}

const listOf = (row: Readonly<Record<string, unknown>>): string =>
  `<dl>${Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `<dt>${escapeHtml(LABELS[key] ?? key)}</dt><dd>${escapeHtml(textOf(value))}</dd>`)
    .join('')}</dl>`;

const WORDS: Readonly<Record<string, string>> = {
  male: '男',
  female: '女',
  unverified: '未实名',
  format_ok: '号码格式正确',
  verified: '已核验',
  self: '本人',
  other: '他人',
  system: '系统',
  true: '是',
  false: '否',
};

/** Instants as the person's clock showed them; everything else as it is stored. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? instantText(new Date(text)) : (WORDS[text] ?? text);
}

function instantText(instant: Date): string {
  const minute = localMinute(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDate(instant)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
