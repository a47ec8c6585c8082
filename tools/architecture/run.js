/** `npm run check:architecture`: compiles the checks in memory and runs them; exit code 1 on a violation. */
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { transformSync } = require('@swc/core');
const options = require('../swc-jest.config.js');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

const { checkArchitecture } = require('./check-architecture.ts');

const violations = checkArchitecture(resolve(__dirname, '../..'), (line) => console.log(line));
process.exitCode = violations === 0 ? 0 : 1;
