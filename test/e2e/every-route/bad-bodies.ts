import { resolved, type Operation, type Schema } from './openapi';
import type { RandomSource } from './random-source';
import { schemaFaults } from './schema-faults';

/** A body that must be refused, and what is wrong with it. */
export interface BadBody {
  readonly why: string;
  readonly value: unknown;
}

/** What stands where something else should; chosen from for each place of a body. */
const WRONG: readonly unknown[] = [
  true,
  0,
  -1,
  1.5,
  10_000,
  2 ** 53,
  1e308,
  '',
  ' ',
  'x',
  '\u0000',
  '\ud800',
  '🧨'.repeat(40),
  'null',
  "'; DROP TABLE workers; --",
  '1',
  '2026-02-30',
  '2026-13-01T25:00:00Z',
  '00000000-0000-0000-0000-00000000000g',
  '长'.repeat(12_000),
  [],
  [null],
  [[[]]],
  {},
  { $ne: null },
];

/** Chosen for each place besides null, which is always tried. */
const PER_PLACE = 4;

/**
 * Bodies that break the documented schema in exactly one place, made from one that keeps it: something of another kind at
 * each place, each property left out that is needed, one more property in each object.
 */
export function brokenBodies({ body, components }: Operation, good: unknown, random: RandomSource): BadBody[] {
  if (!body) return [];
  const breaks = (value: unknown): boolean => schemaFaults(body.schema, components, value, 'request').length > 0;
  return placesOf(good).flatMap((place) => {
    const at = shownPlace(place);
    const wrong = WRONG.filter((value) => breaks(replaced(good, place, value)));
    const chosen = [
      ...[null].filter((value) => breaks(replaced(good, place, value))),
      ...random.some(PER_PLACE, wrong),
    ];
    const there = at_(good, place);
    const left = place.length > 0 && typeof place.at(-1) === 'string' ? [without(good, place)].filter(breaks) : [];
    const more = isObject(there) ? [replaced(good, place, { ...there, unheardOf: 1 })].filter(breaks) : [];
    return [
      ...chosen.map((value) => ({ why: `${at} is ${shown(value)}`, value: replaced(good, place, value) })),
      ...left.map((value) => ({ why: `${at} is missing`, value })),
      ...more.map((value) => ({ why: `${at} has a property too many`, value })),
    ];
  });
}

const NOBODY = '019a7c00-dead-7000-8000-00000000beef';

/** Values that are of the right form and must be refused for what they say, by the name of their property. */
const UNFIT: Readonly<Record<string, readonly unknown[]>> = {
  tradeCode: ['9-99-99-99'],
  code: ['9-99-99-99'],
  preferredTrades: [['9-99-99-99']],
  regionCode: ['459999', '4599'],
  headcount: [0, 10_000, -5],
  start: ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'],
  end: ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'],
  phone: ['12345', '+1 202 555 0100', '١٣٨٠٠٠٠٠٠٠٠'],
  idNumber: ['450325199003070021', '110101202002300010'],
  creditCode: ['91450105MA5000001X'],
  siteId: [NOBODY],
  marketId: [NOBODY],
  employerId: [NOBODY],
  representedId: [NOBODY],
  workerId: [NOBODY],
  workerIds: [[NOBODY, NOBODY.replace('beef', 'cafe')]],
  invite: [[NOBODY]],
  ids: [[NOBODY]],
  password: ['1', 'password1234'],
  next: ['1', 'password1234'],
  endMinute: [0],
  statedMinimum: [2 ** 31],
};

/** Bodies that keep the schema and must be refused all the same: unknown trades and regions, the past, nobody's ids. */
export function unfitBodies(good: unknown): BadBody[] {
  const single = placesOf(good).flatMap((place) =>
    (UNFIT[String(place.findLast((part) => typeof part === 'string'))] ?? [])
      // A list is replaced as a whole.
      .filter((value) => Array.isArray(value) === Array.isArray(at_(good, place)))
      .map((value) => ({ why: `${shownPlace(place)} is ${shown(value)}`, value: replaced(good, place, value) })),
  );
  return [...single, ...reversed(good)];
}

/** Pairs that stand for a time or a term, and are turned round. */
const PAIRS = [
  ['start', 'end'],
  ['validFrom', 'validTo'],
  ['from', 'to'],
] as const;

