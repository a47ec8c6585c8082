import { escapeHtml } from '@gg/platform';
import { payText, settlementText, windowText } from '@gg/notifications';
import { STANDING_WORDS, type PublicLinks, type PublicPosting } from '@gg/postings';
import { NOT_INDEXED, plainPage, rowsOf } from './plain-page';
import type { PublicPostingView } from './public-posting-view';

const SITE = '桂工零活';

/** Shifts that a page or a poster names one by one; of more it says how many there are. */
const MOST_SHIFTS = 12;

/** What the pages show: the answer for programs, and the posting for words that it does not hold. */
export interface ShownPosting {
  readonly view: PublicPostingView;
  readonly posting: PublicPosting;
  readonly links: PublicLinks;
  /** Where a seat of a shift is taken, after a sign-in. */
  readonly jobLink: (shiftId: string) => string;
}

/** A posting for whoever opens its short link: what chat apps show beside it stands in the head, and no script is needed. */
export function postingPage(shown: ShownPosting): string {
  const { view, links } = shown;
  const { work, standing } = view;
  if (!work) return plainPage(SITE, `<h1>${SITE}</h1>${told(shown)}${onward()}`, NOT_INDEXED);
  const open = view.shifts.filter((shift) => shift.standing === 'open').slice(0, MOST_SHIFTS);
  const claims = open
    .map(
      ({ shiftId, start, end }) =>
        `<a class="go yes" href="${escapeHtml(shown.jobLink(shiftId))}">${escapeHtml(
          open.length === 1 ? '去报名（需登录）' : `报名 ${windowText({ start: new Date(start), end: new Date(end) })}`,
        )}</a>`,
    )
    .join('');
  return plainPage(
    `${work.title} · ${SITE}`,
    `<h1>${escapeHtml(work.title)}</h1><p class="pay">${escapeHtml(payOf(shown))}</p>${standing === 'open' ? '' : told(shown)}` +
      rowsOf(rowsShown(shown, left)) +
      claims +
      `<p class="screen"><a href="${escapeHtml(links.posterUrl)}">打印海报</a></p>${standing === 'open' ? '' : onward()}`,
    cardOf(shown) + (standing === 'open' || standing === 'full' ? '' : NOT_INDEXED),
  );
}

const POSTER_STYLE =
  '<style>@page{size:A4;margin:15mm}.qr{max-width:11cm;margin:1rem auto;background:#fff}.qr svg{display:block;width:100%}.poster{text-align:center}</style>';

/** The same to hang on a wall. @param qr the QR code of the link, an SVG document */
export function postingPoster(shown: ShownPosting, qr: string): string {
  const { view, links } = shown;
  const { work } = view;
  if (!work) return postingPage(shown);
  return plainPage(
    `${work.title} · ${SITE}`,
    `<h1 class="poster">${escapeHtml(work.title)}</h1><p class="pay poster">${escapeHtml(payOf(shown))}</p>` +
      (view.standing === 'open' ? '' : told(shown)) +
      rowsOf(rowsShown(shown, wanted)) +
      `<div class="qr" role="img" aria-label="二维码">${qr}</div>` +
      `<p class="poster">微信或相机扫码报名<br>${escapeHtml(links.url)}<br>公共就业服务免费，不收取任何费用。</p>`,
    NOT_INDEXED + POSTER_STYLE,
  );
}

/** What stands at the address of a code that no posting has. @param sentence what is wrong */
export const noPostingPage = (sentence: string): string =>
  plainPage(SITE, `<h1>${SITE}</h1><p class="told">${escapeHtml(sentence)}</p>${onward()}`, NOT_INDEXED);

const told = ({ view }: ShownPosting): string => `<p class="told">${escapeHtml(STANDING_WORDS[view.standing].zh)}</p>`;

const onward = (): string => '<a class="go no" href="/">看看附近的零活</a>';

const payOf = ({ posting }: ShownPosting): string => {
  const { pay, settlement } = posting.shifts[0]!.details;
  return `${payText(pay)}，${settlementText(settlement.days)}`;
};

type ShownShift = PublicPostingView['shifts'][number];

/** What a page says of a shift's seats at this moment. */
const left = ({ standing, seatsLeft }: ShownShift): string => {
  const words: Partial<Record<ShownShift['standing'], string>> = {
    open: `，还有 ${seatsLeft} 个名额`,
    full: '，已招满',
    withdrawn: '，已撤回',
  };
  return words[standing] ?? '';
};

/** What a wall says of them: it hangs for days. */
const wanted = ({ headcount }: ShownShift): string => `，招 ${headcount} 人`;

function rowsShown({ view, posting }: ShownPosting, seats: (shift: ShownShift) => string): [string, string][] {
  const work = view.work!;
  const { loads, minAge, maxAge } = work;
  const ages = [minAge === null ? '' : `${minAge} 岁以上`, maxAge === null ? '' : `${maxAge} 岁以下`].join(' ').trim();
  const rows: [string, string][] = [
    ['工种', work.trade.zh],
    ['时间', shiftsText({ view, posting }, seats)],
    ['集合', `${work.place.name}（${work.place.region}）`],
    ['工作内容', work.description],
    ['录用条件', [work.conditions, ages].filter(Boolean).join('；')],
    ['自带工具', work.tools],
    ['用餐', work.meals],
    ['交通', work.transport],
    ['搬重', loads === null ? '' : `最重 ${loads.maxKg} 公斤`],
    ['责任卡', work.stamp.zh],
  ];
  return rows.filter(([, text]) => text !== '');
}

/** Each shift with its seats, those to which nobody may come any more last left out. */
function shiftsText(
  { view, posting }: Pick<ShownPosting, 'view' | 'posting'>,
  seats: (shift: ShownShift) => string,
): string {
  const ahead = view.shifts.filter(({ standing }) => standing === 'open' || standing === 'full');
  const named = ahead.length > 0 ? ahead : view.shifts;
  const lines = named.slice(0, MOST_SHIFTS).map((shift) => {
    const { start, end } = posting.shifts.find(({ details }) => details.shiftId === shift.shiftId)!.details;
    return windowText({ start, end }) + seats(shift);
  });
  return [...lines, ...(named.length > MOST_SHIFTS ? [`共 ${named.length} 个班次`] : [])].join('\n');
}

/** What chat apps and search engines show beside the link (Open Graph). */
function cardOf(shown: ShownPosting): string {
  const { view, links } = shown;
  const work = view.work!;
  const place = `${work.place.region} ${work.place.name}`;
  const seats = view.shifts.reduce((sum, { seatsLeft }) => sum + seatsLeft, 0);
  const standing = view.standing === 'open' ? `还有 ${seats} 个名额` : STANDING_WORDS[view.standing].zh;
  const title = `${work.title}：${payOf(shown)}`;
  const [first = ''] = shiftsText(shown, () => '').split('\n');
  const description = [standing, first, place, work.responsibility.legalEmployer.name].join(' · ');
  const card: readonly (readonly [string, string])[] = [
    ['og:type', 'website'],
    ['og:site_name', SITE],
    ['og:locale', 'zh_CN'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', links.url],
    ['og:image', links.qrPngUrl],
    ['og:image:type', 'image/png'],
    ['og:image:width', '600'],
    ['og:image:height', '600'],
    ['og:image:alt', '扫码查看岗位'],
  ];
  return (
    card.map(([name, text]) => `<meta property="${name}" content="${escapeHtml(text)}">`).join('') +
    `<meta name="description" content="${escapeHtml(description)}"><link rel="canonical" href="${escapeHtml(links.url)}">`
  );
}
