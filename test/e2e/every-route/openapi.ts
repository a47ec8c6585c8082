/** The services whose OpenAPI documents are read. */
export const DOORS = ['worker', 'employer', 'centre'] as const;
export type Door = (typeof DOORS)[number];

/** A schema of OpenAPI 3.0, as far as our documents use it; anything else is refused by `schemaFaults`. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly default?: unknown;
  readonly description?: string;
}

export type Components = Readonly<Record<string, Schema>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of one service, as its document tells it. */
export interface Operation {
  /** `worker POST offers/{id}/acceptance` */
  readonly key: string;
  readonly door: Door;
  readonly method: Method;
  /** Below `/api/`, with its placeholders; with a slash in front where it stands beside it. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly contentType: string; readonly schema: Schema } | null;
  /** Of the 2xx answers; null: without content. A file or page is of the format `binary`. */
  readonly answers: ReadonlyMap<number, Schema | null>;
  /** Media types of the answers that are files or pages. */
  readonly fileTypes: readonly string[];
  /** What the caller needs; null for public routes. */
  readonly permission: string | null;
  /** Why it is open to everybody; null for the others. */
  readonly publicBecause: string | null;
  readonly components: Components;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface DocumentedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
  readonly 'x-permission'?: string;
  readonly 'x-public'?: string;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Components };
}

/** Every route of a running service, from its own `/api/openapi.json`. */
export async function operationsOf(door: Door, url: string): Promise<Operation[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
  return Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([name, documented]) => {
      const method = name.toUpperCase() as Method;
      const path = address.replace(/^\/api\//, '');
      const [body] = Object.entries(documented.requestBody?.content ?? {});
      return {
        key: `${door} ${method} ${path}`,
        door,
        method,
        path,
        parameters: documented.parameters ?? [],
        body: body === undefined ? null : { contentType: body[0], schema: body[1].schema ?? {} },
        answers: answersOf(documented),
        fileTypes: fileTypesOf(documented),
        permission: documented['x-permission'] ?? null,
        publicBecause: documented['x-public'] ?? null,
        components: document.components.schemas,
      };
    }),
  );
}

function answersOf({ responses }: DocumentedOperation): Map<number, Schema | null> {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return new Map(
    good.map(([status, { content = {} }]) => {
      const [first] = Object.values(content);
      return [Number(status), (content['application/json'] ?? first)?.schema ?? null];
    }),
  );
}

const fileTypesOf = ({ responses }: DocumentedOperation): string[] =>
  Object.values(responses)
    .flatMap(({ content }) => Object.keys(content ?? {}))
    .filter((type) => type !== 'application/json');

/** The schema itself, where a name stands for it. */
export function resolved(schema: Schema, components: Components): Schema {
  if (schema.$ref === undefined) return schema;
  const found = components[schema.$ref.replace('#/components/schemas/', '')];
  if (!found) throw new Error(`the document names a schema that it does not have: ${schema.$ref}`);
  return resolved(found, components);
}

/** Where a schema leaves open what may stand there, as paths; empty when everything in it has a type. */
export function untypedParts(schema: Schema, components: Components, at = '', seen: readonly Schema[] = []): string[] {
  const whole = resolved(schema, components);
  if (seen.includes(whole)) return [];
  const deeper = [...seen, whole];
  const parts = [...(whole.allOf ?? []), ...(whole.anyOf ?? []), ...(whole.oneOf ?? [])];
  if (parts.length > 0) return parts.flatMap((part) => untypedParts(part, components, at, deeper));
  if (whole.type === 'array') {
    return whole.items ? untypedParts(whole.items, components, `${at}[]`, deeper) : [`${at}[]`];
  }
  if (whole.type !== 'object') return whole.type === undefined ? [at || '(the whole)'] : [];
  const { properties = {}, additionalProperties } = whole;
  const open =
    additionalProperties === true || (Object.keys(properties).length === 0 && additionalProperties !== false);
  return [
    ...(open ? [at || '(the whole)'] : []),
    ...Object.entries(properties).flatMap(([name, part]) => untypedParts(part, components, `${at}.${name}`, deeper)),
  ];
}
