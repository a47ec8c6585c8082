import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { poll } from '../support/poll';
import { testFolder } from '../support/test-folder';

interface Message {
  readonly seq: number;
  readonly id: string;
  readonly key: string;
  readonly to: string;
  readonly text: string;
  readonly at: string;
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly id?: string;
    readonly code?: string;
    readonly messages?: readonly Message[];
    readonly next?: number;
  };
}

/** What the services would be: takes SMS from phones, refuses the first ones it is told to refuse. */
class Webhook {
  readonly taken: { id: string; from: string; text: string; authorization: string | undefined }[] = [];
  attempts = 0;
  refuse = 0;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.attempts += 1;
      if (this.refuse > 0) {
        this.refuse -= 1;
        response.writeHead(503).end();
        return;
      }
      const { authorization } = request.headers;
      const sms = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; from: string; text: string };
      this.taken.push({ ...sms, authorization });
      response.writeHead(204).end();
    });
  });

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('the development SMS gateway, as a process', () => {
  const webhook = new Webhook();
  let system: System;
  let url: string;
  let token: string;

  beforeAll(async () => {
    const port = await webhook.listen();
    system = await startSystem({
      dataDir: testFolder('sms-gateway'),
      durable: false,
      databaseUrl: 'mysql://unused/unused',
      redisUrl: 'redis://unused',
      migrate: false,
      services: [],
      env: { SMS_INBOUND_URL: `http://127.0.0.1:${port}/inbound` },
    });
    url = system.urls['sms'] ?? '';
    token = system.env['SMS_GATEWAY_TOKEN'] ?? '';
  });
  afterAll(async () => {
    await system.stop();
    await webhook.close();
  });

  async function call(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const init =
      body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          };
    const answer = await fetch(`${url}${path}`, init);
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  const send = (message: unknown): Promise<Answer> => call('/messages', message, { authorization: `Bearer ${token}` });

  test('a message that was sent can be read where its phone looks', async () => {
    const sent = await send({ key: 'offer-1', to: '13877100001', text: '装卸工 明早7点 回复 1 K7QM 接受' });
    expect(sent.status).toBe(202);
    const { body } = await call('/outbox?phone=13877100001');
    expect(body.messages).toEqual([
      {
        seq: expect.any(Number) as number,
        id: sent.body.id,
        key: 'offer-1',
        to: '13877100001',
        text: '装卸工 明早7点 回复 1 K7QM 接受',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      },
    ]);
    expect(body.next).toBe(body.messages?.[0]?.seq);
    const later = await call(`/outbox?phone=13877100001&after=${body.next}`);
    expect(later.body).toEqual({ messages: [], next: body.next });
  });

  test('a repeated key is refused with the id of the first message, and nothing is sent', async () => {
    const message = { key: 'offer-2', to: '13877100002', text: 'one' };
    const first = await send(message);
    const second = await send({ ...message, text: 'two' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'sms.repeated_key', id: first.body.id });
    const { body } = await call('/outbox?phone=13877100002');
    expect(body.messages?.map(({ text }) => text)).toEqual(['one']);
  });

  test('a gateway that was killed has every message it answered for, and still refuses their keys', async () => {
    const keys = Array.from({ length: 200 }, (_, number) => `burst-${number}`);
    const sends = keys.map(async (key) => {
      const { status } = await send({ key, to: '13877100003', text: key });
      return status === 202 ? [key] : [];
    });
    // Killed in the middle: some are answered, others are cut off.
    const [, ...outcomes] = await Promise.allSettled([
      poll('some of the burst is in the ledger', async () => {
        const { body } = await call('/outbox?phone=13877100003');
        return (body.messages?.length ?? 0) > 0;
      }).then(() => system.sms?.kill('SIGKILL')),
      ...sends,
    ]);
    const answered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
    await system.sms?.start();
    const { body } = await call('/outbox?phone=13877100003');
    const kept = new Set(body.messages?.map(({ key }) => key));
    expect(answered.filter((key) => !kept.has(key))).toEqual([]);
    expect(kept.size).toBeGreaterThan(0);
    for (const key of [...kept].slice(0, 3)) {
      expect((await send({ key, to: '13877100003', text: key })).status).toBe(409);
    }
  });

  test('an SMS from a phone reaches the services once for its id, with the token', async () => {
    const inbound = { id: 'in-1', from: '13877100004', text: '１ k7qm' };
    expect((await call('/inbound', inbound)).status).toBe(202);
    expect((await call('/inbound', inbound)).status).toBe(202);
    await poll('the webhook was called', () => webhook.taken.some(({ id }) => id === 'in-1'));
    expect((await call('/inbound', { ...inbound, id: 'in-2' })).status).toBe(202);
    await poll('the next one came after it', () => webhook.taken.some(({ id }) => id === 'in-2'));
    expect(webhook.taken.filter(({ id }) => id === 'in-1')).toEqual([{ ...inbound, authorization: `Bearer ${token}` }]);
    expect((await call('/inbound', { ...inbound, text: '2 k7qm' })).body.code).toBe('sms.reused_inbound_id');
  });

  test('an SMS that the services refuse is handed on again until they take it, also after a restart', async () => {
    webhook.refuse = 3;
    const before = webhook.attempts;
    await call('/inbound', { id: 'in-3', from: '13877100005', text: '1' });
    await poll('it was refused once', () => webhook.attempts > before);
    await system.sms?.restart();
    await poll('it was taken in the end', () => webhook.taken.some(({ id }) => id === 'in-3'), 20_000);
    expect(webhook.refuse).toBe(0);
  });

  test.each([
    ['no token', '/messages', { key: 'k', to: '13877100001', text: 't' }, {}, 401, 'sms.wrong_token'],
    ['another token', '/messages', {}, { authorization: 'Bearer nonsense' }, 401, 'sms.wrong_token'],
    ['an unknown path', '/nowhere', undefined, {}, 404, 'sms.no_such_route'],
    ['another method', '/outbox', {}, {}, 405, 'sms.wrong_method'],
    ['broken JSON', '/inbound', '{"id":', {}, 400, 'sms.bad_request'],
    ['a list', '/inbound', [], {}, 400, 'sms.bad_request'],
    ['null', '/inbound', 'null', {}, 400, 'sms.bad_request'],
    ['no id', '/inbound', { from: '13877100001', text: '1' }, {}, 400, 'sms.bad_request'],
    ['a number for a text', '/inbound', { id: 'x', from: '13877100001', text: 1 }, {}, 400, 'sms.bad_request'],
    ['no phone number', '/inbound', { id: 'x', from: 'somebody', text: '1' }, {}, 400, 'sms.bad_request'],
    [
      'too long a text',
      '/inbound',
      { id: 'x', from: '13877100001', text: '长'.repeat(671) },
      {},
      400,
      'sms.bad_request',
    ],
    [
      'half a megabyte',
      '/inbound',
      { id: 'x', from: '13877100001', text: 'x'.repeat(500_000) },
      {},
      413,
      'sms.too_long',
    ],
    ['text/plain', '/inbound', '{}', { 'content-type': 'text/plain' }, 415, 'sms.not_json'],
    ['no sequence number', '/outbox?after=yesterday', undefined, {}, 400, 'sms.bad_request'],
    ['an unknown parameter', '/outbox?telephone=13877100001', undefined, {}, 400, 'sms.bad_request'],
  ])('%s is refused', async (_, path, body, headers, status, code) => {
    const answer = await call(path, body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('a body whose length is not told beforehand is cut off at the limit', async () => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.write(
      'POST /inbound HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const chunk = `2000\r\n${' '.repeat(0x2000)}\r\n`;
    for (let count = 0; count < 4; count += 1) socket.write(chunk);
    await poll('an answer', () => answer.includes('sms.too_long'));
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  test('it still answers after all of that', async () => {
    expect((await call('/healthz')).status).toBe(200);
  });
});

describe('the development SMS gateway refuses to start', () => {
  const entry = join(__dirname, '..', '..', 'tools', 'sms-gateway', 'main.mjs');
  const run = (env: Record<string, string>) => {
    const { status, stderr } = spawnSync(process.execPath, [entry], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { status, stderr };
  };

  test('in production', () => {
    const { status, stderr } = run({
      NODE_ENV: 'production',
      SMS_PORT: '0',
      SMS_GATEWAY_TOKEN: 'x',
      DATA_DIR: '/nowhere',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/refuses NODE_ENV=production/);
  });

  test('without its token', () => {
    const { status, stderr } = run({ SMS_PORT: '0', DATA_DIR: testFolder('sms-refused') });
    expect(status).toBe(1);
    expect(stderr).toMatch(/needs SMS_GATEWAY_TOKEN/);
  });
});
