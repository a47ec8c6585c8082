import { escapeHtml } from '@gg/platform';
import { offerStanding, type OfferStanding, type OfferView } from '@gg/bookings';
import { offerInWords } from '@gg/notifications';
import { NOT_INDEXED, plainPage, rowsOf } from './plain-page';

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

/** What the page is made of. */
export interface LinkedOffer {
  readonly view: OfferView;
  /** The page's own address. */
  readonly link: string;
  /** Whether the service can read it out. */
  readonly audible: boolean;
  /** A sentence about what has just been tried. */
  readonly told?: string | undefined;
}

/**
 * One offer as the phone that got the text shows it: large letters, a button for each thing that can be done, no script.
 * @param now from when the buttons are gone
 */
export function offerLinkPage({ view, link, audible, told }: LinkedOffer, now: Date): string {
  const { offer, seats, shift } = view;
  const words = offerInWords(view, now);
  const open = offer.state === 'open' && now < offer.expiresAt;
  const standing = offerStanding(offer.state, seats, offer.workerId);
  const held = standing === 'accepted' && now < shift.start;
  const state = open ? '' : SENTENCES[standing === 'open' ? 'expired' : standing];
  const button = (action: string, look: string, text: string): string =>
    `<form method="post" action="${escapeHtml(`${link}/${action}`)}"><button class="${look}">${text}</button></form>`;
  return plainPage(
    words.title,
    `<h1>${escapeHtml(words.title)}</h1>` +
      [told, state].map((sentence) => (sentence ? `<p class="told">${escapeHtml(sentence)}</p>` : '')).join('') +
      rowsOf(words.rows) +
      // Fetched when it is wanted: most people read, and pay for what comes over the air.
      (open && audible
        ? `<p class="screen"><b id="aloud">读给我听</b><audio aria-labelledby="aloud" controls preload="none" src="${escapeHtml(`${link}/audio`)}"></audio></p>`
        : '') +
      (open
        ? `<div class="answers">${button('refusal', 'no', '不去')}${button('acceptance', 'yes', '接受')}</div>`
        : '') +
      (held ? `<div class="answers alone">${button('cancellation', 'no', '去不了，取消')}</div>` : ''),
    NOT_INDEXED,
  );
}

/** What is shown instead of an offer that cannot be shown. */
export const brokenLinkPage = (sentence: string): string =>
  plainPage('桂工零活', `<h1>桂工零活</h1><p class="told">${escapeHtml(sentence)}</p>`, NOT_INDEXED);
