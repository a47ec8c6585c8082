import type { Person } from '@database/seed';
import { regionFullName, tradeByCode } from '@gg/reference-data';
import type { DemoReport, Verdict } from './demo-report';
import type { DemoWorld } from './demo-world';
import type { Evidence } from './evidence';
import { seatsInJournals } from './find-broken-seats';
import type { Journals } from './journals';
import type { Audience } from './play';

/** Where the story is told; on a terminal the last line may be drawn again. */
export interface Page {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** A line now and then, where lines are not drawn again; fewer while nothing changes. */
const EVERY_MS = 2_000;
const STILL_EVERY_MS = 15_000;
const LOCAL_MS = 8 * 3_600_000;

/** Tells a newcomer what happens, in Chinese, from what people wrote down. */
export class Story implements Audience {
  private lastNoteMs = 0;
  private lastStanding = '';
  private told = new Set<string>();
  private drawn = false;

  constructor(
    private readonly page: Page,
    private readonly world: DemoWorld,
    private readonly journals: Journals,
  ) {}

  opening(): void {
    const { people, stored, toMarket, leaderOf } = this.world;
    const withoutApp = people.filter(({ reach }) => reach === 'sms').length;
    this.say(`
桂工零活 · 演示
  ${this.demandInWords()}
  系统里登记了 ${stored.people.length} 名劳动者；当天有空的 ${people.length} 人由程序扮演：
  ${people.length - withoutApp} 人用手机网页，${withoutApp} 人没有智能手机，只会回短信或接电话；${leaderOf.size} 人结伴或在班组里，同去同不去；
  ${toMarket.size} 人清早在零工市场等活。谁愿意去哪里，在发布之前就由种子定好了，系统做什么都改变不了。
  扮演的人只通过网页接口、实时连接和短信网关与系统打交道。没有人在忙的时候，时钟直接跳到下一件到点的事。`);
  }

  private demandInWords(): string {
    const { script } = this.world;
    if (script.kind === 'file')
      return `文件 ${script.file.name} 里的岗位由其中 ${script.senders.length} 家单位自己导入、发布。`;
    const plans = [...script.evening, ...script.morning];
    const seats = plans.flatMap(({ shifts }) => shifts).reduce((sum, { headcount }) => sum + headcount, 0);
    const cities = new Set(plans.map(({ assembly }) => assembly.regionCode.slice(0, 4))).size;
    return `${cities} 个设区市的用工单位要为 11 月 24 日（周二）上午招人：${plans.length} 个岗位、${seats} 个名额，时间全都互相重叠，
  所以每个人最多只能去一处。`;
  }

  act(title: string): void {
    this.say(`\n${title}`);
  }

  tell(sentence: string): void {
    this.say(`  ${sentence}`);
  }

  note(now: Date): void {
    this.highlights();
    const line = `  ${clock(now)}  ${this.standing()}`;
    if (this.page.isTTY) {
      this.page.write(`\r\u001b[2K${line}`);
      this.drawn = true;
      return;
    }
    const quiet = Date.now() - this.lastNoteMs;
    if (quiet < (this.standing() === this.lastStanding ? STILL_EVERY_MS : EVERY_MS)) return;
    this.lastNoteMs = Date.now();
    this.lastStanding = this.standing();
    this.say(line);
  }

  /** Both accounts of the day side by side, and the verdict. */
  closing({ report, problems }: Verdict, evidence: Evidence): void {
    this.highlights();
    const { journals, tables } = evidence;
    const rows: [string, number | string, number | string][] = [
      ['岗位', new Set(journals.postings.map(({ postingId }) => postingId)).size, report.postings],
      ['名额', journals.postings.reduce((sum, { headcount }) => sum + headcount, 0), report.seats],
      ['录用', seatsInJournals(evidence).length, report.filled],
      ['接受的邀约', answeredOffers(journals, 'accepted'), report.accepted],
      ['谢绝的邀约', answeredOffers(journals, 'declined'), report.declined],
      ['有网页的人收到的通知', this.noticesSeen(evidence), this.noticesStored(evidence)],
      [
        '邀约短信',
        journals.texts.filter(({ offer }) => offer).length,
        tables.texts.filter(({ state }) => state === 'sent').length,
      ],
      ['打过的电话', new Set(journals.calls.map(({ offerId }) => offerId)).size, tables.callsOpened.size],
    ];
    this.say('\n谢幕：两本账');
    this.say(`  ${pad('', 24)}${pad('大家自己记的', 16)}数据库里的`);
    for (const [name, told, stored] of rows) this.say(`  ${pad(name, 24)}${pad(String(told), 16)}${stored}`);
    this.summary(report);
    for (const problem of problems.slice(0, 30)) this.say(`  ✗ ${problem}`);
    if (problems.length > 30) this.say(`  ✗ …还有 ${problems.length - 30} 处`);
    this.say(report.ok ? '\n✓ 两本账一致，没有一处差错。' : `\n✗ 有 ${problems.length} 处不对。`);
  }

  say(text: string): void {
    if (this.drawn) this.page.write('\r\u001b[2K');
    this.drawn = false;
    this.page.write(`${text}\n`);
  }

