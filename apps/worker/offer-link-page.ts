import { offerStanding, type OfferStanding, type OfferView } from '@gg/bookings';
import { offerInWords } from '@gg/notifications';

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE =
  'body{font:20px/1.6 system-ui,sans-serif;max-width:32rem;margin:0 auto;padding:1rem;color:#12211e;background:#f3f6f5}' +
  'h1{font-size:1.4rem;color:#0a6b5c}dl{background:#fff;border-radius:.5rem;padding:1rem;margin:0}dt{color:#5b6b67;font-size:1rem}' +
  'dd{margin:0 0 .5rem}button{font:inherit;width:100%;padding:.8rem;margin-top:.8rem;border-radius:.5rem;border:2px solid #0a6b5c}' +
  '.yes{background:#0a6b5c;color:#fff}.no{background:#fff;color:#0a6b5c}.told{background:#fff3d6;padding:.8rem;border-radius:.5rem}';

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
  `<meta name="robots" content="noindex"><title>${escape(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

/**
 * One offer as the phone that got the text shows it: large letters, two buttons, no script.
 * @param link the page's own address @param now from when the buttons are gone
 * @param told a sentence about what has just been tried
 */
export function offerLinkPage(view: OfferView, link: string, now: Date, told?: string): string {
  const { offer, seats } = view;
  const words = offerInWords(view, now);
  const open = offer.state === 'open' && now < offer.expiresAt;
  const standing = offerStanding(offer.state, seats, offer.workerId);
  const state = open ? '' : SENTENCES[standing === 'open' ? 'expired' : standing];
  const rows = words.rows.map(([what, text]) => `<dt>${escape(what)}</dt><dd>${escape(text)}</dd>`).join('');
  const button = (action: string, look: string, text: string): string =>
    `<form method="post" action="${escape(`${link}/${action}`)}"><button class="${look}">${text}</button></form>`;
  return page(
    words.title,
    `<h1>${escape(words.title)}</h1>` +
      [told, state].map((sentence) => (sentence ? `<p class="told">${escape(sentence)}</p>` : '')).join('') +
      `<dl>${rows}</dl>` +
      (open ? button('acceptance', 'yes', '接受') + button('refusal', 'no', '不去') : ''),
  );
}

/** What is shown instead of an offer that cannot be shown. */
export const brokenLinkPage = (sentence: string): string =>
  page('桂工零活', `<h1>桂工零活</h1><p class="told">${escape(sentence)}</p>`);
