import { at, type Rule, type Violation } from '../rule';
import { FOUNDATIONS, roomOf, targetOf, TIERS, tierOf, wingOf, type Target } from '../rooms';
import type { SourceFile } from '../source-file';

const ORDER = TIERS.map((rooms) => rooms.join(', ')).join(' ← ');

/** Of `database/`, an app needs to know this: the tables and migrations of all contexts. */
const SCHEMA = 'database/schema';

/** Which wing may load which. `test` may load all; a spec beside its source may load test support. */
const WINGS: Readonly<Record<string, readonly string[]>> = {
  libs: ['libs'],
  apps: ['apps', 'libs', SCHEMA],
  database: ['database', 'libs'],
  tools: ['tools', 'libs', 'database', 'test'],
};

/** Contexts in one order, never back; foundations below; apps on top; the notifications known by nobody but apps. */
export const importDirection: Rule = {
  name: 'import-direction',
  reason: 'A change to a later context must never be able to break an earlier one, and no cycle can grow between two.',
  check: (files) =>
    files
      .filter((file) => file.isCode && file.path.includes('/') && wingOf(file.path) !== 'test')
      .flatMap((file) => [
        ...unknownRoom(file),
        ...file.facts.imports.flatMap((fact): Violation[] => {
          const target = targetOf(file, fact.specifier);
          const why = refusal(file, target, fact.typeOnly);
          return why === undefined ? [] : [at(file, fact.line, `imports ${fact.specifier}: ${why}`)];
        }),
      ]),
};

function unknownRoom(file: SourceFile): Violation[] {
  const room = roomOf(file.path);
  if (room === undefined || tierOf(room) !== undefined || file.name !== 'index.ts') return [];
  return [at(file, 1, `libs/${room} has no place in the order of contexts: add it to tools/architecture/rooms.ts`)];
}

function refusal(file: SourceFile, target: Target, typeOnly: boolean): string | undefined {
  if (target.kind === 'package') return undefined;
  const from = wingOf(file.path);
  const to = target.kind === 'room' ? 'libs' : target.path === SCHEMA && from === 'apps' ? SCHEMA : wingOf(target.path);
  const isOurs = ['apps', 'libs', 'database', 'tools', 'test', SCHEMA].includes(to);
  const allowed = WINGS[from];
  if (allowed && isOurs && !allowed.includes(to) && !(to === 'test' && file.isTest)) {
    return `${from}/ may load only ${allowed.join(', ')}`;
  }
  if (target.kind === 'file' && /(^|\/)test\//.test(`${target.path}/`) && !file.isTest && from !== 'tools') {
    return 'only tests load what is in a test/ folder';
  }
  if (from === 'apps') return appRefusal(file, target, typeOnly);
  if (from !== 'libs') return undefined;
  const own = roomOf(file.path);
  const other = target.kind === 'room' ? target.room : roomOf(`${target.path}/`);
  if (own === undefined || other === undefined || own === other) return undefined;
  return roomRefusal(own, other, typeOnly);
}

function roomRefusal(own: string, other: string, typeOnly: boolean): string | undefined {
  if (own === 'kernel') return 'the kernel imports nothing of ours';
  if (own === 'contracts') {
    return other === 'kernel' && typeOnly ? undefined : 'contracts import nothing of ours but types of the kernel';
  }
  if (FOUNDATIONS.includes(other)) return undefined;
  if (other === 'notifications') return 'nobody imports notifications but apps: publish an event instead';
  const mine = tierOf(own);
  const theirs = tierOf(other);
  if (theirs === undefined) return `there is no room ${other} in the order of contexts`;
  return mine === undefined || theirs < mine ? undefined : `${other} does not come before ${own} in: ${ORDER}`;
}

/** An app knows libs by their doors and its own folder; the fronts know contracts and what is shared among fronts. */
function appRefusal(file: SourceFile, target: Target, typeOnly: boolean): string | undefined {
  const app = file.path.split('/')[1];
  if (app === 'web') {
    if (target.kind === 'room') {
      if (target.room !== 'contracts') return 'the fronts know only @gg/contracts';
      return typeOnly ? undefined : 'of @gg/contracts the fronts load types only: what runs there is for services';
    }
    const front = file.path.split('/').slice(0, 3).join('/');
    if (target.kind !== 'file' || wingOf(target.path) !== 'apps') return undefined;
    const inside = [front, 'apps/web/shared'].some((folder) => `${target.path}/`.startsWith(`${folder}/`));
    return inside || file.path.split('/').length === 3 ? undefined : 'a front knows only itself and apps/web/shared';
  }
  if (target.kind !== 'file' || wingOf(target.path) !== 'apps') return undefined;
  return target.path.split('/')[1] === app ? undefined : 'an app imports no other app: share through a room of libs/';
}
