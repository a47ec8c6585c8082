/** One jest project per kind of test: `jest --selectProjects unit`. What needs servers says so by its folder. */
const esm = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  'load-esm',
  '@borewit',
  'es-toolkit',
  'js-yaml',
  'path-to-regexp',
  'uid',
  'iterare',
  'cookie',
  'content-disposition',
  '@fastify',
  'fastify-plugin',
  'uuid',
  'csv-parse',
  'openapi-typescript',
  'parse-json',
  'index-to-position',
  'change-case',
  'supports-color',
];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', require('./tools/swc-jest.config.js')] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  // What is built and what servers keep is no source: crawling it finds every module twice, and files that come and go.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  moduleNameMapper: { '^@gg/(.*)$': '<rootDir>/libs/$1', '^@database/(.*)$': '<rootDir>/database/$1' },
};

module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps,tools,database,test/demo,test/simulate,test/bench}/**/*.spec.{ts,mjs}'],
    },
    { ...shared, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    // Whole systems of their own, one after the other: other suites beside them would only be measured by them.
    { ...shared, displayName: 'demonstration', testMatch: ['<rootDir>/test/demonstration/**/*.spec.ts'] },
    { ...shared, displayName: 'benchmarks', testMatch: ['<rootDir>/test/benchmarks/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/{integration,e2e}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/faults/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    // Needs Debian's galera-4; not part of `npm test`.
    {
      ...shared,
      displayName: 'galera',
      testMatch: ['<rootDir>/test/galera/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
