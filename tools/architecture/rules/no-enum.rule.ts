import { at, type Rule } from '../rule';

/** Names of states are unions of texts. */
export const noEnum: Rule = {
  name: 'no-enum',
  reason:
    'A union of texts says the same on the wire, in the table and in the code; an enum says a number in one of them.',
  check: (files) =>
    files.flatMap((file) =>
      file.isCode ? file.facts.enums.map(({ name, line }) => at(file, line, `enum ${name}: a union of texts`)) : [],
    ),
};
