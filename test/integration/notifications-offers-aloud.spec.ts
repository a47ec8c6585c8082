import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, type Id } from '@gg/kernel';
import { CONFIG, Metrics, type Config, type Settings } from '@gg/platform';
import { OfferLinks } from '../../libs/notifications/channels/offer-links';
import { SpeechMaker } from '../../libs/notifications/voice/speech-maker';
import { findVoicePrograms, VOICE_PROGRAMS, type VoicePrograms } from '../../libs/notifications/voice/voice-programs';
import { BookingGround } from '../support/booking-ground';
import { poll } from '../support/poll';
import { serviceOn } from '../support/service-on';
import { testFolder } from '../support/test-folder';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let app: NestFastifyApplication;
let worker: WorldPerson;
let stranger: WorldPerson;
let hours = 30;

beforeAll(async () => {
  ground = await BookingGround.open('notifications-offers-aloud');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
  app = await serviceOn(ground, 'worker');
}, 60_000);
afterAll(async () => {
  await app?.close();
  await ground?.close();
});
beforeEach(async () => {
  [worker, stranger] = (await ground.world.workers(place, 2)) as [WorldPerson, WorldPerson];
});

async function offered(title = '仓库分拣'): Promise<Id> {
  const shiftId = await ground.shift(place, employer, 1, (hours += 5), 4, { title });
  return (await ground.offer(shiftId, [{ leader: worker }]))[0]!;
}

async function ask(path: string, token: string | null, headers: Record<string, string> = {}, of = app) {
  const answer = await of.inject({
    method: 'GET',
    url: `/api/${path}`,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });
  const json = /json/.test(String(answer.headers['content-type']));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: answer.rawPayload,
    text: answer.body,
    body: json ? JSON.parse(answer.body) : null,
  };
}

const audio = (offerId: Id, headers: Record<string, string> = {}, token = worker.token) =>
  ask(`offers/${offerId}/audio`, token, headers);

/** Speeches with an outcome, in this service so far. */
async function speeches(outcome: string): Promise<number> {
  const { values } = await app.get(Metrics).speeches.get();
  return values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
}

/** Whether bytes begin as a frame of MPEG layer III does. */
const isMp3 = (bytes: Buffer): boolean => bytes[0] === 0xff && (bytes[1]! & 0xe6) === 0xe2;

