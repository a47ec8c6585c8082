import type { Examples } from './example';

const domainFile = 'libs/bookings/domain/decide.ts';

/** Who may load whom. */
export const importExamples: Readonly<Record<string, Examples>> = {
  'import-direction': {
    fails: [
      {
        shows: 'an earlier context that knows a later one',
        files: { 'libs/postings/publish.ts': "import { accept } from '@gg/bookings';" },
        at: ['libs/postings/publish.ts:1'],
      },
      {
        shows: 'two contexts of one tier',
        files: { 'libs/workers/a.ts': "\nimport type { Site } from '@gg/employers';" },
        at: ['libs/workers/a.ts:2'],
      },
      {
        shows: 'a kernel that knows somebody, even by a type, and contracts that load the kernel',
        files: {
          'libs/kernel/a.ts': "import type { EventName } from '@gg/contracts';",
          'libs/contracts/a.ts': "import { newId } from '@gg/kernel';",
        },
        at: ['libs/kernel/a.ts:1', 'libs/contracts/a.ts:1'],
      },
      {
        shows: 'a context that knows the notifications, by export or by import()',
        files: {
          'libs/centre-cases/a.ts': "export { notify } from '@gg/notifications';",
          'libs/bookings/b.ts': "const load = () => import('@gg/notifications');",
        },
        at: ['libs/centre-cases/a.ts:1', 'libs/bookings/b.ts:1'],
      },
      {
        shows: 'a lib that loads an app, the database folder, tools or test support',
        files: {
          'libs/postings/a.ts': "import { AppModule } from '../../apps/worker/app.module';",
          'libs/platform/b.ts': "import { MIGRATIONS } from '@database/migrations';",
          'libs/platform/c.ts': "const x = require('../../tools/x');",
          'libs/platform/d.ts': "import { poll } from '../../test/support/poll';",
        },
        at: ['libs/postings/a.ts:1', 'libs/platform/b.ts:1', 'libs/platform/c.ts:1', 'libs/platform/d.ts:1'],
      },
      {
        shows: 'an app that loads another app, and the database folder that loads an app',
        files: {
          'apps/worker/main.ts': "import { boot } from '../employer/boot';",
          'database/seed/a.ts': "import { boot } from '../../apps/employer/boot';",
          'apps/centre/main.ts': "import { seed } from '@database/seed';",
        },
        at: ['apps/worker/main.ts:1', 'database/seed/a.ts:1', 'apps/centre/main.ts:1'],
      },
      {
        shows: 'a front that knows a context or another front',
        files: {
          'apps/web/worker/page.tsx':
            "import { accept } from '@gg/bookings';\nimport { Board } from '../employer/board';",
        },
        at: ['apps/web/worker/page.tsx:1', 'apps/web/worker/page.tsx:2'],
      },
      {
        shows: 'a front that brings along what runs in the services',
        files: { 'apps/web/worker/page.tsx': "import { socketBodies } from '@gg/contracts';" },
        at: ['apps/web/worker/page.tsx:1'],
      },
      {
        shows: 'a source that loads the test folder of its room',
        files: { 'libs/matching/a.ts': "import { bruteForce } from './test/brute-force';" },
        at: ['libs/matching/a.ts:1'],
      },
      {
        shows: 'a room without a place in the order, and one that loads it',
        files: { 'libs/gigs/index.ts': '', 'libs/wages/a.ts': "import { gig } from '@gg/gigs';" },
        at: ['libs/gigs/index.ts:1', 'libs/wages/a.ts:1'],
      },
    ],
    passes: [
      {
        shows: 'every context with earlier ones, foundations for all, apps on top',
        files: {
          'libs/bookings/a.ts':
            "import { planWave } from '@gg/matching';\nimport { newId } from '@gg/kernel';\nimport x from './b';\nimport { z } from 'zod';",
          'libs/contracts/a.ts': "import type { Id } from '@gg/kernel';",
          'libs/notifications/index.ts': "import { startOfferClock } from '@gg/bookings';",
          'apps/matching/main.ts':
            "import { NotificationsModule } from '@gg/notifications';\nimport './app.module';\nimport { schemaOf } from '@database/schema';",
          'database/seed/a.ts': "import { newId } from '@gg/kernel';\nimport { source } from '@database/data-source';",
          'libs/postings/a.spec.ts': "import { poll } from '../../test/support/poll';",
          'libs/matching/b.spec.ts': "import { bruteForce } from './test/brute-force';",
          'test/e2e/a.spec.ts': "import { x } from '../../libs/bookings/data/x';\nimport '../../tools/a';",
          'apps/web/worker/page.tsx':
            "import { Card } from '../shared/card';\nimport type { NoticeMessage } from '@gg/contracts';",
        },
      },
    ],
  },

  'doors-only': {
    fails: [
      {
        shows: 'deep paths, relative paths into another room, and the own door from inside',
        files: {
          'libs/bookings/a.ts':
            "import { x } from '@gg/postings/domain/x';\nimport { y } from '../postings';\nexport * from '@gg/bookings';",
          'apps/worker/a.ts': "import type { x } from '../../libs/postings/domain/x';",
          'tools/a.ts': "const x = await import('@gg/postings/domain/x');",
        },
        at: [
          'libs/bookings/a.ts:1',
          'libs/bookings/a.ts:2',
          'libs/bookings/a.ts:3',
          'apps/worker/a.ts:1',
          'tools/a.ts:1',
        ],
      },
    ],
    passes: [
      {
        shows: 'doors, relative paths at home, tests anywhere',
        files: {
          'libs/bookings/use-cases/a.ts': "import { x } from '@gg/postings';\nimport { y } from '../domain/y';",
          'test/integration/a.spec.ts': "import { x } from '../../libs/postings/domain/x';",
        },
      },
    ],
  },

  'import-cycles': {
    fails: [
      {
        shows: 'a circle of three, through a door',
        files: {
          'libs/workers/index.ts': "export * from './profile';",
          'libs/workers/profile.ts': "import { party } from './parties/party';",
          'libs/workers/parties/party.ts': "import type { x } from './x';\nimport { Profile } from '..';",
        },
        at: ['libs/workers/index.ts:1'],
      },
      {
        shows: 'two entities that relate to each other, and a file that loads itself',
        files: {
          'libs/postings/data/posting.entity.ts': "import { ShiftEntity } from './shift.entity';",
          'libs/postings/data/shift.entity.ts': "\nimport { PostingEntity } from './posting.entity';",
          'libs/postings/self.ts': "import { a } from './self';",
        },
        at: ['libs/postings/data/posting.entity.ts:1', 'libs/postings/self.ts:1'],
      },
    ],
    passes: [
      {
        shows: 'a circle closed by a type only, and a diamond',
        files: {
          'libs/kernel/a.ts': "import { b } from './b';\nimport { c } from './c';",
          'libs/kernel/b.ts': "import { d } from './d';",
          'libs/kernel/c.ts': "import { d } from './d';",
          'libs/kernel/d.ts': "import { type A } from './a';\nimport type { B } from './b';",
        },
      },
    ],
  },

  'domain-purity': {
    fails: [
      {
        shows: 'frameworks, outer folders and values of reference data',
        files: {
          [domainFile]: [
            "import { Injectable } from '@nestjs/common';",
            "import { In } from 'typeorm';",
            "import { ShiftEntity } from '../data/shift.entity';",
            "import { regionOf } from '@gg/reference-data';",
            "import { randomInt } from 'node:crypto';",
            "import type { Config } from '@gg/platform';",
          ].join('\n'),
        },
        at: [1, 2, 3, 4, 5, 6].map((line) => `${domainFile}:${line}`),
      },
      {
        shows: 'the clock, chance and the environment',
        files: {
          [domainFile]: [
            'const a = Date.now();',
            'const b = new Date();',
            'const c = Math.random();',
            'const { env } = process;',
            "const d = process['env'].TZ;",
            'const e = performance.now();',
          ].join('\n'),
        },
        at: [1, 2, 3, 4, 5, 6].map((line) => `${domainFile}:${line}`),
      },
    ],
    passes: [
      {
        shows: 'plain data in, decision out',
        files: {
          [domainFile]: [
            "import { DomainError, overlaps } from '@gg/kernel';",
            "import type { Trade } from '@gg/reference-data';",
            "import { judge } from '@gg/compliance';",
            "import { seats } from './seats';",
            "import { createHash, type Hash } from 'node:crypto';",
            'export const later = (at: Date) => new Date(at.getTime() + 1);',
          ].join('\n'),
          'libs/bookings/domain/decide.spec.ts': "import fc from 'fast-check';\nconst now = new Date();",
          'libs/bookings/use-cases/a.ts': "import { Injectable } from '@nestjs/common';",
        },
      },
    ],
  },

  'independent-oracles': {
    fails: [
      {
        shows: 'an oracle that runs what it checks, straight or through a helper',
        files: {
          'libs/matching/index.ts': 'export const score = 1;',
          'libs/matching/test/brute-force.ts': "import { score } from '..';",
          'test/support/demo/maximum-matching.ts': "import type { A } from './a';\nimport { score } from './score';",
          'test/support/demo/score.ts': "export { score } from '@gg/matching';",
        },
        at: ['libs/matching/test/brute-force.ts:1', 'test/support/demo/maximum-matching.ts:2'],
      },
    ],
    passes: [
      {
        shows: 'types, the kernel, and helpers of its own; a spec may load both sides',
        files: {
          'libs/matching/index.ts': 'export const score = 1;',
          'libs/kernel/index.ts': "export * from './geo';",
          'libs/kernel/geo.ts': '',
          'libs/matching/test/brute-force.ts':
            "import type { Candidate } from '..';\nimport { distanceM } from '@gg/kernel';\nimport './sort';",
          'libs/matching/test/sort.ts': "import { overlaps } from '@gg/kernel';",
          'libs/matching/brute-force.spec.ts': "import { score } from '.';",
        },
      },
    ],
  },

  'environment-in-config': {
    fails: [
      {
        shows: 'a lib, an app and the database folder, in every spelling',
        files: {
          'libs/bookings/a.ts': 'const size = Number(process.env.WAVE);',
          'libs/platform/queues/a.ts': "const url = process['env'].REDIS_URL;",
          'apps/worker/main.ts': 'const { env } = process;\nconst e = globalThis.process.env;',
          'database/seed/a.ts': "import { env } from 'node:process';",
        },
        at: [
          'libs/bookings/a.ts:1',
          'libs/platform/queues/a.ts:1',
          'apps/worker/main.ts:1',
          'apps/worker/main.ts:2',
          'database/seed/a.ts:1',
        ],
      },
    ],
    passes: [
      {
        shows: 'the configuration, the launcher and tests',
        files: {
          'libs/platform/config/config.ts': 'export const load = (env = process.env) => env;',
          'tools/start.mjs': 'const url = process.env.DATABASE_URL;',
          'test/support/a.ts': 'process.env.TZ = "UTC";',
          'libs/identity/a.ts': 'const pid = process.pid;',
        },
      },
    ],
  },

  'no-forward-ref': {
    fails: [
      {
        shows: 'a forwardRef, plain or through a namespace',
        files: {
          'libs/bookings/a.module.ts': "import { forwardRef } from '@nestjs/common';\nconst a = forwardRef(() => B);",
          'apps/worker/b.ts': "import * as nest from '@nestjs/common';\nconst a = nest.forwardRef(() => B);",
        },
        at: ['libs/bookings/a.module.ts:1', 'libs/bookings/a.module.ts:2', 'apps/worker/b.ts:2'],
      },
    ],
    passes: [
      {
        shows: 'a module that imports modules',
        files: {
          'libs/bookings/a.module.ts':
            "import { Module } from '@nestjs/common';\n@Module({ imports: [B] })\nexport class A {}",
        },
      },
    ],
  },
};
