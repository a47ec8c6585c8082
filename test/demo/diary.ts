import { minutesOf } from './job-words';

/** What somebody has promised: nobody says yes to two places at once. */
export class Diary {
  private readonly promised: { readonly from: number; readonly to: number }[] = [];

  /** @param key see `jobKey` */
  promise(key: string): void {
    this.promised.push(minutesOf(key));
  }

  isBusyFor(key: string): boolean {
    const { from, to } = minutesOf(key);
    return this.promised.some((other) => from < other.to && other.from < to);
  }
}
