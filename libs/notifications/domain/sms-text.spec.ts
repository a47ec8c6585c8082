import fc from 'fast-check';
import { instantOf } from '@gg/kernel';
import { deadlineText, windowText } from './local-time-text';
import {
  acceptedForOthersText,
  acceptedText,
  confirmedText,
  erasureText,
  helpText,
  missingSeatsText,
  offerText,
  oneLine,
  payText,
  questionText,
  settlementText,
  unknownCodeText,
  type OfferFacts,
  type PayFacts,
} from './sms-text';
import { smsSegments } from './sms-segments';

const at = (date: string, hour: number, minute = 0) => instantOf(date, hour * 60 + minute);
const now = at('2026-11-23', 20);

const offer: OfferFacts = {
  work: {
    tradeName: '装卸搬运工',
    place: '沙井大道8号东门',
    start: at('2026-11-24', 6),
    end: at('2026-11-24', 14, 30),
    meetAt: at('2026-11-24', 5, 20),
    pay: { kind: 'hourly', amountFen: 2_400, preTax: true },
    settlementDays: 0,
  },
  code: 'K7M4',
  link: 'https://x.example/api/offer-links/abc',
  expiresAt: at('2026-11-23', 21),
  people: 1,
};

describe('times as people say them', () => {
  it.each([
    [at('2026-11-24', 6), at('2026-11-24', 14, 30), '11月24日(周二)06:00-14:30'],
    [at('2026-11-29', 22), at('2026-11-30', 6), '11月29日(周日)22:00-次日06:00'],
    [at('2026-12-31', 8), at('2027-01-02', 8), '12月31日(周四)08:00-1月2日(周六)08:00'],
  ])('%s to %s', (start, end, text) => expect(windowText({ start, end })).toBe(text));

  it('a deadline has its date only when it is not today', () => {
    expect(deadlineText(at('2026-11-23', 21, 5), now)).toBe('21:05');
    expect(deadlineText(at('2026-11-24', 0, 30), now)).toBe('11月24日(周二)00:30');
  });
});

it('the text of an erasure says when, how to stop it, and how to lock out who asked', () => {
  const text = erasureText(at('2026-12-07', 4, 30));
  expect(text).toBe(
    '【桂工零活】您的账号已申请注销：12月7日(周一)04:30起不能再用，个人信息将删除（法律要求留存的除外）。' +
      '不是您申请的，或改了主意，请在此之前用本手机号登录，到“我的－我的个人信息”撤回，并在“登录的设备”退出其他设备；' +
      '也可到就近的零工市场办理。',
  );
  expect(smsSegments(text)).toBeLessThanOrEqual(3);
});

describe('pay', () => {
  it.each<[PayFacts, string]>([
    [{ kind: 'hourly', amountFen: 2_400, preTax: true }, '税前24元/小时'],
    [{ kind: 'daily', amountFen: 19_250, preTax: true }, '税前192.50元/班'],
    [{ kind: 'piece', amountFen: 35, unit: '箱', preTax: true }, '税前0.35元/箱'],
    [{ kind: 'piece', amountFen: 35, unit: null, preTax: true }, '税前0.35元/件'],
    [{ kind: 'hourly', amountFen: 2_400, preTax: false }, '税后24元/小时'],
  ])('%j', (pay, text) => expect(payText(pay)).toBe(text));

  it('on the same day is 日结', () => {
    expect(settlementText(0)).toBe('日结');
    expect(settlementText(3)).toBe('3天内结');
  });
});

describe('the text of an offer', () => {
  it('says job, time, place, pay, deadline, how to answer and where to read on', () => {
    expect(offerText(offer, now)).toBe(
      '【桂工零活】装卸搬运工：11月24日(周二)06:00-14:30，沙井大道8号东门，税前24元/小时，日结。21:00前有效。' +
        '接受请回复“1 K7M4”，不去请回复“2 K7M4”。详情 https://x.example/api/offer-links/abc',
    );
  });

  it('says how many come together', () => expect(offerText({ ...offer, people: 6 }, now)).toContain('(结伴6人)'));

  it('is one line in which both answers stand whatever an employer wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (place) => {
        const text = offerText({ ...offer, work: { ...offer.work, place } }, now);
        expect(text).not.toMatch(/[\n\r\t]/);
        expect(text).toContain('“1 K7M4”');
        expect(text).toContain('“2 K7M4”');
        expect([...text].length).toBeLessThan(200);
      }),
    );
  });
});

it('cuts what is too long by whole letters', () => {
  expect(oneLine('一二三四五', 5)).toBe('一二三四五');
  expect(oneLine('𠮷𠮷𠮷', 2)).toBe('𠮷…');
  expect(oneLine(' a\n\n b ', 9)).toBe('a b');
});

it('an acceptance says when and where people meet', () =>
  expect(acceptedText(offer.work)).toContain('11月24日(周二)05:20到沙井大道8号东门集合'));

it('an acceptance for others says that there is no seat for the reader, and why', () => {
  const text = acceptedForOthersText(offer.work, 2, '这段时间您已有别的工作。');
  expect(text).toContain('已为您的2位同伴录用');
  expect(text).toContain('请不要前往。这段时间您已有别的工作。');
  expect(acceptedForOthersText(offer.work, 2, null)).toMatch(/请不要前往。$/);
});

it('an employer is told how many are missing, whether the search goes on, and what to do', () => {
  const facts = { filled: 2, headcount: 3, exhausted: false, cancelled: true };
  expect(missingSeatsText(offer.work, facts)).toBe(
    '【桂工零活】有人取消，班次缺人：装卸搬运工，11月24日(周二)06:00-14:30，需3人，现有2人，还缺1人。' +
      '系统正在继续找人。请打开企业端处理，或打电话给就近的零工市场。',
  );
  expect(missingSeatsText(offer.work, { ...facts, exhausted: true, cancelled: false })).toMatch(
    /^【桂工零活】班次还没招满：.*暂时没有可派的人。/,
  );
});

it('help names the codes that can be answered', () => {
  expect(helpText(['K7M4', 'A2C3'])).toContain('K7M4、A2C3');
  expect(helpText([])).toContain('没有待答复');
  expect(unknownCodeText('QQQQ', ['K7M4'])).toContain('QQQQ');
});

describe('whether one comes', () => {
  it('is asked with how to answer, and what follows from silence', () => {
    const facts = { code: 'K7M4', answerBy: at('2026-11-24', 5, 30) };
    const begin =
      '【桂工零活】请确认是否到岗：装卸搬运工，11月24日(周二)06:00-14:30。请11月24日(周二)05:20到沙井大道8号东门集合。' +
      '能来请回复“1 K7M4”，来不了请回复“2 K7M4”。';
    expect(questionText(offer.work, { ...facts, releases: false }, now)).toBe(`${begin}没有回复的，我们会打电话给您。`);
    expect(questionText(offer.work, { ...facts, releases: true }, at('2026-11-24', 4, 30))).toBe(
      `${begin}05:30前没有回复，名额会让给别人。`,
    );
  });

  it('is thanked for', () =>
    expect(confirmedText(offer.work)).toBe('【桂工零活】已确认，谢谢。请11月24日(周二)05:20到沙井大道8号东门集合。'));
});
