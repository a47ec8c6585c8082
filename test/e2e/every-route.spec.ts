import { socketBodies } from '@gg/contracts';
import { poll } from '../support/poll';
import { DOORS, untypedParts, type Door } from './every-route/openapi';
import { badRequests, type DeadTokens } from './every-route/bad-requests';
import { unboundedTexts } from './every-route/bad-bodies';
import { atOnce, type HttpRequest } from './every-route/http-request';
import { misplacedRequests, othersOf, type Others } from './every-route/misplaced';
import { Prepared, successFaults, withNewKey } from './every-route/prepared';
import { codeOf, problemFaults } from './every-route/problem-faults';
import { randomBody } from './every-route/random-bodies';
import { RandomSource } from './every-route/random-source';
import { recipes } from './every-route/recipes';
import { schemaFaults } from './every-route/schema-faults';
import { socketRecipes, ToldPage, type SocketEvent, type SocketWay } from './every-route/socket-tenancy';
import { Stage } from './every-route/stage';
import {
  idsIn,
  isAddressed,
  OPEN_TO_OTHERS,
  roleHolders,
  strangersAt,
  withoutPermission,
  type RoleHolders,
  type Stranger,
} from './every-route/strangers';
import { Tables } from './every-route/tables';
import { misplacedFaults, roleFaults, strangerFaults } from './every-route/tenancy-faults';

/*
 * Every route of the three services, from their own OpenAPI documents: what is wrong is refused and changes nothing, nobody
 * reaches what is another's, and what is right succeeds as the document says.
 */

/** Chance is the same in every run; another seed, or everything instead of a sample, is asked for by the environment. */
const SEED = Number(process.env['EVERY_ROUTE_SEED'] ?? 20_261_123);
const SHARE = Number(process.env['EVERY_ROUTE_SHARE'] ?? 0.3);
const RANDOM_BODIES = Math.ceil(10 * SHARE);

const KEYS = Object.keys(recipes);

/**
 * Tables that a refused request writes to, with the reason. Whoever tries to get in is counted, so that nobody can try
 * for ever.
 */
const COUNTS_TRIES: ReadonlyMap<string, { readonly tables: readonly string[]; readonly why: string }> = new Map([
  [
    'worker POST sign-in/codes',
    { tables: ['sign_in_codes'], why: 'each wish for a code is counted, also one too early' },
  ],
  [
    'employer POST sign-in/codes',
    { tables: ['sign_in_codes'], why: 'each wish for a code is counted, also one too early' },
  ],
  ['worker POST sign-in', { tables: ['sign_in_codes'], why: 'a wrong code is one try less' }],
  ['employer POST sign-in', { tables: ['sign_in_codes'], why: 'a wrong code is one try less' }],
  ['centre POST sign-in', { tables: ['password_tries'], why: 'wrong passwords make the next try wait' }],
]);

/**
 * Writes whose second sending is no replay, with the reason: what they answer is not to be kept, or they end the session
 * that would ask again.
 */
const KEEPS_NO_KEY: ReadonlyMap<string, string> = new Map([
  ['centre POST people/searches', 'answers hold personal data, and each look is on the audit trail'],
  ['centre POST workers/searches', 'answers hold personal data, and each look is on the audit trail'],
  ['centre POST staff', 'bodies hold a password, of which no digest is kept; the name is taken the second time'],
  ['centre PUT password', 'bodies hold a password, of which no digest is kept; the old one is wrong the second time'],
  ['worker DELETE session', 'it ends the session that would ask again'],
  ['employer DELETE session', 'it ends the session that would ask again'],
  ['centre DELETE session', 'it ends the session that would ask again'],
  ['centre POST people/{id}/reveals', 'answers hold personal data in the clear'],
]);

const WALL = 'a posting is public information, and its link goes through chats and hangs on walls';

