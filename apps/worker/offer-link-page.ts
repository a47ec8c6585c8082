import { offerInWords, type LinkedOffer } from '@gg/notifications';

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE =
  'body{font:20px/1.6 system-ui,sans-serif;max-width:32rem;margin:0 auto;padding:1rem;color:#12211e;background:#f3f6f5}' +
  'h1{font-size:1.4rem;color:#0a6b5c}dl{background:#fff;border-radius:.5rem;padding:1rem;margin:0}dt{color:#5b6b67;font-size:1rem}' +
  'dd{margin:0 0 .5rem}button{font:inherit;width:100%;padding:.8rem;margin-top:.8rem;border-radius:.5rem;border:2px solid #0a6b5c}' +
  '.yes{background:#0a6b5c;color:#fff}.no{background:#fff;color:#0a6b5c}.told{background:#fff3d6;padding:.8rem;border-radius:.5rem}';

const STATES: Readonly<Record<string, string>> = {
  declined: '已记下您这次不去。不影响以后的邀约。',
  expired: '这份邀约已经过期。',
  withdrawn: '名额已满，或用工单位已撤回。',
};

/** What became of the seat that an accepted offer brought. */
const SEATS: Readonly<Record<string, string>> = {
  booked: '已录用。去不了请尽早取消，方便别人顶上。',
  cancelled_by_worker: '您已取消，名额已退回。',
  cancelled_by_employer: '用工单位取消了，请不要前往。',
  released: '同伴人数不够约定，名额已退回，请不要前往。',
};

const page = (title: string, body: string): string =>
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<meta name="robots" content="noindex"><title>${escape(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

/**
 * One offer as the phone that got the text shows it: large letters, a button for each thing that can be done, no script.
 * @param link the page's own address @param now from when the buttons are gone
 * @param told a sentence about what has just been tried
 */
export function offerLinkPage(view: LinkedOffer, link: string, now: Date, told?: string): string {
  const { offer, booking, shift } = view;
  const words = offerInWords(view, now);
  const open = offer.state === 'open' && now < offer.expiresAt;
  const held = booking?.state === 'booked' && now < shift.start;
  const ended = offer.state === 'open' ? 'expired' : offer.state;
  const state = open ? '' : ((offer.state === 'accepted' ? SEATS[booking?.state ?? 'booked'] : STATES[ended]) ?? '');
  const rows = words.rows.map(([what, text]) => `<dt>${escape(what)}</dt><dd>${escape(text)}</dd>`).join('');
  const button = (action: string, look: string, text: string): string =>
    `<form method="post" action="${escape(`${link}/${action}`)}"><button class="${look}">${text}</button></form>`;
  return page(
    words.title,
    `<h1>${escape(words.title)}</h1>` +
      [told, state].map((sentence) => (sentence ? `<p class="told">${escape(sentence)}</p>` : '')).join('') +
      `<dl>${rows}</dl>` +
      (open ? button('acceptance', 'yes', '接受') + button('refusal', 'no', '不去') : '') +
      (held ? button('cancellation', 'no', '去不了，取消') : ''),
  );
}

/** What is shown instead of an offer that cannot be shown. */
export const brokenLinkPage = (sentence: string): string =>
  page('桂工零活', `<h1>桂工零活</h1><p class="told">${escape(sentence)}</p>`);
