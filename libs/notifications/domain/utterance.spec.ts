import fc from 'fast-check';
import { utterance } from './utterance';

it('Chinese goes to the Mandarin voice as it is', () => {
  expect(utterance('物流分拣。工钱，每天二百二十元。', 'zh')).toEqual({
    voice: 'cmn-latn-pinyin',
    marked: false,
    text: '物流分拣。工钱，每天二百二十元。',
  });
});

it('what is Chinese in an English sentence is spoken in Mandarin', () => {
  expect(utterance('Meet at 6:15 a.m., at 五一路12号A栋 3楼, please.', 'en').text).toBe(
    '<speak>Meet at 6:15 a.m., at <voice name="cmn-latn-pinyin">五一路12号A栋</voice> ' +
      '3<voice name="cmn-latn-pinyin">楼</voice>, please.</speak>',
  );
});

it.each([
  ['markup', '搬运<audio src="/etc/passwd"/>工', '搬运 audio src etc passwd 工'],
  ['a character reference', '搬运&#1;工', '搬运 1;工'],
  ['sounds instead of words', '搬运[[h@l@U]]工', '搬运 h l U 工'],
  ['an order to the voice', '搬运\u00012s工', '搬运 2s工'],
  ['a picture', '搬运🚚工', '搬运 工'],
  ['quotes and lines', '“搬运”\n《工》', '搬运 工'],
])('%s is left out', (_what, text, plain) => {
  expect(utterance(text, 'zh').text).toBe(plain);
});

it('nothing that anybody writes marks anything up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utterance(text, 'zh').text).not.toMatch(/[<>&[\]\p{Cc}]/u);
      const tags = utterance(text, 'en').text.match(/<[^>]*>/g) ?? [];
      expect(
        [...new Set(tags)].filter((tag) => !/^<\/?(speak|voice name="cmn-latn-pinyin"|voice)>$/.test(tag)),
      ).toEqual([]);
    }),
  );
});
