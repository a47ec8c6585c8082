import { readerOf, type Voice } from './voice';

const voice = (lang: string, localService = true): Voice => ({ lang, localService });

it.each(['zh-CN', 'zh_CN', 'zh', 'cmn-Hans-CN', 'zh_CN_#Hans', 'zh-TW', 'ZH-cn', 'zh-Hans'])(
  '%s speaks Mandarin',
  (lang) => {
    expect(readerOf([voice('en-US'), voice(lang)], 'zh-CN', true)).toBe('browser');
  },
);

it.each(['zh-HK', 'zh_HK_#Hant', 'yue-CN', 'zh-Hant-MO', 'en-US', 'zha-CN', ''])('%s does not', (lang) => {
  expect(readerOf([voice(lang)], 'zh-CN', true)).toBe('service');
});

it('English is spoken by any English voice', () => {
  expect(readerOf([voice('en-AU')], 'en', true)).toBe('browser');
  expect(readerOf([voice('zh-CN'), voice('enm')], 'en', true)).toBe('service');
});

it.each<[string, readonly Voice[] | null, boolean, ReturnType<typeof readerOf>]>([
  ['no speech, as in WeChat', null, true, 'service'],
  ['neither', null, false, null],
  ['voices far away are the last resort', [voice('zh-CN', false)], true, 'service'],
  ['but better than none', [voice('zh-CN', false)], false, 'browser'],
  ['one in the phone beside one far away', [voice('zh-CN', false), voice('zh-CN')], true, 'browser'],
  ['none named', [], true, 'service'],
  ['none named, and no service: it may speak all the same', [], false, 'browser'],
  ['only of another language', [voice('en-US')], false, null],
])('%s', (_what, voices, audible, reader) => {
  expect(readerOf(voices, 'zh-CN', audible)).toBe(reader);
});
