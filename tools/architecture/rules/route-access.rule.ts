import { at, type Rule, type Violation } from '../rule';
import type { CallFact } from '../source-facts';
import type { SourceFile } from '../source-file';

const HANDLERS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Sse', 'Search'];
const DECLARATIONS = ['Access', 'Public'];

/** Every route says who may call it, with `@Access(…)` or `@Public(…)` of the platform. */
export const routeAccess: Rule = {
  name: 'route-access',
  reason: 'The guard denies what declares nothing; a route that was forgotten must be found here and not by a user.',
  check: (files) => files.filter((file) => file.isCode && !file.isTest).flatMap(undeclared),
};

function undeclared(file: SourceFile): Violation[] {
  const declaring = new Set(
    file.facts.imports
      .filter(
        ({ specifier }) =>
          specifier === '@gg/platform' || (file.path.startsWith('libs/platform/') && specifier.startsWith('.')),
      )
      .flatMap(({ names }) => names)
      .filter(({ imported }) => DECLARATIONS.includes(imported))
      .map(({ local }) => local),
  );
  const isDeclared = (decorators: readonly CallFact[]): boolean =>
    decorators.some(({ callee }) => declaring.has(callee));
  return file.facts.classes
    .filter(({ decorators }) => decorators.some(({ callee }) => callee === 'Controller'))
    .flatMap(({ name, decorators, methods }) =>
      methods
        .filter((method) => method.decorators.some(({ callee }) => HANDLERS.includes(callee)))
        .filter((method) => !isDeclared(decorators) && !isDeclared(method.decorators))
        .map((method) =>
          at(file, method.line, `route ${name}.${method.name} declares no access: @Access or @Public of @gg/platform`),
        ),
    );
}
