import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import { newId, type Id } from '@gg/kernel';
import { PurgePhotosAtNight } from '../../libs/workers/consumers/purge-photos-at-night.consumer';
import sharp from 'sharp';
import { Connections } from '@gg/platform';
import { roomsServices, type Person, type RoomsServices } from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
let anna: Person;
let certificateId: Id;

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
  // Photos of any size have to arrive over a real connection.
  for (const service of [rooms.worker, rooms.centre]) await service.app.listen(0, '127.0.0.1');
});
afterAll(() => rooms.close());
beforeEach(async () => {
  anna = await rooms.signInWorker();
  await anna.patch('/worker/profile', { regionCode: '450105' });
  certificateId = await certified(anna);
});

const paper = { kind: 'health', number: '桂健20260001', validFrom: '2026-01-01', validTo: '2027-01-01' };
const certified = async (person: Person): Promise<Id> =>
  String((await person.post('/worker/certificates', paper)).body.certificateId);

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly bytes: Buffer;
  // oxlint-disable-next-line typescript/no-explicit-any -- the answer of a route
  readonly body: any;
}

/** As a browser would: by a connection of its own, with the name and type that the client chose. */
function http(
  person: Person,
  method: string,
  path: string,
  file?: Buffer,
  { name = 'photo.jpg', type = 'image/jpeg', key = newId() } = {},
): Promise<Answer> {
  const { port } = person.service.app.getHttpServer().address() as AddressInfo;
  const head = `--line\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const body = file && Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--line--\r\n')]);
  const headers = {
    authorization: `Bearer ${person.token}`,
    ...(method === 'GET' ? {} : { 'idempotency-key': key }),
    ...(body ? { 'content-type': 'multipart/form-data; boundary=line', 'content-length': String(body.length) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = send({ host: '127.0.0.1', port, method, path: `/api${path}`, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const json = String(answer.headers['content-type']).includes('json') && bytes.length > 0;
        const parsed = json ? JSON.parse(bytes.toString()) : null;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, body: parsed });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const photoPath = (): string => `/worker/certificates/${certificateId}/photo`;
const put = (file: Buffer, more?: Parameters<typeof http>[4]): Promise<Answer> =>
  http(anna, 'PUT', photoPath(), file, more);

/** A picture of noise, as compressible as a photo. */
const noise = (width: number, height: number): sharp.Sharp =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 20 } },
  });

/** A phone's photo, lying on its side, with where it was taken in it. */
const phonePhoto = (): Promise<Buffer> =>
  noise(2_400, 1_200)
    .withExif({
      IFD0: { Make: 'Phone', Model: 'GEHEIM-9' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 47/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 18/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const rowOf = (id: Id) =>
  rooms.worker.connections.row<{
    imageSealed: Buffer;
    width: number;
    height: number;
    bytes: number;
    keepUntil: string;
  }>('SELECT image_sealed, width, height, bytes, keep_until FROM certificate_photos WHERE certificate_id = ?', [id]);

describe('the photo of a certificate', () => {
  it('is kept upright, small, without a word of where and with what it was taken, and sealed', async () => {
    const sent = await phonePhoto();
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { status, body } = await put(Buffer.concat([sent, Buffer.from('HIDDEN-BEHIND-THE-END')]));
    expect([status, body]).toEqual([
      200,
      { addedAt: '2026-11-23T04:00:00.000Z', width: 1_000, height: 2_000, bytes: expect.any(Number) },
    ]);
    const row = (await rowOf(certificateId))!;
    expect(row).toMatchObject({ width: 1_000, height: 2_000, bytes: body.bytes, keepUntil: '2027-06-30' });
    expect(row.imageSealed.includes('WEBP')).toBe(false);

    const shown = await http(anna, 'GET', photoPath());
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const { exif, xmp, icc, format, width, height } = await sharp(shown.bytes).metadata();
    expect({ exif, xmp, icc, format, width, height }).toEqual({ format: 'webp', width: 1_000, height: 2_000 });
    for (const word of ['GEHEIM-9', 'HIDDEN', 'Exif']) expect(shown.bytes.includes(word)).toBe(false);
    const listed = await anna.get('/worker/certificates');
    expect(listed.body.items[0].photo).toEqual(body);
  });

  it('opens at its own row only', async () => {
    await put(await phonePhoto());
    const other = await certified(anna);
    await rooms.worker.connections.change('UPDATE certificate_photos SET certificate_id = ? WHERE certificate_id = ?', [
      other,
      certificateId,
    ]);
    expect((await http(anna, 'GET', `/worker/certificates/${other}/photo`)).status).toBe(500);
  });

  it('is replaced by the next one, and goes with its certificate or by itself', async () => {
    await put(await noise(300, 200).png().toBuffer());
    const second = await put(await noise(500, 400).webp().toBuffer());
    expect(second.body).toMatchObject({ width: 500, height: 400 });
    expect((await rowOf(certificateId))?.width).toBe(500);
    expect((await http(anna, 'DELETE', photoPath())).status).toBe(204);
    expect((await http(anna, 'DELETE', photoPath())).status).toBe(404);
    expect((await http(anna, 'GET', photoPath())).status).toBe(404);
    await put(await noise(300, 200).png().toBuffer());
    await anna.delete(`/worker/certificates/${certificateId}`);
    expect(await rowOf(certificateId)).toBeNull();
    expect((await put(await noise(300, 200).png().toBuffer())).status).toBe(404);
  });

  it('sent twice with one key is one photo, and another photo with the key is refused', async () => {
    const [one, two] = [await noise(300, 200).png().toBuffer(), await noise(310, 200).png().toBuffer()];
    const first = await put(one, { key: 'photo-key-1' });
    expect(await put(one, { key: 'photo-key-1' })).toMatchObject({ status: 200, body: first.body });
    expect((await put(two, { key: 'photo-key-1' })).body.code).toBe('idempotency.key_reused');
    expect((await rowOf(certificateId))?.width).toBe(300);
  });

  it('two at once leave one of them whole', async () => {
    const files = [await noise(300, 200).png().toBuffer(), await noise(500, 400).png().toBuffer()];
    const answers = await Promise.all(files.map((file) => put(file)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const row = (await rowOf(certificateId))!;
    const shown = await sharp((await http(anna, 'GET', photoPath())).bytes).metadata();
    expect([shown.width, shown.height]).toEqual([row.width, row.height]);
  });
});

describe('what is no photo is refused in words, and changes nothing', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, object, number, string]>([
    [
      'a renamed program',
      () => Buffer.from('MZ\x90\0\x03'.padEnd(400, 'x'), 'latin1'),
      {},
      422,
      'worker.photo_unreadable',
    ],
    [
      'a drawing with a script',
      () => Buffer.from('<svg><script/></svg>'),
      { type: 'image/svg+xml' },
      422,
      'worker.photo_unreadable',
    ],
    [
      'a photo of an iPhone',
      () => Buffer.from('\0\0\0\x24ftypheic'.padEnd(200, 'x'), 'latin1'),
      {},
      422,
      'worker.photo_heic',
    ],
    [
      'a photo that was cut off',
      async () => (await phonePhoto()).subarray(0, 4_000),
      {},
      422,
      'worker.photo_unreadable',
    ],
    [
      'the head of a photo and a program behind it',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5_000, 'MZ')]),
      {},
      422,
      'worker.photo_unreadable',
    ],
    ['nothing', () => Buffer.alloc(0), {}, 400, 'request.file_missing'],
    ['9 MB', () => Buffer.alloc(9 * 1_048_576, 0xff), {}, 413, 'request.file_too_large'],
    ['40 MB', () => Buffer.alloc(40 * 1_048_576, 0xff), {}, 413, 'request.file_too_large'],
  ])('%s', async (_what, file, named, status, code) => {
    const answer = await put(await file(), named);
    expect(answer).toMatchObject({
      status,
      body: { code, messages: { zh: expect.stringMatching(/\p{Script=Han}/u) } },
    });
    expect(await rowOf(certificateId)).toBeNull();
  });

  it('a few kilobytes that unpack into gigabytes are not unpacked', async () => {
    const bomb = await noise(30, 20).png().toBuffer();
    // Its head says that it is 40,000 by 40,000: nobody finds out, because nobody unpacks it.
    bomb.writeUInt32BE(40_000, 16);
    bomb.writeUInt32BE(40_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect((await put(bomb)).body.code).toBe('worker.photo_too_many_pixels');
  });

  it('a form without a file, and JSON in place of one', async () => {
    expect(await anna.put(photoPath(), { file: 'x' })).toMatchObject({ body: { code: 'request.unsupported_type' } });
    const form = '--line\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--line--\r\n';
    const { service, token } = anna;
    const answer = await service.app.inject({
      method: 'PUT',
      url: `/api${photoPath()}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=line' },
      payload: form,
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('who sees it', () => {
  it('not another worker', async () => {
    await put(await noise(300, 200).png().toBuffer());
    const boris = await rooms.signInWorker();
    expect((await http(boris, 'GET', photoPath())).status).toBe(404);
    expect((await http(boris, 'PUT', photoPath(), await noise(30, 20).png().toBuffer())).status).toBe(404);
    expect((await http(boris, 'DELETE', photoPath())).status).toBe(404);
    expect((await rowOf(certificateId))?.width).toBe(300);
  });

  it('staff of the region who judge it, each look on record, and nobody of another region or role', async () => {
    await put(await noise(300, 200).png().toBuffer());
    const path = `/workers/${anna.id}/certificates/${certificateId}/photo`;
    const looks = () =>
      rooms.worker.connections.rows<{ actorId: Id; regionCode: string; facts: string }>(
        `SELECT actor_id, region_code, facts FROM audit_records WHERE action = 'certificate_photo.viewed' AND subject_id = ?`,
        [anna.id],
      );
    const verifier = await rooms.staff('verifier', '4501');
    expect(await http(verifier, 'GET', path)).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(await looks()).toEqual([
      { actorId: verifier.id, regionCode: '450105', facts: JSON.stringify({ certificateId }) },
    ]);
    const [elsewhere, auditor] = [await rooms.staff('verifier', '4503'), await rooms.staff('auditor', '4501')];
    expect((await http(elsewhere, 'GET', path)).status).toBe(404);
    expect((await http(auditor, 'GET', path)).status).toBe(403);
    expect(await looks()).toHaveLength(1);
  });

  it('staff send one on behalf of who agreed to it', async () => {
    const clerk = await rooms.staff('clerk', '4501');
    const path = `/workers/${anna.id}/certificates/${certificateId}/photo?channel=desk`;
    const file = await noise(300, 200).png().toBuffer();
    expect((await http(clerk, 'PUT', path, file)).status).toBeGreaterThanOrEqual(400);
    expect(await rowOf(certificateId)).toBeNull();
    await anna.post('/consents', { purpose: 'act_on_behalf' });
    expect((await http(clerk, 'PUT', path, file)).status).toBe(200);
    expect((await rowOf(certificateId))?.width).toBe(300);
  });
});

it('goes some months after its paper is over, and follows a paper that is renewed', async () => {
  const [over, renewed] = [certificateId, await certified(anna)];
  for (const id of [over, renewed]) {
    await http(anna, 'PUT', `/worker/certificates/${id}/photo`, await noise(30, 20).png().toBuffer());
  }
  await anna.patch(`/worker/certificates/${renewed}`, { validTo: '2028-01-01' });
  const purge = new PurgePhotosAtNight(
    rooms.worker.app.get(Connections),
    { now: () => new Date('2027-07-01T03:00:00Z') },
    rooms.worker.config,
    { info: () => undefined } as never,
  );
  await purge.perform();
  expect([await rowOf(over), (await rowOf(renewed))?.keepUntil]).toEqual([null, '2028-06-29']);
});
