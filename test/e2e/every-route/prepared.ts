import { randomUUID } from 'node:crypto';
import { ask, atOnce, requestOf, type HttpAnswer, type HttpRequest } from './http-request';
import type { Operation } from './openapi';
import { recipes } from './recipes';
import { schemaFaults } from './schema-faults';
import type { Stage } from './stage';
import type { Way } from './way';

/** Recipes that are followed at the same time: each waits for others most of its time. */
const RECIPES_AT_ONCE = 8;

/** An operation with everything that its success needs, and that success once it was asked for. */
export class Prepared {
  private success: Promise<{ readonly request: HttpRequest; readonly answer: HttpAnswer }> | undefined;

  private constructor(
    private readonly stage: Stage,
    readonly operation: Operation,
    readonly way: Way,
  ) {}

  /** Follows the recipe of every operation. A recipe that fails is told by the test of its operation. */
  static async all(stage: Stage): Promise<Map<string, Prepared | Error>> {
    const made = await atOnce(RECIPES_AT_ONCE, stage.operations, async (operation) => {
      try {
        const recipe = recipes[operation.key];
        if (!recipe) throw new Error('nobody says how this route succeeds');
        return new Prepared(stage, operation, await recipe(stage));
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    });
    return new Map(stage.operations.map(({ key }, at) => [key, made[at]!]));
  }

  /** The request that succeeds, with a key of its own; by somebody else where another token is given. */
  request(token?: string): HttpRequest {
    const request = requestOf(this.operation, this.way);
    return token === undefined
      ? request
      : { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
  }

  /** Makes the request, the first time; its answer afterwards. */
  succeeds(): Promise<{ readonly request: HttpRequest; readonly answer: HttpAnswer }> {
    return (this.success ??= this.make());
  }

  ask(request: HttpRequest): Promise<HttpAnswer> {
    return ask(this.stage.url(this.operation.door), request);
  }

  private async make(): Promise<{ readonly request: HttpRequest; readonly answer: HttpAnswer }> {
    const request = this.request();
    return { request, answer: await this.ask(request) };
  }
}

/** What is wrong with an answer of success by the document, as sentences; empty when it is one the document tells. */
export function successFaults(
  { answers, fileTypes, components }: Operation,
  { status, headers, text }: HttpAnswer,
): string[] {
  const schema = answers.get(status);
  if (schema === undefined) return [`the status is ${status}: ${text.slice(0, 300)}`];
  if (schema === null) return text === '' ? [] : [`says something although it has no content: ${text.slice(0, 100)}`];
  const type = String(headers['content-type']);
  if (schema.format === 'binary') {
    return fileTypes.some((one) => type.startsWith(one)) && text !== '' ? [] : [`is ${type}, ${text.length} long`];
  }
  if (!type.startsWith('application/json')) return [`is ${type}`];
  return schemaFaults(schema, components, JSON.parse(text), 'answer');
}

/** The same request with a key that nobody has used. */
export const withNewKey = (request: HttpRequest): HttpRequest =>
  request.headers['idempotency-key'] === undefined
    ? request
    : { ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } };
