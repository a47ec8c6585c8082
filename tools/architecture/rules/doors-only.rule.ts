import { at, type Rule, type Violation } from '../rule';
import { roomOf, targetOf, wingOf, type Target } from '../rooms';
import type { SourceFile } from '../source-file';

/** A room is entered by `@gg/<room>`, its `index.ts`; inside itself a room uses relative paths. */
export const doorsOnly: Rule = {
  name: 'doors-only',
  reason: 'What is not exported by a room may change without asking anybody; a deep import takes that freedom away.',
  check: (files) =>
    files
      .filter((file) => file.isCode && wingOf(file.path) !== 'test')
      .flatMap((file) =>
        file.facts.imports.flatMap((fact): Violation[] => {
          const why = refusal(file, targetOf(file, fact.specifier));
          return why === undefined ? [] : [at(file, fact.line, `imports ${fact.specifier}: ${why}`)];
        }),
      ),
};

function refusal(file: SourceFile, target: Target): string | undefined {
  const own = roomOf(file.path);
  if (target.kind === 'room') {
    if (target.room === own) return 'inside a room use relative paths, or the door becomes a cycle';
    return target.deep ? `only @gg/${target.room} is a door` : undefined;
  }
  if (target.kind !== 'file') return undefined;
  const other = roomOf(`${target.path}/`);
  return other === undefined || other === own ? undefined : `write @gg/${other}: a relative path is no door`;
}