  private summary(report: DemoReport): void {
    const { delivered, post_to_offer_ms: offer, accept_to_board_ms: board } = report;
    this.say(`
  邀约 ${report.offers} 份 = 接受 ${report.accepted} + 谢绝 ${report.declined} + 过期 ${report.expired} + 撤回 ${report.withdrawn}，未了结 ${report.open}
  送达（一份邀约可经几条渠道）：网页 ${delivered.socket}，短信 ${delivered.sms}，电话 ${delivered.call_list}
  招到 ${report.filled}/${report.seats} 人，是“愿意去的人最多能填满的名额”的 ${(report.fill_vs_maximum * 100).toFixed(1)}%（结伴的按单人算，所以是上限）
  超员 ${report.overbooked}，一人两处 ${report.overlaps}，拆散的结伴 ${report.split_parties}，丢失的通知 ${report.lost}，重复的通知 ${report.duplicated}
  发布到邀约送达：网页 ${ms(offer.socket)}，短信 ${ms(offer.sms)}；接单到看板变化 ${ms(board)}`);
  }

  private standing(): string {
    const { journals } = this;
    const full = journals.notices.filter(({ kind }) => kind === 'shift.filled');
    const filled = new Set(full.map(({ subject }) => subject)).size;
    const took = answeredOffers(journals, 'accepted');
    const no = answeredOffers(journals, 'declined');
    const offers = journals.notices.filter(({ kind }) => kind === 'offer.made').length;
    const postings = new Set(journals.postings.map(({ postingId }) => postingId)).size;
    return `岗位 ${postings} · 网页邀约 ${offers} · 短信 ${journals.texts.length} · 接受 ${took} · 谢绝 ${no} · 招满班次 ${filled}`;
  }

  /** The first of each kind of thing is told with its people. */
  private highlights(): void {
    const { journals } = this;
    for (const { accountId, outcome, channel, answer } of journals.answers) {
      if (outcome === 'accepted')
        this.once(`accepted ${channel}`, () => `${this.who(accountId)}${HOW[channel]}，被录用了。`);
      if (outcome === 'refused' && answer === 'accept')
        this.once('too late', () => `${this.who(accountId)}也想去，晚了一步：名额刚刚招满，或者邀约已经收回。`);
    }
    for (const [, { memberIds }] of journals.opened) {
      if (memberIds.length > 1 && memberIds.every((id) => this.seatOf(id)))
        this.once('party', () => `${memberIds.map((id) => this.nameOf(id)).join('、')}结伴，一份邀约一起录用。`);
    }
    if (journals.reconnects > 0)
      this.once('reconnect', () => '有人的网络断了，几百毫秒后从另一个进程连回来，漏掉的通知一条不少地补上。');
    const full = journals.notices.find(({ kind }) => kind === 'shift.filled');
    if (full) this.once('filled', () => '第一个岗位招满了；还没有答复的邀约立刻全部收回。');
    const none = journals.notices.find(({ kind }) => kind === 'shift.exhausted');
    if (none) this.once('exhausted', () => '有岗位问遍了能去的人仍没招满，系统告诉单位是为什么。');
    if (journals.calls.length > 0)
      this.once('call', () => '网页、短信都没有回音的人进了电话名单，就业中心的工作人员打电话去问。');
  }

  private once(what: string, sentence: () => string): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    this.say(`  · ${sentence()}`);
  }

  private seatOf(workerId: string): boolean {
    return this.journals.notices.some(({ kind, data }) => kind === 'booking.made' && data['workerId'] === workerId);
  }

  private nameOf(id: string): string {
    return this.person(id)?.name ?? '有人';
  }

  private who(id: string): string {
    const person = this.person(id);
    if (!person) return '有人';
    return `${person.name}（${regionFullName(person.regionCode)}，${tradeByCode(person.trades[0]!.code)?.zh ?? '零工'}）`;
  }

  private person(id: string): Person | undefined {
    return this.world.people.find((one) => one.id === id);
  }

  private noticesSeen({ journals }: Evidence): number {
    return new Set(journals.notices.map(({ accountId, id }) => `${accountId} ${id}`)).size;
  }

  private noticesStored({ tables, withPage }: Evidence): number {
    return tables.notices.filter(({ accountId }) => withPage.has(accountId)).length;
  }
}

/** Offers, not taps: some are tapped twice. */
const answeredOffers = ({ answers }: Journals, outcome: string): number =>
  new Set(
    answers
      .filter((one) => one.outcome === outcome)
      .map(({ accountId, offer }) => ('offerId' in offer ? offer.offerId : `${accountId} ${offer.code}`)),
  ).size;

const HOW = {
  app: '在手机网页上点了“接单”',
  sms: '回了一条短信',
  link: '点开短信里的链接接了单',
  phone: '在电话里答应了',
} as const;

const ms = ({ p50, p99 }: { p50: number | null; p99: number | null }): string =>
  p50 === null ? '没有' : `${p50} 毫秒（p50）、${p99} 毫秒（p99）`;

const clock = (now: Date): string => new Date(now.getTime() + LOCAL_MS).toISOString().slice(5, 16).replace('T', ' ');

/** Chinese letters are two columns wide. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - width));
}

/** Tells nothing: for `--json`. */
export const SILENCE: Audience = { act: () => undefined, tell: () => undefined, note: () => undefined };
