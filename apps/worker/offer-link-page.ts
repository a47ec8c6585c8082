import { offerStanding, type OfferStanding, type OfferView } from '@gg/bookings';
import { offerInWords } from '@gg/notifications';

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The house's colours, by day and by night; letters as large as in elder mode (适老化), targets for thumbs. */
const STYLE =
  ':root{--brand:#0a6b5c;--band:#0a6b5c;--page:#f3f6f5;--card:#fff;--ink:#12211e;--soft:#4d5f5b;--line:#d9e1df;--edge:#7a8a86;--told:#fff3e0;--told-ink:#8a4b00;color-scheme:light dark}' +
  '@media(prefers-color-scheme:dark){:root{--brand:#0e7a69;--band:#0b3f37;--page:#0c1513;--card:#16211f;--ink:#eaf2f0;--soft:#b3c3bf;--line:#2d3c39;--edge:#84958f;--told:#3a2700;--told-ink:#ffc37d}}' +
  'body{font:20px/1.55 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:0;color:var(--ink);background:var(--page);font-variant-numeric:tabular-nums}' +
  'header{background:var(--band);color:#fff;padding:1rem 1.2rem 3.6rem;font-weight:700}main{max-width:34rem;margin:-2.6rem auto 1rem;padding:0 .7rem}' +
  'article{background:var(--card);border-radius:16px;padding:1.1rem;box-shadow:0 6px 24px rgb(10 60 52/12%)}h1{font-size:1.35rem;line-height:1.3;margin:0 0 .6rem}' +
  'dl{margin:0}dt{color:var(--soft);font-size:18px;border-top:1px solid var(--line);padding-top:.5rem}dd{margin:0 0 .5rem;font-weight:600}' +
  '.answers{display:grid;grid-template-columns:1fr 2fr;gap:.7rem;margin-top:1rem}.alone{grid-template-columns:1fr}form{margin:0}' +
  'button{font:inherit;font-weight:700;width:100%;min-height:64px;border-radius:16px;border:2px solid var(--brand)}' +
  '.yes{background:var(--brand);color:#fff}.no{background:var(--card);color:var(--ink);border-color:var(--edge)}' +
  '.told{background:var(--told);color:var(--told-ink);padding:.7rem .9rem;border-radius:12px;margin:0 0 .8rem}' +
  ':focus-visible{outline:3px solid #e07b00;outline-offset:2px}';

const SENTENCES: Readonly<Record<OfferStanding, string>> = {
  open: '',
  accepted: '已录用。去不了请尽早取消，方便别人顶上。',
  declined: '已记下您这次不去。不影响以后的邀约。',
  expired: '这份邀约已经过期。',
  withdrawn: '名额已满，或用工单位已撤回。',
  left_out: '已为您的同伴录用。这次没有您本人的名额，请不要前往。',
  cancelled_by_worker: '您已取消，名额不再保留。请不要前往。',
  cancelled_by_employer: '用工单位取消了这个名额。请不要前往。',
  released: '同伴人数不够，名额已退回。请不要前往。',
  no_show: '这次录用已经结束。',
};

const page = (title: string, body: string): string =>
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<meta name="robots" content="noindex"><title>${escape(title)}</title><style>${STYLE}</style></head><body><header>桂工零活</header><main><article>${body}</article></main></body></html>`;

/**
 * One offer as the phone that got the text shows it: large letters, a button for each thing that can be done, no script.
 * @param link the page's own address @param now from when the buttons are gone
 * @param told a sentence about what has just been tried
 */
export function offerLinkPage(view: OfferView, link: string, now: Date, told?: string): string {
  const { offer, seats, shift } = view;
  const words = offerInWords(view, now);
  const open = offer.state === 'open' && now < offer.expiresAt;
  const standing = offerStanding(offer.state, seats, offer.workerId);
  const held = standing === 'accepted' && now < shift.start;
  const state = open ? '' : SENTENCES[standing === 'open' ? 'expired' : standing];
  const rows = words.rows.map(([what, text]) => `<dt>${escape(what)}</dt><dd>${escape(text)}</dd>`).join('');
  const button = (action: string, look: string, text: string): string =>
    `<form method="post" action="${escape(`${link}/${action}`)}"><button class="${look}">${text}</button></form>`;
  return page(
    words.title,
    `<h1>${escape(words.title)}</h1>` +
      [told, state].map((sentence) => (sentence ? `<p class="told">${escape(sentence)}</p>` : '')).join('') +
      `<dl>${rows}</dl>` +
      (open
        ? `<div class="answers">${button('refusal', 'no', '不去')}${button('acceptance', 'yes', '接受')}</div>`
        : '') +
      (held ? `<div class="answers alone">${button('cancellation', 'no', '去不了，取消')}</div>` : ''),
  );
}

/** What is shown instead of an offer that cannot be shown. */
export const brokenLinkPage = (sentence: string): string =>
  page('桂工零活', `<h1>桂工零活</h1><p class="told">${escape(sentence)}</p>`);
