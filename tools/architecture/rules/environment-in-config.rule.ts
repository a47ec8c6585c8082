import { at, type Rule, type Violation } from '../rule';
import { wingOf } from '../rooms';

/** Where it may be read: the platform's configuration, tools, tests, and the commands in `database/` itself. */
const MAY_READ = /^(libs\/platform\/config\/|tools\/|test\/|database\/[^/]+$)/;

/** One place reads the environment, checks it, and refuses to start on a bad one. */
export const environmentInConfig: Rule = {
  name: 'environment-in-config',
  reason: 'A setting read at its place of use is found wrong at three in the morning, and missing from docker/.',
  check: (files) =>
    files
      .filter((file) => file.isCode && wingOf(file.path) !== file.path && !MAY_READ.test(file.path) && !file.isTest)
      .flatMap((file): Violation[] => {
        const message = 'reads process.env: add the variable to libs/platform/config and inject CONFIG';
        const reads = file.facts.reads.filter(({ name }) => /(^|\.)process\.env(\.|$)/.test(name));
        const imports = file.facts.imports.filter(
          ({ specifier, names }) =>
            /^(node:)?process$/.test(specifier) && names.some(({ imported }) => imported === 'env'),
        );
        return [...reads, ...imports].map(({ line }) => at(file, line, message));
      }),
};
