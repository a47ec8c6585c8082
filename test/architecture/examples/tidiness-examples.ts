import type { Examples } from './example';

/** A word in two halves, so that this file does not break the rule it shows. */
const word = (...halves: string[]): string => halves.join('');
const lines = (count: number): string => 'x;\n'.repeat(count);

/** Names, lengths, open ends, documents and origins. */
export const tidinessExamples: Readonly<Record<string, Examples>> = {
  naming: {
    fails: [
      {
        shows: 'names that are not kebab-case, and grab bags',
        files: {
          'libs/bookings/acceptOffer.ts': '',
          'libs/bookings/UseCases/a.ts': '',
          'libs/bookings/utils/a.ts': '',
          'libs/bookings/helpers.ts': '',
          'libs/common/index.ts': '',
        },
        at: [
          'libs/bookings/acceptOffer.ts:1',
          'libs/bookings/UseCases/a.ts:1',
          'libs/bookings/utils/a.ts:1',
          'libs/bookings/helpers.ts:1',
          'libs/common/index.ts:1',
        ],
      },
      {
        shows: 'a class or a single export with another name than its file',
        files: {
          'libs/bookings/accept-offer.use-case.ts': 'export class TakeOffer {}\nexport const LIMIT = 1;',
          'libs/bookings/seats.ts': 'export function openShift() {}',
        },
        at: ['libs/bookings/accept-offer.use-case.ts:1', 'libs/bookings/seats.ts:1'],
      },
    ],
    passes: [
      {
        shows: 'names with and without their kind, topics of several functions, and files found by their place',
        files: {
          'libs/bookings/accept-offer.use-case.ts': 'export class AcceptOffer {}\nexport class Other {}',
          'libs/bookings/shift.entity.ts': 'export class ShiftEntity {}',
          'libs/kernel/money.ts': 'export type Fen = number;\nexport const fen = 1;',
          'libs/bookings/wave.entities.ts': 'export class Offer {}\nexport class OfferMember {}',
          'libs/kernel/half-width.ts': 'export const toHalfWidth = 1;',
          'libs/platform/access/ports.ts': 'export abstract class SessionResolver {}',
          'libs/bookings/index.ts': "export { AcceptOffer } from './accept-offer.use-case';",
          'apps/worker/main.ts': 'export const app = 1;',
          'apps/web/shared/card.tsx': 'export const Card = 1;',
        },
      },
    ],
  },

  'file-length': {
    fails: [
      {
        shows: 'one line too many, in a source and in a test',
        files: { 'libs/bookings/a.ts': lines(401), 'libs/bookings/a.spec.ts': lines(601), 'tools/a.mjs': lines(401) },
        at: ['libs/bookings/a.ts:401', 'libs/bookings/a.spec.ts:601', 'tools/a.mjs:401'],
      },
    ],
    passes: [
      {
        shows: 'files at the limit, generated code and tables of data',
        files: {
          'libs/bookings/a.ts': lines(400),
          'test/e2e/a.ts': lines(600),
          'libs/reference-data/regions.data.ts': lines(2000),
          'apps/web/shared/api.generated.ts': lines(2000),
          'docs/a.md': lines(2000),
        },
      },
    ],
  },

  'finished-work': {
    fails: [
      {
        shows: 'skipped and singled-out tests, and notes to oneself',
        files: {
          'libs/a/a.spec.ts':
            "it.skip('x', f);\ndescribe.only('x', f);\nxit('x', f);\nit.skip.each([1])('x', f);\ntest.todo('x');",
          'libs/a/a.ts': `// ${word('TO', 'DO')}: later\n/* ${word('FIX', 'ME')} */\nthrow new Error('x'); // ${word('not ', 'implemented')} yet`,
        },
        at: [
          ...[1, 2, 3, 4, 5].map((line) => `libs/a/a.spec.ts:${line}`),
          ...[1, 2, 3].map((line) => `libs/a/a.ts:${line}`),
        ],
      },
    ],
    passes: [
      {
        shows: 'tests that run, and words that contain the marks',
        files: {
          'libs/a/a.spec.ts': "it.each([1])('x', f);\nit('skips what others hold', f);",
          'libs/a/a.ts': "// today's seats\nconst skip = list.skip(1);",
        },
      },
    ],
  },

  documents: {
    fails: [
      {
        shows: 'links to a file, a folder, a heading and a reference that do not exist, and a command without a script',
        files: {
          'package.json': '{"scripts": {"demo": "x"}}',
          'docs/a.md': [
            '[x](../libs/gone.ts) and [y](b.md#nowhere)',
            '[z](gone/)',
            '[r]: ../gone.md',
            'Run `npm run demos` or `npm start`.',
          ].join('\n'),
          'docs/b.md': '# Here',
        },
        at: ['docs/a.md:1', 'docs/a.md:1', 'docs/a.md:2', 'docs/a.md:3', 'docs/a.md:4', 'docs/a.md:4'],
      },
      {
        shows: 'decisions without a state, an own number or a row in the index, and a metric that no service has',
        files: {
          'docs/adr/README.md': '[0001](0001-a.md)',
          'docs/adr/0001-a.md': '# 0001 — A\nState: accepted on 2026-11-23',
          'docs/adr/0001-b.md': '# 0002 — B\nState: perhaps',
          'docs/runbooks/late.md': 'Look at `gg_delivery_lag_seconds` and `gg_lag`.',
          'libs/platform/observability/metrics.ts': "gauge('gg_delivery_lag_seconds', 'x');",
        },
        at: [
          'docs/adr/0001-b.md:1',
          'docs/adr/0001-b.md:1',
          'docs/adr/0001-b.md:1',
          'docs/adr/0001-b.md:1',
          'docs/runbooks/late.md:1',
        ],
      },
    ],
    passes: [
      {
        shows: 'files, folders, headings in both languages, addresses, code blocks and real commands',
        files: {
          'package.json': '{"scripts": {"demo": "x", "start": "x", "test": "x", "check:architecture": "x"}}',
          'README.md': [
            '[a](docs/a.md), [h](docs/a.md#the-one-way-through), [zh](docs/a.md#一条路), [d](docs), [w](https://example.org/x)',
            '```',
            '[not a link](nowhere.md)',
            '```',
            '`npm start`, `npm test`, `npm run demo -- --json`, `npm run check:architecture`',
          ].join('\n'),
          'docs/a.md': '## The one way through\n## 一条路',
        },
      },
    ],
  },

  'plain-origins': {
    fails: [
      {
        shows: 'tools and machines, in code, documents and settings',
        files: {
          'libs/a/a.ts': `// suggested by ${word('Cop', 'ilot')}`,
          'docs/a.md': `Written with ${word('Chat', 'GPT')}.\nSee ${word('/wo', 'rk/main/a.ts')}.`,
          '.swcrc': `{ "baseUrl": "${word('/ho', 'me/li/project')}" }`,
          'tools/a.mjs': `const folder = '${word('/tm', 'p/gg')}';`,
        },
        at: ['libs/a/a.ts:1', 'docs/a.md:1', 'docs/a.md:2', '.swcrc:1', 'tools/a.mjs:1'],
      },
    ],
    passes: [
      {
        shows: 'the product’s own words',
        files: {
          'docs/a.md':
            'OpenAPI at /api/openapi.json; a cursor; matching agents of a 劳务公司; src/work/x; https://a.cn/home/x',
          'docker/Dockerfile': 'WORKDIR /home/node/app',
        },
      },
    ],
  },

  'no-enum': {
    fails: [
      {
        shows: 'an enum, exported, constant or inside a function',
        files: {
          'libs/bookings/domain/state.ts': 'export enum State { Open }\nconst enum Other { A }',
          'tools/a.ts': 'function f() {\n  enum Inner { A }\n}',
        },
        at: ['libs/bookings/domain/state.ts:1', 'libs/bookings/domain/state.ts:2', 'tools/a.ts:2'],
      },
    ],
    passes: [
      {
        shows: 'a union of texts',
        files: { 'libs/bookings/domain/state.ts': "export type State = 'open' | 'closed';" },
      },
    ],
  },

  'no-sleeping-tests': {
    fails: [
      {
        shows: 'a timer that is only waited for, in a spec and in what stands beside specs',
        files: {
          'libs/bookings/a.spec.ts': 'await new Promise((done) =>\n  setTimeout(done, 500));',
          'test/support/world.ts': "import { setTimeout as sleep } from 'node:timers/promises';",
          'test/faults/support/b.ts': "const { setTimeout: nap } = await import('timers/promises');",
        },
        at: ['libs/bookings/a.spec.ts:2', 'test/support/world.ts:1', 'test/faults/support/b.ts:1'],
      },
    ],
    passes: [
      {
        shows: 'a look again in the one place for it, what disturbs a service, and timers of the product',
        files: {
          'test/support/poll.ts': 'await new Promise((done) => setTimeout(done, 20));',
          'test/demo/pace.ts': 'await new Promise((done) => setTimeout(done, 20));',
          'test/faults/harness/late.ts': 'setTimeout(go, 20);',
          'libs/platform/a.ts': 'setTimeout(go, 20);',
          'libs/platform/a.spec.ts': 'setTimeout(go);\njest.setTimeout(5_000);',
        },
      },
    ],
  },
};
