import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a listener is told. */
export type ToListener =
  | { readonly open: { readonly url: string; readonly tokens: readonly string[] } }
  | { readonly hears: { readonly count: number; readonly subject: string } };

/** What it says. */
export type FromListener = 'open' | 'listening' | 'heard' | { readonly failed: string };

/** Open pages in a process of their own: what a process may have open is less than two such crowds. */
export class FarPages {
  private constructor(private readonly child: ChildProcess) {}

  static async open(url: string, tokens: readonly string[]): Promise<FarPages> {
    const pages = new FarPages(fork(join(__dirname, 'listener.js'), { serialization: 'advanced' }));
    await pages.ask({ open: { url, tokens } }, 'open');
    return pages;
  }

  /** Listens from when this resolves; the answer resolves when so many pages have a notice about something. */
  async listen(count: number, subject: string): Promise<{ readonly heard: Promise<void> }> {
    await this.ask({ hears: { count, subject } }, 'listening');
    return { heard: this.said('heard') };
  }

  close(): void {
    this.child.kill();
  }

  private async ask(message: ToListener, answer: FromListener): Promise<void> {
    const said = this.said(answer);
    this.child.send(message);
    await said;
  }

  private async said(wanted: FromListener): Promise<void> {
    const [message] = (await once(this.child, 'message')) as [FromListener];
    if (message !== wanted) throw new Error(`the pages say ${JSON.stringify(message)} instead of ${String(wanted)}`);
  }
}