function reversed(good: unknown): BadBody[] {
  return placesOf(good).flatMap((place) => {
    const there = at_(good, place);
    if (!isObject(there)) return [];
    return PAIRS.filter(([first, last]) => isInstant(there[first]) && isInstant(there[last])).map(([first, last]) => ({
      why: `${shownPlace(place)} ends before it starts`,
      value: replaced(good, place, { ...there, [first]: there[last], [last]: there[first] }),
    }));
  });
}

const isInstant = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);

/** Texts that are no JSON, and JSON that is no object; with the code they are refused with where it is always the same. */
export function unreadableBodies(good: unknown): { why: string; text: Buffer; code?: string }[] {
  const whole = JSON.stringify(good);
  const malformed = [
    '{',
    whole.slice(0, -1),
    `${whole}}`,
    `{"a":1,}`,
    `{'a':1}`,
    '\u0000',
    'undefined',
    '[1,',
    `// ${whole}`,
  ];
  const poisoned = [
    `{"__proto__":{"admin":true},${whole.slice(1)}`,
    `{"constructor":{"prototype":{"admin":true}},${whole.slice(1)}`,
  ];
  const foreign = [
    'null',
    'true',
    '42',
    '"text"',
    '[]',
    `[${whole}]`,
    '['.repeat(5_000) + ']'.repeat(5_000),
    '{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000),
  ];
  return [
    { why: 'an empty body', text: Buffer.alloc(0), code: 'request.malformed' },
    ...malformed.map((text) => ({
      why: `no JSON: ${shown(text)}`,
      text: Buffer.from(text),
      code: 'request.malformed',
    })),
    ...poisoned.map((text) => ({ why: `poisoned: ${shown(text)}`, text: Buffer.from(text) })),
    ...foreign.map((text) => ({ why: `no object: ${shown(text)}`, text: Buffer.from(text) })),
    {
      why: '500 kB of text',
      text: Buffer.from(JSON.stringify({ text: 'x'.repeat(500_000) })),
      code: 'request.too_large',
    },
    { why: '500 kB of no JSON', text: Buffer.from('x'.repeat(500_000)), code: 'request.too_large' },
  ];
}

/** Texts of a request for which the schema names no bound: what is too long for its column would be a fault of ours. */
export function unboundedTexts(schema: Schema, components: Operation['components'], at = '$', depth = 0): string[] {
  const whole = resolved(schema, components);
  if (depth > 12) return [];
  const deeper = (part: Schema, where: string): string[] => unboundedTexts(part, components, where, depth + 1);
  const parts = [...(whole.allOf ?? []), ...(whole.anyOf ?? []), ...(whole.oneOf ?? [])];
  const bounded = [whole.maxLength, whole.enum, whole.pattern, whole.format].some((bound) => bound !== undefined);
  return [
    ...parts.flatMap((part) => deeper(part, at)),
    ...Object.entries(whole.properties ?? {}).flatMap(([name, part]) => deeper(part, `${at}.${name}`)),
    ...(whole.items ? deeper(whole.items, `${at}[]`) : []),
    ...(whole.type === 'string' && !bounded ? [at] : []),
    ...(whole.type === 'array' && whole.maxItems === undefined ? [`${at}[]`] : []),
  ];
}

type Place = readonly (string | number)[];

/** Every place of a value, the whole first. Of a list only the first item: the others are like it. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (Array.isArray(value)) return [at, ...(value.length > 0 ? placesOf(value[0], [...at, 0]) : [])];
  if (!isObject(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([name, part]) => placesOf(part, [...at, name]))];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at_(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((there, part) => (there as Record<string | number, unknown>)[part], value);
}

function replaced(value: unknown, [first, ...rest]: Place, by: unknown): unknown {
  if (first === undefined) return by;
  const inner = replaced((value as Record<string | number, unknown>)[first], rest, by);
  if (Array.isArray(value)) return value.map((item: unknown, n) => (n === first ? inner : item));
  return { ...(value as object), [first]: inner };
}

function without(value: unknown, place: Place): unknown {
  const holder = { ...(at_(value, place.slice(0, -1)) as Record<string, unknown>) };
  delete holder[String(place.at(-1))];
  return replaced(value, place.slice(0, -1), holder);
}

const shownPlace = (place: Place): string =>
  `$${place.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}`;
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 40);
