import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import { CONFIG, Log, Metrics, type Config, type Settings } from '@gg/platform';
import type { Utterance } from '../domain/utterance';
import { VOICE_PROGRAMS, type VoicePrograms } from './voice-programs';

/** MP3 plays in WeChat on every phone, on iPhones too, which take no Opus. */
export const SPEECH_TYPE = 'audio/mpeg';

/** Words in a minute: slower than the voice's own 175, for who hears it once. */
const WORDS_PER_MINUTE = 160;
/** Kilobits in a second: a voice is clear by it, and the slowest line of a phone brings it faster than it is heard. */
const KILOBITS = 24;
/** When somebody who found the queue full may come again: it is empty by then. */
const AGAIN_SECONDS = 2;

type Child = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Makes speech of texts: two programs of the machine behind each other, the text through a pipe and never in a command. So many
 * at once and so many that wait; what takes too long is killed.
 */
@Injectable()
export class SpeechMaker {
  private readonly settings: Settings['voice'];
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'settings'>,
    @Inject(VOICE_PROGRAMS) private readonly programs: VoicePrograms | null,
    @Inject(Metrics) private readonly metrics: Pick<Metrics, 'speeches'>,
    @Inject(Log) private readonly log: Pick<Log, 'error'>,
  ) {
    this.settings = config.settings.voice;
  }

  /** Whether this machine has a voice. */
  get exists(): boolean {
    return this.programs !== null;
  }

  /** An MP3 file. Throws `voice.absent`, `voice.busy`, `voice.failed`. */
  async make(utterance: Utterance): Promise<Buffer> {
    if (!this.programs) throw new DomainError('voice.absent');
    await this.turn();
    try {
      const speech = await speechOf(utterance, this.programs, this.settings);
      this.metrics.speeches.inc({ outcome: 'made' });
      return speech;
    } catch (error) {
      this.metrics.speeches.inc({ outcome: 'failed' });
      this.log.error({ err: error }, 'a speech could not be made');
      throw new DomainError('voice.failed');
    } finally {
      this.next();
    }
  }

  private async turn(): Promise<void> {
    if (this.running < this.settings.atOnce) {
      this.running++;
      return;
    }
    if (this.queue.length >= this.settings.waiting) {
      this.metrics.speeches.inc({ outcome: 'busy' });
      throw new DomainError('voice.busy', { seconds: AGAIN_SECONDS });
    }
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  /** Hands the turn to whoever has waited longest: nobody who has just come takes it. */
  private next(): void {
    const first = this.queue.shift();
    if (first) first();
    else this.running--;
  }
}

/** Throws where a program is not there, fails, says too much or takes too long; nothing of it runs on then. */
function speechOf(
  { voice, marked, text }: Utterance,
  programs: VoicePrograms,
  { deadlineMs, maxBytes }: Pick<Settings['voice'], 'deadlineMs' | 'maxBytes'>,
): Promise<Buffer> {
  const speak = start(programs.speak, [
    ...['-v', voice, '-s', String(WORDS_PER_MINUTE), '-b', '1', ...(marked ? ['-m'] : [])],
    ...['--stdin', '--stdout'],
  ]);
  // How long it becomes is not known when the head of the WAV file is written; and a tag at the front would have to wait for it.
  const encode = start(programs.encode, [
    ...['--silent', '--ignorelength', '-t', '-m', 'm', '-b', String(KILOBITS), '-', '-'],
  ]);
  const children = [speak, encode];
  const parts: Buffer[] = [];
  let bytes = 0;
  return new Promise<Buffer>((resolve, reject) => {
    const give = (error: Error): void => {
      clearTimeout(late);
      for (const child of children) child.kill('SIGKILL');
      reject(error);
    };
    const late = setTimeout(() => give(new Error(`not done in ${deadlineMs} ms`)), deadlineMs);
    let going = children.length;
    for (const child of children) {
      child.once('error', give);
      child.once('close', (code, signal) => {
        going--;
        if (code !== 0) give(new Error(`${child.spawnfile} ended with ${code ?? signal}`));
        else if (going === 0) {
          clearTimeout(late);
          resolve(Buffer.concat(parts));
        }
      });
      // A program that has ended reads no more; how it ended is told above.
      child.stdin.on('error', () => undefined);
    }
    encode.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      bytes += part.length;
      if (bytes > maxBytes) give(new Error(`more than ${maxBytes} bytes`));
    });
    speak.stdout.pipe(encode.stdin);
    speak.stdin.end(text);
  });
}

/** No shell, nothing of our environment, no place on the disk that would be its own. */
const start = (program: string, args: readonly string[]): Child =>
  spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], env: { LC_ALL: 'C.UTF-8' }, cwd: '/' });
