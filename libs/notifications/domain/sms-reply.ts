/** What a person answered to an offer by SMS. */
export interface OfferReply {
  readonly answer: 'accept' | 'decline';
  /** In capitals, as it was printed. */
  readonly code: string;
}

/**
 * Signs that a thumb, a quotation or a keyboard leaves around and between the two parts. A question mark is not among
 * them: who asks has not answered.
 */
const NOISE = /[\s\p{Cf}\p{M}\p{Z}"'“”‘’「」『』《》【】()[\]<>,，.。、;；:：!！\-–—_+＋*#~·]/gu;
/** An answer is six signs; a text longer than a screen is something else. */
const LONGEST = 200;

const REPLY = /^([12])(.{4})$/;
/** What codes are made of (identity's REPLY_ALPHABET). */
const CODE = /^[2-9AC-HJKMNP-RT-Y]{4}$/;

/** Letters that codes do not have, because they look like a digit that codes do have. */
const READ_AS: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2' };

/** What is understood as "it has arrived": the sign a text asks for, and what people write instead. */
const RECEIPTS: ReadonlySet<string> = new Set(['3', '收到', '已收到', '知道', '知道了']);

/** Full-width letters, digits and signs of a Chinese keyboard as their ASCII twins. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const plainOf = (text: string): string => halfWidth(text).replace(NOISE, '').toUpperCase();

/** Whether somebody says that a text has arrived. */
export const isReceipt = (text: string): boolean => text.length <= LONGEST && RECEIPTS.has(plainOf(text));

/**
 * Reads `1 CODE` (accepts) and `2 CODE` (declines, or gives a seat back). Full-width signs, lower case, missing or additional spaces and
 * punctuation are understood; anything else is null, to be answered with help: a guess could send a person to work, or
 * give their seat away.
 */
export function readOfferReply(text: string): OfferReply | null {
  if (text.length > LONGEST) return null;
  const plain = plainOf(text);
  const [, digit, typed] = REPLY.exec(plain) ?? [];
  const code = typed?.replace(/[BSZ]/g, (letter) => READ_AS[letter] ?? letter);
  if (digit === undefined || code === undefined || !CODE.test(code)) return null;
  return { answer: digit === '1' ? 'accept' : 'decline', code };
}
