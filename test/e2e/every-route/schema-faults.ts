import { resolved, type Components, type Schema } from './openapi';

const UNDERSTOOD: ReadonlySet<string> = new Set<keyof Schema>([
  '$ref',
  'type',
  'nullable',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'enum',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'allOf',
  'anyOf',
  'oneOf',
  'default',
  'description',
]);

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  uri: (text) => URL.canParse(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)),
  'date-time': (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  binary: () => true,
};

const patterns = new Map<string, RegExp>();

/** A side of the wire. What we answer must be in the document; what we are sent may hold more where an object is not closed. */
export type Side = 'answer' | 'request';

interface Reading {
  readonly components: Components;
  readonly side: Side;
}

/**
 * What is wrong with a value by its schema, as sentences with places; empty when it conforms. A keyword that is not
 * understood here is an Error, never passed over.
 */
export function schemaFaults(schema: Schema, components: Components, value: unknown, side: Side): string[] {
  return faultsOf(schema, { components, side }, value, '$');
}

function faultsOf(schema: Schema, reading: Reading, value: unknown, at: string): string[] {
  for (const keyword of Object.keys(schema)) {
    if (!UNDERSTOOD.has(keyword)) throw new Error(`${at}: the keyword ${keyword} is not understood`);
  }
  const whole = resolved(schema, reading.components);
  if (whole !== schema) return faultsOf(whole, reading, value, at);
  if (value === null && schema.nullable) return [];
  const { allOf, anyOf, oneOf } = schema;
  const of = (part: Schema): string[] => faultsOf(part, reading, value, at);
  const fitting = (parts: readonly Schema[]): number => parts.filter((part) => of(part).length === 0).length;
  return [
    ...(allOf ?? []).flatMap(of),
    ...(anyOf && fitting(anyOf) === 0 ? [`${at}: fits none of ${anyOf.length}: ${anyOf.flatMap(of).join('; ')}`] : []),
    ...(oneOf && fitting(oneOf) !== 1
      ? [`${at}: fits not just one of ${oneOf.length}: ${oneOf.flatMap(of).join('; ')}`]
      : []),
    ...ownFaults(schema, reading, value, at),
  ];
}

function ownFaults(schema: Schema, reading: Reading, value: unknown, at: string): string[] {
  if (schema.enum && !schema.enum.includes(value))
    return [`${at}: ${shown(value)} is none of ${schema.enum.join(', ')}`];
  switch (schema.type) {
    case undefined:
      return [];
    case 'object':
      return objectFaults(schema, reading, value, at);
    case 'array': {
      if (!Array.isArray(value)) return [`${at}: ${shown(value)} is no list`];
      const { minItems = 0, maxItems = Infinity, items = {} } = schema;
      return [
        ...(value.length < minItems || value.length > maxItems ? [`${at}: ${value.length} items`] : []),
        ...value.flatMap((item, n) => faultsOf(items, reading, item, `${at}[${n}]`)),
      ];
    }
    case 'string':
      return typeof value === 'string' ? textFaults(schema, value, at) : [`${at}: ${shown(value)} is no text`];
    case 'integer':
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return [`${at}: ${shown(value)} is no number`];
      if (schema.type === 'integer' && !Number.isSafeInteger(value)) return [`${at}: ${value} is no whole number`];
      const { minimum = -Infinity, maximum = Infinity } = schema;
      return value < minimum || value > maximum ? [`${at}: ${value} is out of bounds`] : [];
    }
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: ${shown(value)} is neither true nor false`];
  }
}

function objectFaults(schema: Schema, reading: Reading, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${at}: ${shown(value)} is no object`];
  const { properties = {}, required = [], additionalProperties = reading.side === 'request' } = schema;
  return [
    ...required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (known) return faultsOf(known, reading, part, `${at}.${name}`);
      if (additionalProperties === false) return [`${at}.${name}: not in the schema`];
      return additionalProperties === true ? [] : faultsOf(additionalProperties, reading, part, `${at}.${name}`);
    }),
  ];
}

function textFaults(
  { minLength = 0, maxLength = Infinity, pattern, format }: Schema,
  text: string,
  at: string,
): string[] {
  // Characters, as JSON Schema counts them, not the halves of which JavaScript makes some.
  const length = [...text].length;
  if (length < minLength || length > maxLength) return [`${at}: ${length} characters`];
  if (pattern !== undefined) {
    const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
    patterns.set(pattern, known);
    if (!known.test(text)) return [`${at}: ${shown(text)} is not of the pattern`];
  }
  if (format === undefined) return [];
  const conforms = FORMATS[format];
  if (!conforms) throw new Error(`${at}: the format ${format} is not understood`);
  return conforms(text) ? [] : [`${at}: ${shown(text)} is no ${format}`];
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);
