import { at, type Rule } from '../rule';
import type { CallFact } from '../source-facts';
import type { SourceFile } from '../source-file';

const TABLE = 'libs/identity/domain/permissions.ts';

/** Every permission of the table is asked for by a route or a `permits(…)`, and nothing else is asked for. */
export const permissionsUsed: Rule = {
  name: 'permissions-used',
  reason: 'A permission that nothing asks for protects nothing; one that is not in the table lets nobody in.',
  check: (files) => {
    const code = files.filter((file) => file.isCode && !file.isTest);
    const table = code.find(({ path }) => path === TABLE);
    if (!table) return [];
    const permissions = new Map(table.facts.keys.map(({ key, line }) => [key, line]));
    const asked = code.flatMap((file) => askedIn(file).map((ask) => ({ file, ...ask })));
    const used = new Set(asked.map(({ permission }) => permission));
    return [
      ...asked
        .filter(({ permission }) => !permissions.has(permission))
        .map(({ file, line, permission }) => at(file, line, `${permission} is not in the table of permissions`)),
      ...[...permissions]
        .filter(([permission]) => !used.has(permission))
        .map(([permission, line]) => at(table, line, `nothing asks for ${permission}: delete it until something does`)),
    ];
  },
};

interface Ask {
  readonly permission: string;
  readonly line: number;
}

function askedIn(file: SourceFile): Ask[] {
  const { classes, calls } = file.facts;
  const declared = classes
    .flatMap(({ decorators, methods }) => [decorators, ...methods.map((method) => method.decorators)])
    .flat()
    .filter(({ callee }) => callee === 'Access');
  const judged = calls.filter(({ callee }) => callee.endsWith('policy.permits'));
  return [...declared.flatMap((call) => textsAt(call, 0)), ...judged.flatMap((call) => textsAt(call, 1))];
}

/** The permissions that an argument may be; none when only a running program could tell. */
function textsAt({ args, line }: CallFact, position: number): Ask[] {
  const arg = args[position];
  const texts = arg?.kind === 'text' ? [arg.text] : arg?.kind === 'texts' ? arg.texts : [];
  return texts.map((permission) => ({ permission, line }));
}
