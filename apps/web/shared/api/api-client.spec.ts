import { answered, apiClient, type ApiSurroundings } from './api-client';
import { Refusal, Unreachable } from './refusal';
import { ServerClock } from './server-clock';

interface Paths {
  '/api/things': {
    get: { responses: { 200: { content: { 'application/json': { items: number[] } } } } };
    post: {
      requestBody: { content: { 'application/json': { name: string } } };
      responses: { 200: { content: { 'application/json': { id: string } } } };
    };
  };
}

const problem = (status: number, code: string): Response =>
  Response.json({ code, status, messages: { zh: '不行', en: 'no' } }, { status });

describe('what every request of a page carries and hears', () => {
  let sent: { method: string; headers: Headers; body: string }[];
  let answers: ((request: RequestInit) => Response | Promise<Response>)[];
  let told: string[];
  let token: string | null;
  const around = (): ApiSurroundings => ({
    clock: new ServerClock(),
    csrfToken: () => token,
    renewCsrfToken: async () => {
      told.push('renewed');
      return (token = token === null ? null : 'new');
    },
    language: () => 'zh-CN',
    onAnswer: () => told.push('answer'),
    onSilence: () => told.push('silence'),
    onSignedOut: () => told.push('signed out'),
  });
  const client = (withinMs?: number) => apiClient<Paths>(around(), withinMs);
  const post = () => answered(client().POST('/api/things', { body: { name: '韦' } }));
  const keys = () => sent.map(({ headers }) => headers.get('idempotency-key'));

  beforeEach(() => {
    // The client counts twenty seconds for each answer.
    jest.useFakeTimers();
    [sent, answers, told, token] = [[], [], [], 'old'];
    Object.assign(globalThis, { location: { origin: 'http://service' } });
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init = {}) => {
      const body = init.body ? await (init.body as Blob).text() : '';
      sent.push({ method: init.method!, headers: new Headers(init.headers), body });
      return answers.shift()!(init);
    });
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    Reflect.deleteProperty(globalThis, 'location');
  });

  it('a write has a key of its own and the token; reading needs neither', async () => {
    answers = [() => Response.json({ id: '1' }), () => Response.json({ id: '2' }), () => Response.json({ items: [] })];
    await post();
    await post();
    await answered(client().GET('/api/things'));
    expect(new Set(keys()).size).toBe(3);
    expect(keys()[2]).toBeNull();
    expect(sent.map(({ headers }) => headers.get('x-csrf-token'))).toEqual(['old', 'old', null]);
  });

  it('a write that was refused for its old token goes once more with a new one: the same key, the same body', async () => {
    answers = [() => problem(403, 'access.csrf_refused'), () => Response.json({ id: '1' })];
    expect(await post()).toEqual({ id: '1' });
    expect(sent.map(({ headers }) => headers.get('x-csrf-token'))).toEqual(['old', 'new']);
    expect([new Set(keys()).size, sent.map(({ body }) => body)]).toEqual([1, ['{"name":"韦"}', '{"name":"韦"}']]);
  });

  it('where nobody is signed in any more it is not sent again', async () => {
    token = null;
    answers = [() => problem(403, 'access.csrf_refused')];
    await expect(post()).rejects.toMatchObject({ code: 'access.csrf_refused' });
    expect(sent).toHaveLength(1);
  });

  it.each([
    [401, 'access.sign_in_required', ['answer', 'signed out']],
    [401, 'identity.code_wrong', ['answer']],
    [403, 'access.denied', ['answer']],
  ])('%i %s', async (status, code, heard) => {
    answers = [() => problem(status, code)];
    await expect(post()).rejects.toBeInstanceOf(Refusal);
    expect([told, sent.length]).toEqual([heard, 1]);
  });

  it('what a proxy says instead of the service is a refusal that may pass', async () => {
    answers = [() => new Response('<h1>502 Bad Gateway</h1>', { status: 502 })];
    await expect(post()).rejects.toMatchObject({ code: 'unreadable', status: 502, passing: true });
  });

  it('a line that says nothing is given up in the end, and that is no answer', async () => {
    answers = [
      ({ signal }) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error('aborted')))),
    ];
    const asked = expect(answered(client(5_000).GET('/api/things'))).rejects.toBeInstanceOf(Unreachable);
    await jest.advanceTimersByTimeAsync(4_999);
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await asked;
    expect(told).toEqual(['silence']);
  });

  it('a question that the page gave up itself says nothing of the line', async () => {
    const controller = new AbortController();
    answers = [
      ({ signal }) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error('aborted')))),
    ];
    const asked = expect(client().GET('/api/things', { signal: controller.signal })).rejects.toThrow();
    await jest.advanceTimersByTimeAsync(1);
    controller.abort();
    await asked;
    expect(told).toEqual([]);
  });
});
