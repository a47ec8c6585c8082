import { OpenPages } from '../sockets/open-pages';
import type { FromListener, ToListener } from './far-pages';

/** The other side of {@link FarPages}: holds pages open, and says when what is waited for has come. */
let pages: OpenPages | undefined;
const say = (message: FromListener): boolean => process.send!(message);

async function hear(message: ToListener): Promise<void> {
  if ('open' in message) {
    pages = await OpenPages.open(message.open.url, message.open.tokens);
    say('open');
    return;
  }
  const { count, subject } = message.hears;
  const heard = pages!.hears(count, (notice) => (notice as { subject: string }).subject === subject);
  say('listening');
  await heard;
  say('heard');
}

process.on(
  'message',
  (message: ToListener) => void hear(message).catch((error: unknown) => say({ failed: String(error) })),
);
