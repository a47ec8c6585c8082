import { resolved, type Components, type Schema } from './openapi';
import type { RandomSource } from './random-source';

/** Texts as people and machines send them: scripts, signs that mean something to somebody, nothing visible. */
const TEXTS = [
  '覃桂芳',
  'Ω≈ç√∫',
  '😀👩‍👩‍👧‍👦',
  '\u202etxet desrever',
  '\u200b\u200b',
  "Robert'); DROP TABLE workers;--",
  '<script>alert(1)</script>',
  '${jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  '../../../../etc/passwd',
  '%s%n%x',
  'a\nb\r\nc\td',
  '\\',
  '"',
  ' leading and trailing ',
  '0',
  'null',
  '١٢٣',
  'ＡＢＣ１２３',
];

const IDS = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '019a7c00-dead-7000-8000-00000000beef',
];
const DATES = ['0001-01-01', '1969-12-31', '2026-11-23', '2028-02-29', '2100-12-31', '9999-12-31'];
const INSTANTS = [
  '0001-01-01T00:00:00Z',
  '2026-11-23T00:00:00.001Z',
  '2027-03-01T23:59:59+08:00',
  '9999-12-31T23:59:59.999Z',
];

/** Items a list gets at most; its documented most may be hundreds. */
const LONGEST_LIST = 5;

/**
 * A body as its schema allows it, with the borders of each range and odd texts; where there is a good body, mostly with the
 * parts of that, so that the request gets further than the first check.
 */
export function randomBody(schema: Schema, components: Components, random: RandomSource, good?: unknown): unknown {
  const whole = resolved(schema, components);
  if (good !== undefined && random.chance(0.55) && !isContainer(good)) return good;
  if (whole.nullable && random.chance(0.15)) return null;
  const choices = [...(whole.allOf ?? []), ...(whole.anyOf ?? []), ...(whole.oneOf ?? [])];
  if (choices.length > 0) return randomBody(random.one(choices), components, random, good);
  if (whole.enum) return random.one(whole.enum);
  switch (whole.type) {
    case 'object':
      return randomObject(whole, components, random, good);
    case 'array': {
      const { items = {}, minItems = 0, maxItems = LONGEST_LIST } = whole;
      const length = random.whole(minItems, Math.max(minItems, Math.min(maxItems, LONGEST_LIST)));
      const first: unknown = Array.isArray(good) ? good[0] : undefined;
      return Array.from({ length }, () => randomBody(items, components, random, first));
    }
    case 'integer':
    case 'number': {
      const { minimum = -1e6, maximum = 1e6 } = whole;
      const inside =
        whole.type === 'integer' ? random.whole(minimum, maximum) : minimum + random.next() * (maximum - minimum);
      return random.one([minimum, maximum, inside]);
    }
    case 'boolean':
      return random.chance(0.5);
    case 'string':
      return randomText(whole, random);
    case undefined:
      return null;
  }
}

function randomObject(whole: Schema, components: Components, random: RandomSource, good: unknown): object {
  const { properties = {}, required = [] } = whole;
  const kept = isContainer(good) && !Array.isArray(good) ? good : {};
  const sent = Object.entries(properties).filter(
    ([name]) => required.includes(name) || random.chance(Object.hasOwn(kept, name) ? 0.85 : 0.3),
  );
  return Object.fromEntries(
    sent.map(([name, part]) => [name, randomBody(part, components, random, (kept as Record<string, unknown>)[name])]),
  );
}

function randomText({ format, pattern, minLength = 0, maxLength = 400 }: Schema, random: RandomSource): string {
  if (format === 'uuid') return random.one(IDS);
  if (format === 'date') return random.one(DATES);
  if (format === 'date-time') return random.one(INSTANTS);
  if (pattern !== undefined)
    return random.one(['45', '4503', '450325', '450302', '459999', '6-99-99-99', '4-02-06-02']);
  const text = random.one(TEXTS);
  // The shortest and the longest there may be; two bytes and four bytes a sign, where columns are counted in bytes.
  const stretched = random.one([text, text.repeat(maxLength), '长'.repeat(maxLength), '𠮷'.repeat(maxLength)]);
  return [...stretched].slice(0, maxLength).join('').padEnd(minLength, 'x');
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
