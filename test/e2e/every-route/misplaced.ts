import type { WorldEmployer, WorldPerson } from '../../support/world';
import { requestOf, type HttpRequest } from './http-request';
import type { Operation } from './openapi';
import type { Stage } from './stage';
import type { Way } from './way';

/** Others for whom the same staff may act: a worker and an employer who have agreed to it. */
export interface Others {
  readonly worker: WorldPerson;
  readonly employer: WorldEmployer;
}

export async function othersOf(stage: Stage): Promise<Others> {
  const employer = await stage.world.employer(stage.home);
  await stage.agrees(employer.owner);
  return { worker: await stage.agrees(stage.worker()), employer };
}

/** Things that are not of the person or the employer under whose address they stand: open work, and whom one blocks. */
const NOT_BELOW = /^workers\/.*\/shifts\/|\/blocks\//;

/**
 * Requests of one who may act, for one for whom they may act, about what is another's: of the second person a thing below
 * the address of the first, an employer on the word of somebody who does not speak for it.
 */
export function misplacedRequests(
  operation: Operation,
  way: Way,
  { worker, employer }: Others,
): { why: string; request: HttpRequest }[] {
  if (operation.door !== 'centre') return [];
  const found: { why: string; request: HttpRequest }[] = [];
  const add = (why: string, changed: Partial<Way>): void => {
    found.push({ why, request: requestOf(operation, { ...way, ...changed }) });
  };
  const [parent, ...below] = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name }) => name);
  const ofAnother = below.length > 0 && !NOT_BELOW.test(operation.path);
  if (parent && ofAnother && operation.path.startsWith('workers/')) {
    add("another worker's thing", { path: { ...way.path, [parent]: worker.accountId } });
  }
  if (parent && ofAnother && operation.path.startsWith('employers/')) {
    const query = { ...way.query, onBehalfOf: employer.owner.accountId };
    add("another employer's thing", { path: { ...way.path, [parent]: employer.employerId }, query });
  }
  if (way.query?.['onBehalfOf'] !== undefined) {
    add('on the word of a worker', { query: { ...way.query, onBehalfOf: worker.accountId } });
    add("on the word of another's owner", { query: { ...way.query, onBehalfOf: employer.owner.accountId } });
  }
  const body = way.body as Readonly<Record<string, unknown>> | undefined;
  if (body?.['representedId'] !== undefined) {
    add('on the word of a worker', { body: { ...body, representedId: worker.accountId } });
    add("on the word of another's owner", { body: { ...body, representedId: employer.owner.accountId } });
  }
  return found;
}
