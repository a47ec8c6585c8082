import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * What a type checker cannot see and a reader should not have to. Formatting is prettier's, names and borders are
 * `npm run check:architecture`'s, unused names are tsc's: a rule stands in one place only.
 */
const sleeps = {
  selector: "CallExpression[callee.name='setTimeout'][arguments.length>=2]",
  message: 'A test that sleeps is slow on a good day and red on a bad one: poll with a deadline (test/support).',
};
const promisedSleeps = {
  selector: "ImportDeclaration[source.value='node:timers/promises']",
  message: 'A test that sleeps is slow on a good day and red on a bad one: poll with a deadline (test/support).',
};

/** Slips that are legal, and never meant. */
const slips = [
  'array-callback-return',
  'for-direction',
  'no-async-promise-executor',
  'no-caller',
  'no-case-declarations',
  'no-class-assign',
  'no-compare-neg-zero',
  'no-cond-assign',
  'no-constant-binary-expression',
  'no-constructor-return',
  'no-debugger',
  'no-delete-var',
  'no-dupe-else-if',
  'no-duplicate-case',
  'no-empty',
  'no-empty-character-class',
  'no-empty-pattern',
  'no-eval',
  'no-ex-assign',
  'no-extend-native',
  'no-fallthrough',
  'no-func-assign',
  'no-implied-eval',
  'no-import-assign',
  'no-invalid-regexp',
  'no-loss-of-precision',
  'no-new-wrappers',
  'no-octal',
  'no-prototype-builtins',
  'no-self-assign',
  'no-self-compare',
  'no-shadow-restricted-names',
  'no-sparse-arrays',
  'no-throw-literal',
  'no-unexpected-multiline',
  'no-unreachable',
  'no-unreachable-loop',
  'no-unsafe-finally',
  'no-unsafe-negation',
  'no-unsafe-optional-chaining',
  'no-unused-labels',
  'no-unused-private-class-members',
  'no-useless-backreference',
  'no-useless-catch',
  'no-useless-escape',
  'no-with',
  'require-yield',
  'use-isnan',
  'valid-typeof',
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.data/', '**/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  prettier,
  { rules: Object.fromEntries(slips.map((rule) => [rule, 'error'])) },
  {
    files: ['**/*.ts', '**/*.tsx', 'apps/web/*.mts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Replaced by the rule that knows types.
      'no-throw-literal': 'off',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',

      // A promise nobody waits for is an effect outside its transaction, or an error nobody hears.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { inheritedMethods: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',

      // A value of an unknown type takes every check after it away.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],

      // `[object Object]` in a message, dates and bigints that compare by accident, a missed state.
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],

      // With decorator metadata the rule keeps away from files where an import of a class is also its token.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { prefer: 'type-imports', fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-var': 'error',
      'no-irregular-whitespace': ['error', { skipTemplates: true, skipRegExps: true }],
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'no-misleading-character-class': ['error', { allowEscape: true }],
      'no-return-assign': 'off',
      'no-implicit-coercion': ['error', { boolean: false }],
      'no-promise-executor-return': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'A union of texts says the same on the wire, in the table and in the code.',
        },
      ],
    },
  },
  { files: ['tools/**', 'test/**', 'database/*.ts', '*.js', '*.mjs', 'docker/**'], rules: { 'no-console': 'off' } },
  {
    // Without types, a misspelt name is found at run time only.
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        console: 'readonly',
        process: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        structuredClone: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
        URLSearchParams: 'readonly',
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
      },
    },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: ['apps/web/**/*.js'], languageOptions: { globals: { self: 'readonly', caches: 'readonly' } } },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    // The one place that may wait a moment between two looks; and the pace of the demonstration's people, who think.
    ignores: ['test/support/poll*.ts', 'test/support/**/poll*.ts', 'test/demo/pace.ts'],
    rules: {
      'no-restricted-syntax': ['error', sleeps, promisedSleeps],
      // Fakes throw on purpose and may be async for their type's sake.
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
);
