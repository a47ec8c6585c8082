import fc from 'fast-check';
import { REPLY_ALPHABET, REPLY_CODE_LENGTH } from '@gg/identity';
import { isReceipt, readOfferReply } from './sms-reply';

const accepts = (code: string) => ({ answer: 'accept', code });
const declines = (code: string) => ({ answer: 'decline', code });

describe('a reply to an offer', () => {
  it.each([
    ['1 K7M4', accepts('K7M4')],
    ['2 K7M4', declines('K7M4')],
    ['1K7M4', accepts('K7M4')],
    ['１　Ｋ７Ｍ４', accepts('K7M4')],
    ['1 k7m4', accepts('K7M4')],
    ['  1   k 7 m 4  ', accepts('K7M4')],
    ['1，K7M4。', accepts('K7M4')],
    ['1、K7M4！', accepts('K7M4')],
    ['“1 K7M4”', accepts('K7M4')],
    ['1+K7M4', accepts('K7M4')],
    ['1\nK7M4\n', accepts('K7M4')],
    ['1\ufe0f\u20e3 K7M4', accepts('K7M4')],
    ['\u202d1 K7M4\u202c', accepts('K7M4')],
    ['2 2345', declines('2345')],
    ['12345', accepts('2345')],
    ['1 KBS4', accepts('K854')],
    ['1 zzzz', accepts('2222')],
  ])('%j is understood', (text, reply) => expect(readOfferReply(text)).toEqual(reply));

  it.each([
    '',
    ' ',
    '1',
    '2',
    '接受',
    '好的',
    'K7M4',
    'K7M4 1',
    '3 K7M4',
    '0 K7M4',
    '1 K7M',
    '1 K7M44',
    '1 K7M0',
    '1 K7MI',
    '1 K7ML',
    '1 K7MO',
    '1 K7M4?',
    '1 K7M4？',
    '1 K7M4 2 K7M4',
    '1 K7M4 接受',
    '回复1 K7M4',
    '一 K7M4',
    'z K7M4',
    '1 工7M4',
    'TD',
    '11 K7M4',
    `1 K7M4${' '.repeat(300)}`,
    '1 K7M\u{1f600}',
  ])('%j is not guessed at', (text) => expect(readOfferReply(text)).toBeNull());

  const aCode = fc.string({
    unit: fc.constantFrom(...REPLY_ALPHABET),
    minLength: REPLY_CODE_LENGTH,
    maxLength: REPLY_CODE_LENGTH,
  });
  const noise = fc.string({
    unit: fc.constantFrom(' ', '　', '\t', '，', ',', '。', '“', '”', '\u200b'),
    maxLength: 6,
  });
  const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

  it('is read however a keyboard writes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2'),
        aCode,
        noise,
        noise,
        noise,
        fc.boolean(),
        fc.boolean(),
        (digit, code, before, between, after, wide, lower) => {
          const plain = lower ? code.toLowerCase() : code;
          const text = before + (wide ? fullWidth(digit + between + plain) : digit + between + plain) + after;
          expect(readOfferReply(text)).toEqual({ answer: digit === '1' ? 'accept' : 'decline', code });
        },
      ),
    );
  });

  it('never throws and never makes up a code: what it reads is in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const reply = readOfferReply(text);
        if (reply) expect(reply.code).toMatch(/^[2-9AC-HJKMNP-RT-Y]{4}$/);
      }),
    );
  });
});

describe('a receipt', () => {
  it.each(['3', '３', ' 3。', '收到', '“收到”', '知道了！'])('%j', (text) => expect(isReceipt(text)).toBe(true));
  it.each(['', '1', '33', '3 K7M4', '没收到', '收到？', '好的', `3${' '.repeat(300)}`])('%j is none', (text) =>
    expect(isReceipt(text)).toBe(false),
  );
});
