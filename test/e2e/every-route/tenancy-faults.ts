import { codeOf, problemFaults } from './problem-faults';
import { withNewKey, type Prepared } from './prepared';
import { idsIn, isAddressed, type Stranger } from './strangers';
import { Tables } from './tables';
import type { HttpAnswer, HttpRequest } from './http-request';

/** What is said to somebody who is not concerned: nothing of the kind is here, or not for them. */
const SHUT_OUT = [403, 404];

/** Ids that stand in answers to everybody: open work is public, and so are those who offer it. */
export type PublicIds = ReadonlySet<string>;

/**
 * What goes wrong when somebody who is not concerned sends the request of a way, as sentences; empty when they are shut
 * out, or where the request is about the asker's own things, when it tells and changes nothing of the owner's.
 * @param prepared with its success before it or not yet
 * @param known ids that the owner's answer brought
 */
export async function strangerFaults(
  prepared: Prepared,
  { who, token }: Stranger,
  tables: Tables,
  publicIds: PublicIds,
  known: readonly string[] = [],
): Promise<string[]> {
  const { operation, way } = prepared;
  const addressed = isAddressed(operation, way);
  // Where the way is open to others, the ids they send are no secret to them, and rows about these not the owner's alone.
  const open = addressed ? [] : idsIn(JSON.stringify([way.path, way.query, way.body]));
  const secrets = secretsOf(prepared, known).filter((id) => !publicIds.has(id) && !open.includes(id));
  // Where anything that changes is a fault, no row has to be looked at.
  const rows = addressed ? [] : secrets;
  const before = await tables.about(rows);
  const answer = await prepared.ask(prepared.request(token));
  const changed = await tables.changes();
  const faults = leaks(answer, secrets);
  if (answer.status >= 400) {
    faults.push(...problemFaults(answer));
    if (changed.length > 0) faults.push(`changed ${changed.join(', ')} though it was refused with ${answer.status}`);
  }
  if (addressed && !SHUT_OUT.includes(answer.status)) {
    faults.push(`was answered ${answer.status} ${codeOf(answer) ?? answer.text.slice(0, 200)}`);
  }
  const touched = Tables.differing(before, await tables.about(rows));
  if (touched.length > 0) faults.push(`changed rows of the owner in ${touched.join(', ')}`);
  return faults.map((fault) => `${who} ${fault}`);
}

/** What goes wrong when a role without the permission asks: it is refused as such, before anything is looked at. */
export async function roleFaults(prepared: Prepared, { who, token }: Stranger, tables: Tables): Promise<string[]> {
  const answer = await prepared.ask(prepared.request(token));
  const changed = await tables.changes();
  const denied = answer.status === 403 && codeOf(answer) === 'access.denied';
  return [
    ...(denied ? [] : [`${who} was answered ${answer.status} ${answer.text.slice(0, 200)}`]),
    ...(changed.length > 0 ? [`${who} changed ${changed.join(', ')}`] : []),
  ];
}

/** What goes wrong when a request reaches for something that lies below another address than the one it names. */
export async function misplacedFaults(
  prepared: Prepared,
  request: HttpRequest,
  why: string,
  tables: Tables,
): Promise<string[]> {
  const answer = await prepared.ask(withNewKey(request));
  const changed = await tables.changes();
  return [
    ...problemFaults(answer),
    ...(changed.length > 0 ? [`changed ${changed.join(', ')}`] : []),
    ...leaks(answer, secretsOf(prepared, [])),
  ].map((fault) => `${why}: ${fault}`);
}

/** What nobody but those concerned may read. */
function secretsOf({ way }: Prepared, known: readonly string[]): string[] {
  const { by, owns = [], shows } = way;
  const own = by ? [by.accountId, ...(by.phone ? [by.phone] : [])] : [];
  const named = idsIn(JSON.stringify([way.path, way.query, way.body]));
  return [...new Set([...own, ...owns, ...(shows ? [shows] : []), ...named, ...known])];
}

const leaks = ({ text }: HttpAnswer, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => text.includes(secret)).map((secret) => `was told ${secret}`);