/** Routes that ask for no session, with the reason that stands in their document. */
const PUBLIC: Readonly<Record<string, string>> = {
  'worker GET jobs': 'open work is public information',
  'worker GET jobs/map': 'open work is public information',
  'worker GET jobs/{shiftId}': 'open work is public information',
  'worker GET shared-postings': 'supply and demand of shared employment are public information',
  'worker GET markets': 'where the markets are is public information',
  'worker GET markets/{id}': 'where the markets are is public information',
  'worker GET public/postings/{code}': WALL,
  'worker GET /p/{code}': WALL,
  'worker GET /p/{code}/poster': WALL,
  'worker GET /p/{code}/qr.svg': WALL,
  'worker GET /p/{code}/qr.png': WALL,
  'worker GET offer-links/{token}': 'the link in a text opens one offer; its signature is the proof',
  'worker GET offer-links/{token}/audio': 'the link in a text opens one offer; its signature is the proof',
  'worker POST offer-links/{token}/acceptance': 'whoever holds the phone may answer, as by an SMS reply',
  'worker POST offer-links/{token}/refusal': 'whoever holds the phone may answer, as by an SMS reply',
  'worker POST offer-links/{token}/cancellation': 'whoever holds the phone may give the seat back, as by an SMS reply',
  'worker POST sms/inbound': 'the SMS gateway hands over replies; it shows its own token',
  'worker POST sign-in/codes': 'who asks for a code has no session yet; sends are limited for each phone',
  'worker POST sign-in': 'makes the session; tries are limited for each code',
  'employer POST sign-in/codes': 'who asks for a code has no session yet; sends are limited for each phone',
  'employer POST sign-in': 'makes the session; tries are limited for each code',
  'centre POST sign-in': 'makes the session; tries are limited for each name',
};
const SIGNED_IN = KEYS.filter((key) => !(key in PUBLIC));

let stage: Stage;
let prepared: Map<string, Prepared | Error>;
let tables: Tables;
let dead: Record<string, DeadTokens>;
let holders: RoleHolders;
let others: Others;
let publicIds: Set<string>;
let socketWays: ReadonlyMap<string, SocketWay>;
const strangers = new Map<Door, Stranger[]>();

beforeAll(async () => {
  stage = await Stage.open();
  holders = await roleHolders(stage);
  dead = await stage.deadTokens();
  others = await othersOf(stage);
  prepared = await Prepared.all(stage);
  socketWays = new Map(
    await atOnce(4, Object.entries(socketRecipes), async ([event, recipe]) => [event, await recipe(stage)] as const),
  );
  await stage.still();
  tables = await Tables.of(stage.world.connections);
  publicIds = new Set([stage.boss.employerId, stage.rival.employerId]);
}, 120_000);

afterAll(() => stage?.close());

function of(key: string): Prepared {
  const found = prepared.get(key);
  if (found === undefined) throw new Error(`there is no such route any more: take its recipe away`);
  if (found instanceof Error) throw found;
  return found;
}

