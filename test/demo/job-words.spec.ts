import { Diary } from './diary';
import { jobKey, minutesOf, readAnswerText, readOfferText, readQuestionText } from './job-words';

const local = (text: string): Date => new Date(`${text}:00+08:00`);

it('a page and a text of the same work have the same key', () => {
  const text =
    '【桂工零活】保洁员：11月24日(周二)08:00-16:30，国际会展中心西门，税前23元/小时，日结。10:35前有效。' +
    '接受请回复“1 K7QF”，不去请回复“2 K7QF”。详情 http://127.0.0.1:3001/api/offer-links/abc';
  const key = jobKey({
    trade: '保洁员',
    place: '国际会展中心西门',
    start: local('2026-11-24T08:00'),
    end: local('2026-11-24T16:30'),
  });
  expect(readOfferText(text)).toEqual({
    key,
    code: 'K7QF',
    link: 'http://127.0.0.1:3001/api/offer-links/abc',
    people: 1,
  });
});

it('reads a party, a night, a comma in the place and a place that was shortened', () => {
  const place = '江南区沙井街道同乐村三组大榕树往东两百米，红色铁门旁边的仓库';
  const key = jobKey({ trade: '装卸搬运工', place, start: local('2026-12-07T22:00'), end: local('2026-12-08T06:00') });
  const text =
    '【桂工零活】装卸搬运工(结伴6人)：12月7日(周一)22:00-次日06:00，江南区沙井街道同乐村三组大榕树往东两百米，红色…，' +
    '税后180元/班，7天内结。12月7日(周一)20:00前有效。接受请回复“1 23AC”，不去请回复“2 23AC”。详情 https://x/y';
  expect(readOfferText(text)).toEqual({ key, code: '23AC', link: 'https://x/y', people: 6 });
});

it.each(['', '【桂工零活】已录用：保洁员，11月24日(周二)08:00-12:00。', '您的验证码是 123456'])(
  '%s is no offer',
  (text) => {
    expect(readOfferText(text)).toBeNull();
  },
);

it.each([
  ['【桂工零活】已录用：保洁员，…', 'accepted'],
  ['【桂工零活】已为您的2位同伴录用：保洁员，…', 'left_out'],
  ['【桂工零活】已记下您这次不去。不影响以后的邀约。', 'declined'],
  ['【桂工零活】没有成功：名额已满。', 'refused'],
  ['【桂工零活】没看懂您的回复。', 'help'],
  ['【桂工零活】没有编号为 23AC 的邀约，请核对。', 'help'],
  ['别的短信', null],
])('%s is an answer: %s', (text, answer) => {
  expect(readAnswerText(text)).toBe(answer);
});

const keyOf = (start: string, end: string): string =>
  jobKey({ trade: '保洁员', place: '东门', start: local(start), end: local(end) });

it('tells when the work is, through the night too', () => {
  const { from, to } = minutesOf(keyOf('2026-12-07T22:00', '2026-12-08T06:00'));
  expect(to - from).toBe(480);
  expect(minutesOf(keyOf('2026-12-08T05:59', '2026-12-08T07:00')).from).toBe(to - 1);
});

it('a diary lets nobody promise two places at once, and work that touches is fine', () => {
  const diary = new Diary();
  diary.promise(keyOf('2026-11-24T08:00', '2026-11-24T12:00'));
  expect(diary.isBusyFor(keyOf('2026-11-24T11:59', '2026-11-24T14:00'))).toBe(true);
  expect(diary.isBusyFor(keyOf('2026-11-24T12:00', '2026-11-24T14:00'))).toBe(false);
  expect(diary.isBusyFor(keyOf('2026-11-25T08:00', '2026-11-25T12:00'))).toBe(false);
});

it('a question whether one comes is read as a person reads it, and nothing else is', () => {
  const text =
    '【桂工零活】请确认是否到岗：保洁员，11月24日(周二)08:00-16:30。请11月24日(周二)07:40到东门集合。' +
    '能来请回复“1 23AC”，来不了请回复“2 23AC”。07:30前没有回复，名额会让给别人。';
  expect(readQuestionText(text)).toBe('23AC');
  expect(readOfferText(text)).toBeNull();
  const thanks = '【桂工零活】已确认，谢谢。请11月24日(周二)07:40到东门集合。';
  expect(readQuestionText(thanks)).toBeNull();
  expect(readAnswerText(thanks)).toBe('confirmed');
});