describe('an offer that is read out', () => {
  it('comes as MP3 for the worker’s own browser, and from memory the second time', async () => {
    const offerId = await offered();
    const made = await speeches('made');
    const first = await audio(offerId);
    expect([first.status, first.headers['content-type'], first.headers['cache-control']]).toEqual([
      200,
      'audio/mpeg',
      'private, no-cache',
    ]);
    expect(isMp3(first.bytes)).toBe(true);
    // 24 kbit/s: half a minute of sound.
    const seconds = (first.bytes.length * 8) / 24_000;
    expect([seconds > 15, seconds < 60]).toEqual([true, true]);
    const kept = await speeches('kept');
    const second = await audio(offerId);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect([await speeches('made'), await speeches('kept')]).toEqual([made + 1, kept + 1]);
    const again = await audio(offerId, { 'if-none-match': String(first.headers['etag']) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('comes in pieces, without which iPhones play nothing', async () => {
    const offerId = await offered();
    const { bytes, headers } = await audio(offerId);
    const etag = String(headers['etag']);
    const head = await audio(offerId, { range: 'bytes=0-1' });
    expect([head.status, head.headers['content-range'], head.bytes]).toEqual([
      206,
      `bytes 0-1/${bytes.length}`,
      bytes.subarray(0, 2),
    ]);
    const rest = await audio(offerId, { range: 'bytes=2-', 'if-range': etag });
    expect(Buffer.concat([head.bytes, rest.bytes]).equals(bytes)).toBe(true);
    expect((await audio(offerId, { range: 'bytes=2-', 'if-range': '"another"' })).status).toBe(200);
    expect((await audio(offerId, { range: 'bytes=9999999-' })).status).toBe(416);
  });

  it('is what stands with the offer, in both languages', async () => {
    const offerId = await offered('会展搬运');
    const { body } = await ask(`offers/${offerId}`, worker.token);
    expect(body.spoken).toEqual({
      zh: expect.stringMatching(/^会展搬运。工钱，每.+元，.+税前.+集合。请在.+以前答复。$/),
      en: expect.stringMatching(/^Job: 会展搬运\. Pay: .+ yuan .+before tax.+Please answer .*before .+$/),
      audio: true,
    });
    const [chinese, english] = [await audio(offerId), await ask(`offers/${offerId}/audio?language=en`, worker.token)];
    expect([english.status, isMp3(english.bytes), english.bytes.equals(chinese.bytes)]).toEqual([200, true, false]);
    expect((await ask(`offers/${offerId}/audio?language=fr`, worker.token)).status).toBe(400);
  });

  it('is nobody else’s, and nobody’s when it is over', async () => {
    const offerId = await offered();
    expect((await ask(`offers/${offerId}/audio`, null)).status).toBe(401);
    expect(await audio(offerId, {}, stranger.token)).toMatchObject({
      status: 404,
      body: { code: 'resource.not_found' },
    });
    await ground.connections.change('UPDATE offers SET expires_at = ? WHERE id = ?', [new Date(1), offerId]);
    expect(await audio(offerId)).toMatchObject({ status: 410, body: { code: 'offer.expired' } });
    expect((await ask(`offers/${offerId}`, worker.token)).body.spoken).toBeNull();
    await ground.connections.change("UPDATE offers SET state = 'declined' WHERE id = ?", [offerId]);
    expect(await audio(offerId)).toMatchObject({ status: 409, body: { code: 'offer.closed' } });
  });

  it('is heard from the page of the link in a text, too, as long as it is open', async () => {
    const offerId = await offered();
    const token = app
      .get(OfferLinks)
      .linkTo(offerId, new Date(Date.now() + 3_600_000))
      .split('/')
      .at(-1)!;
    const html = () => ask(`offer-links/${token}`, null, { accept: 'text/html' });
    const source = /<audio [^>]*src="([^"]+)"/.exec((await html()).text)?.[1];
    expect(source).toBe(`/api/offer-links/${token}/audio`);
    const { status, bytes, headers } = await ask(source!.slice('/api/'.length), null);
    expect([status, isMp3(bytes), headers['referrer-policy']]).toEqual([200, true, 'no-referrer']);
    expect((await ask(`offer-links/${'A'.repeat(48)}/audio`, null)).status).toBe(404);
    await ground.connections.change('UPDATE offers SET expires_at = ? WHERE id = ?', [new Date(1), offerId]);
    expect((await html()).text).not.toContain('<audio');
    expect((await ask(`offer-links/${token}/audio`, null)).status).toBe(410);
  });

  it('two who ask at once for the same words have them made once', async () => {
    const offerId = await offered();
    const made = await speeches('made');
    const all = await Promise.all([0, 1, 2, 3].map(() => audio(offerId)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await speeches('made')).toBe(made + 1);
  });
});

describe('without a voice', () => {
  it('the service goes on, says so with the offer, and refuses by its own code', async () => {
    const silent = await serviceOn(ground, 'worker', {}, [[VOICE_PROGRAMS, null]]);
    const offerId = await offered();
    expect((await ask(`offers/${offerId}`, worker.token, {}, silent)).body.spoken).toMatchObject({ audio: false });
    expect(await ask(`offers/${offerId}/audio`, worker.token, {}, silent)).toMatchObject({
      status: 404,
      body: { code: 'voice.absent' },
    });
    const ready = await silent.inject({ method: 'GET', url: '/readyz' });
    expect(ready.statusCode).toBe(200);
    await silent.close();
  });

  it('is where one of the two programs is missing', () => {
    const folder = testFolder('half-a-voice');
    program(join(folder, 'espeak-ng'), 'exit 0');
    expect(findVoicePrograms([folder])).toBeNull();
    program(join(folder, 'lame'), 'exit 0');
    expect(findVoicePrograms([folder])).toEqual({ speak: join(folder, 'espeak-ng'), encode: join(folder, 'lame') });
  });
});

function program(file: string, script: string): string {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('the programs that speak', () => {
  const text = { voice: 'cmn-latn-pinyin', marked: false, text: '物流分拣' } as const;
  let folder: string;

  beforeAll(() => {
    folder = testFolder('voices');
  });

  function maker(programs: Partial<VoicePrograms>, settings: Partial<Settings['voice']> = {}): SpeechMaker {
    const config = app.get<Config>(CONFIG);
    return new SpeechMaker(
      { settings: { ...config.settings, voice: { ...config.settings.voice, ...settings } } },
      { ...findVoicePrograms()!, ...programs },
      app.get(Metrics),
      { error: () => undefined } as never,
    );
  }

  const refusal = (work: Promise<Buffer>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  /** Ids of programs that wrote them down before they hung. */
  const pids = (file: string): number[] =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];

  const runs = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it.each(['speak', 'encode'] as const)(
    'one that hangs (%s) is killed at the deadline, and the next has its turn',
    async (part) => {
      const noted = join(folder, `${part}.pids`);
      const hangs = program(join(folder, `hangs-${part}`), `echo $$ >> ${noted}\nexec sleep 600`);
      const voice = maker({ [part]: hangs }, { atOnce: 1, deadlineMs: 500 });
      const both = [refusal(voice.make(text)), refusal(voice.make(text))];
      expect(await Promise.all(both)).toEqual(['voice.failed', 'voice.failed']);
      await poll('both are gone', async () => pids(noted).length === 2 && !pids(noted).some(runs));
    },
  );

  it('who finds the queue full is told when to come again', async () => {
    const noted = join(folder, 'full.pids');
    const hangs = program(join(folder, 'hangs'), `echo $$ >> ${noted}\nexec sleep 600`);
    const voice = maker({ speak: hangs }, { atOnce: 1, waiting: 1, deadlineMs: 500 });
    const waits = [voice.make(text), voice.make(text)].map(refusal);
    await expect(voice.make(text)).rejects.toMatchObject({ code: 'voice.busy', params: { seconds: 2 } });
    expect(await Promise.all(waits)).toEqual(['voice.failed', 'voice.failed']);

    const one = await serviceOn(
      ground,
      'worker',
      { voice: { ...app.get<Config>(CONFIG).settings.voice, atOnce: 1, waiting: 0 } },
      [[VOICE_PROGRAMS, { ...findVoicePrograms()!, speak: hangs }]],
    );
    const [first, second] = [await offered('装车'), await offered('卸车')];
    const before = pids(noted).length;
    const running = ask(`offers/${first}/audio`, worker.token, {}, one);
    await poll('the first is being spoken', async () => pids(noted).length > before);
    const refused = await ask(`offers/${second}/audio`, worker.token, {}, one);
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([429, 'voice.busy', '2']);
    process.kill(pids(noted).at(-1)!, 'SIGKILL');
    expect(await running).toMatchObject({ status: 503, body: { code: 'voice.failed' } });
    await one.close();
  });

  it.each([
    ['that is not there', { speak: '/nowhere/espeak-ng' }, {}],
    ['that fails', { encode: '/bin/false' }, {}],
    ['whose speech is too long', {}, { maxBytes: 2_000 }],
  ] as const)('one %s is a refusal, and nothing of it runs on', async (_what, programs, settings) => {
    expect(await refusal(maker(programs, { deadlineMs: 3_000, ...settings }).make(text))).toBe('voice.failed');
  });

  it('one that never ends its speech is stopped long before the deadline', async () => {
    const speak = program(join(folder, 'endless'), 'exec cat /dev/zero');
    const encode = program(join(folder, 'as-it-is'), 'exec cat');
    const since = performance.now();
    expect(await refusal(maker({ speak, encode }, { deadlineMs: 30_000 }).make(text))).toBe('voice.failed');
    expect(performance.now() - since).toBeLessThan(10_000);
  });

  it('take text for text, whatever stands in it', async () => {
    const written = join(folder, 'written');
    const speech = await maker({}).make({ ...text, text: `搬运 -w ${written} $(touch ${written}) ; touch ${written}` });
    expect([isMp3(speech), existsSync(written)]).toEqual([true, false]);
  });
});