describe('the documents', () => {
  it('tell of no route but those that are shown to succeed here, and of all of them', () => {
    expect(stage.operations.map(({ key }) => key).sort()).toEqual([...KEYS].sort());
  });

  it('say of every route who may use it', () => {
    const silent = stage.operations.filter((one) => (one.permission === null) === (one.publicBecause === null));
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  it('list the public routes, with why', () => {
    const open = stage.operations.filter(({ publicBecause }) => publicBecause !== null);
    expect(Object.fromEntries(open.map(({ key, publicBecause }) => [key, publicBecause]))).toEqual(PUBLIC);
    expect(Object.keys(PUBLIC)).toHaveLength(22);
  });

  it('leave nothing of a body untyped, and no text and no list of it without a bound', () => {
    const faults = stage.operations.flatMap(({ key, body, components }) =>
      body === null
        ? []
        : [
            ...untypedParts(body.schema, components).map((part) => `${key}: ${part} has no type`),
            ...unboundedTexts(body.schema, components).map((part) => `${key}: ${part} has no bound`),
          ],
    );
    expect(faults).toEqual([]);
  });

  it('have a schema for every answer of success that has content', () => {
    const bare = stage.operations.filter(
      ({ answers }) =>
        answers.size === 0 || [...answers].some(([status, schema]) => (schema === null) !== (status === 204)),
    );
    expect(bare.map(({ key }) => key)).toEqual([]);
  });
});

describe('what is wrong with a request is refused, in both languages and without effect', () => {
  it.each(KEYS)('%s', async (key) => {
    const { operation, way } = of(key);
    const bad = badRequests(operation, way, dead[operation.door]!, randomFor(key), SHARE);
    await tables.look();
    const faults = (
      await atOnce(12, bad, async ({ why, request, code }) => {
        const answer = await of(key).ask(request);
        const wrong =
          code !== undefined && codeOf(answer) !== code ? [`refused with ${codeOf(answer)}, not ${code}`] : [];
        return [...problemFaults(answer), ...wrong].map((fault) => `${why}: ${fault}`);
      })
    ).flat();
    expect(faults).toEqual([]);
    const changed = await tables.changes(COUNTS_TRIES.get(key)?.tables);
    if (changed.length > 0) throw new Error(`changed ${changed.join(', ')}: ${await culprits(key, bad)}`);
  });
});

/** Sends each again by itself, to find which one changes something. */
async function culprits(key: string, bad: ReturnType<typeof badRequests>): Promise<string> {
  const found: string[] = [];
  for (const { why, request } of bad) {
    const { status } = await of(key).ask(withNewKey(request));
    const changed = await tables.changes(COUNTS_TRIES.get(key)?.tables);
    if (changed.length > 0) found.push(`${why} (${status}) changed ${changed.join(', ')}`);
  }
  return found.join('; ') || 'none of them by itself';
}

describe('nobody reads or changes what is of others', () => {
  it('on any route but the public ones and those listed with their reasons', () => {
    const guarded = stage.operations.filter(({ permission }) => permission !== null);
    expect(guarded.map(({ key }) => key).sort()).toEqual([...SIGNED_IN].sort());
    expect([...OPEN_TO_OTHERS.keys()].filter((key) => !SIGNED_IN.includes(key))).toEqual([]);
    expect(OPEN_TO_OTHERS.size).toBe(12);
  });

  it.each(SIGNED_IN)('%s', async (key) => {
    const one = of(key);
    const { operation, way } = one;
    // Who asks about something of their own comes second: what they make would stand in the owner's way.
    const unconcerned = await strangersFor(one);
    await tables.look();
    const before = await atOnce(1, isAddressed(operation, way) ? unconcerned : [], (stranger) =>
      strangerFaults(one, stranger, tables, publicIds),
    );
    const unfit = await atOnce(1, withoutPermission(operation, holders), (holder) => roleFaults(one, holder, tables));
    const misplaced = await atOnce(1, misplacedRequests(operation, way, others), ({ why, request }) =>
      misplacedFaults(one, request, why, tables),
    );
    expect([before, unfit, misplaced].flat(2)).toEqual([]);
    // The very request succeeds for whom it is meant, and opens nothing to the others afterwards.
    const { answer } = await one.succeeds();
    expect(successFaults(operation, answer)).toEqual([]);
    await tables.look();
    const after = await atOnce(1, unconcerned, (stranger) =>
      strangerFaults(one, stranger, tables, publicIds, OPEN_TO_OTHERS.has(key) ? [] : idsIn(answer.text)),
    );
    expect(after.flat()).toEqual([]);
  });
});

describe('nobody hears or does over a socket what is of others', () => {
  it.each(Object.keys(socketBodies) as SocketEvent[])('%s', async (event) => {
    const { door, by, body, shows, addressed } = socketWays.get(event)!;
    await tables.look();
    const faults: string[] = [];
    const strangerPages: { who: string; page: ToldPage }[] = [];
    for (const at of DOORS) {
      for (const { who, token } of await strangersAt(stage, at)) {
        const page = await ToldPage.open(stage.url(at), token);
        strangerPages.push({ who: `${who} at the ${at} service`, page });
      }
    }
    await tables.look();
    const ask = async (): Promise<void> => {
      for (const { who, page } of strangerPages) {
        const answer = await page.say(event, body);
        if (addressed && answer.ok) faults.push(`${who} was not refused`);
        if (shows !== null && JSON.stringify([answer, page.frames]).includes(shows))
          faults.push(`${who} was told of it`);
      }
      faults.push(...(await tables.changes()).map((name) => `strangers changed ${name}`));
    };
    await ask();
    const owner = await ToldPage.open(stage.url(door), by.token);
    const answer = await owner.say(event, body);
    expect(answer).toMatchObject({ ok: true });
    expect(shows === null || JSON.stringify(answer).includes(shows)).toBe(true);
    await tables.look();
    await ask();
    if (event.startsWith('board.')) await boardIsTheOwners(owner, String(body['shiftId']), strangerPages, faults);
    for (const page of [owner, ...strangerPages.map((one) => one.page)]) page.close();
    expect(faults).toEqual([]);
  });

  /** A change of the shift reaches the page that watches it, and none of the others, whatever they said. */
  async function boardIsTheOwners(
    owner: ToldPage,
    shiftId: string,
    others: readonly { who: string; page: ToldPage }[],
    faults: string[],
  ): Promise<void> {
    await owner.say('board.watch', { shiftId });
    for (const { page } of others) await page.say('board.unwatch', { shiftId });
    await stage.does('employer', stage.boss.owner, 'POST', `shifts/${shiftId}/headcount`, { headcount: 4 });
    await poll('the board on the page of its owner', () => owner.frames.some((frame) => frame.includes(shiftId)));
    for (const { who, page } of others) {
      // What was on its way to this page has come when this is answered.
      await page.say('notices.resume', { after: null });
      if (page.frames.some((frame) => frame.includes(shiftId))) faults.push(`${who} was sent the board`);
    }
  }
});

/** Those at the service who are not concerned; for requests that end sessions, with one of their own. */
async function strangersFor({ operation: { door, key } }: Prepared): Promise<Stranger[]> {
  const known = strangers.get(door);
  if (known && !/ (DELETE sessions?|PUT password)/.test(key)) return known;
  const made = await strangersAt(stage, door);
  strangers.set(door, made);
  return made;
}

describe('what is right succeeds as its document says', () => {
  it.each(KEYS)('%s', async (key) => {
    const { operation, way } = of(key);
    expect(way.body === undefined ? null : operation.body?.contentType).toBe(
      way.body === undefined ? null : 'application/json',
    );
    if (way.body !== undefined) {
      expect(schemaFaults(operation.body!.schema, operation.components, way.body, 'request')).toEqual([]);
    }
    const { answer } = await of(key).succeeds();
    expect(successFaults(operation, answer)).toEqual([]);
    expect(way.shows === undefined || answer.text.includes(way.shows)).toBe(true);
    if (operation.method === 'GET') expect(way.shows).toBeDefined();
  });
});

describe('a request that is sent twice takes effect once', () => {
  it.each(SIGNED_IN.filter((key) => / (POST|PUT|PATCH|DELETE) /.test(key)))('%s', async (key) => {
    const one = of(key);
    const { request, answer } = await one.succeeds();
    await tables.look();
    const again = await one.ask(request);
    const other = await one.ask({ ...withBody(request), body: Buffer.from('{"quite":"another"}') });
    const because = KEEPS_NO_KEY.get(key);
    if (because === undefined) {
      expect({ status: again.status, body: again.text }).toEqual({ status: answer.status, body: answer.text });
    }
    expect(problemFaults(other)).toEqual([]);
    const changed = await tables.changes();
    expect(because === undefined ? changed : []).toEqual([]);
  });
});

const withBody = (request: HttpRequest): HttpRequest => ({
  ...request,
  headers: { ...request.headers, 'content-type': 'application/json' },
});

describe('whatever fits the schema is answered by success or a refusal', () => {
  it.each(KEYS)('%s', async (key) => {
    const one = of(key);
    const { operation, way } = one;
    const { body } = operation;
    if (body?.contentType !== 'application/json') return;
    const random = randomFor(key);
    await one.succeeds();
    const bodies = Array.from({ length: RANDOM_BODIES }, () =>
      randomBody(body.schema, operation.components, random, way.body),
    );
    await tables.look();
    for (const value of bodies) {
      const request = withNewKey({ ...one.request(), body: Buffer.from(JSON.stringify(value)) });
      const answer = await one.ask(request);
      const faults = answer.status < 300 ? successFaults(operation, answer) : problemFaults(answer);
      const changed = await tables.changes(COUNTS_TRIES.get(key)?.tables);
      if (answer.status >= 400) faults.push(...changed.map((name) => `changed ${name}`));
      if (faults.length > 0) throw new Error(`${faults.join('; ')}: ${JSON.stringify(value).slice(0, 2_000)}`);
    }
  });
});

/** Each operation has its own chance, whatever else runs. */
function randomFor(key: string): RandomSource {
  let seed = SEED;
  for (const sign of key) seed = (Math.imul(seed, 31) + sign.codePointAt(0)!) | 0;
  return new RandomSource(seed);
}
