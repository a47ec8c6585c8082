import { at, type Rule } from '../rule';

/** `forwardRef` is a cycle that has been told to be quiet. */
export const noForwardRef: Rule = {
  name: 'no-forward-ref',
  reason: 'Two classes that need each other are one class, or a third is missing; forwardRef hides which.',
  check: (files) =>
    files
      .filter((file) => file.isCode)
      .flatMap((file) => [
        ...file.facts.calls
          .filter(({ callee }) => /(^|\.)forwardRef$/.test(callee))
          .map(({ line }) => at(file, line, 'forwardRef: break the cycle, by an event or by a third class')),
        ...file.facts.imports
          .filter(({ names }) => names.some(({ imported }) => imported === 'forwardRef'))
          .map(({ line }) => at(file, line, 'imports forwardRef: break the cycle, by an event or by a third class')),
      ]),
};
