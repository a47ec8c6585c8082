import { photoForm } from './photo-form';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

it.each<[string, Buffer, ReturnType<typeof photoForm>]>([
  ['a JPEG', bytes('\xff\xd8\xff\xe0..JFIF'), 'jpeg'],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n....'), 'png'],
  ['a WebP', bytes('RIFF....WEBPVP8 '), 'webp'],
  ['a HEIC of a phone', bytes('\0\0\0\x24ftypheic'), 'heic'],
  ['an AVIF', bytes('\0\0\0\x1cftypavif'), 'heic'],
  ['a program', bytes('MZ\x90\0\x03'), null],
  ['a program for other machines', bytes('\x7fELF\x02\x01'), null],
  ['a video', bytes('\0\0\0\x18ftypmp42'), null],
  ['a sound', bytes('RIFF....WAVEfmt '), null],
  ['an SVG, which may hold a script', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), null],
  ['a GIF', bytes('GIF89a'), null],
  ['a PDF', bytes('%PDF-1.7'), null],
  ['nothing', Buffer.alloc(0), null],
  ['a PNG that was cut off', bytes('\x89PNG\r'), null],
])('%s', (_what, file, form) => {
  expect(photoForm(file)).toBe(form);
});
