import type { Examples } from './example';

const door = { 'libs/bookings/index.ts': '' };
const subscriptions = (rows: string): Record<string, string> => ({
  'libs/contracts/events/subscriptions.ts': `export const SUBSCRIPTIONS = {\n${rows}\n};`,
});
const problems = (entries: string): Record<string, string> => ({
  'libs/contracts/problems/problems.ts': "import { bookingsProblems } from './bookings.problems';",
  'libs/contracts/problems/bookings.problems.ts': `export const bookingsProblems = {\n${entries}\n};`,
});
const closed = "'offer.closed': { status: 409, zh: '邀约已结束。', en: 'The offer is closed.' },";
const hours = "'offer.hours': { status: 409, zh: '本周已有 {hours} 小时。', en: '{hours} h this week already.' },";
const entries = 'libs/contracts/problems/bookings.problems.ts';

/** Events, refusals, routes and words. */
export const languageExamples: Readonly<Record<string, Examples>> = {
  'event-names': {
    fails: [
      {
        shows: 'a misspelt event at its sender, in a table of an app, and one that nobody uses',
        files: {
          'libs/contracts/events/posting-events.ts':
            "export const postingEvents = {\n  'shift.posted.v1': z.object({}),\n};",
          'libs/postings/a.ts': "tx.emit({ name: 'shift.post.v1' });",
          'apps/matching/a.ts': "const TABLE = { 'shift.posted.v2': 1 };",
        },
        at: ['libs/postings/a.ts:1', 'apps/matching/a.ts:1', 'libs/contracts/events/posting-events.ts:2'],
      },
    ],
    passes: [
      {
        shows: 'a declared event that is sent, and texts that only look alike',
        files: {
          'libs/contracts/events/posting-events.ts':
            "export const postingEvents = { 'shift.posted.v1': z.object({}) };",
          'libs/postings/a.ts': "tx.emit({ name: 'shift.posted.v1' });\nconst other = 'shift.posted';",
          'libs/postings/a.spec.ts': "expect(name).toBe('shift.unknown.v9');",
        },
      },
    ],
  },

  'consumers-subscribed': {
    fails: [
      {
        shows: 'a row without a class, a class without a row, and a class that hears another event than its row says',
        files: {
          ...door,
          ...subscriptions("  'a.done.v1': ['bookings.first', 'bookings.second'],"),
          'libs/bookings/consumers/second.consumer.ts':
            "@Consumer('bookings.second', 'b.done.v1')\nexport class Second {}",
          'libs/bookings/consumers/third.consumer.ts':
            "@Consumer('bookings.third', 'a.done.v1')\nexport class Third {}",
        },
        at: [
          'libs/contracts/events/subscriptions.ts:2',
          'libs/contracts/events/subscriptions.ts:2',
          'libs/bookings/consumers/second.consumer.ts:2',
          'libs/bookings/consumers/third.consumer.ts:2',
        ],
      },
      {
        shows: 'a consumer in another file or room than its name says, and a row for a room that does not exist',
        files: {
          ...door,
          ...subscriptions("  'a.done.v1': ['bookings.first', 'bookings.second', 'bokings.third'],"),
          'libs/bookings/consumers/handlers.ts': "@Consumer('bookings.first', 'a.done.v1')\nexport class First {}",
          'libs/wages/second.consumer.ts': "@Consumer('bookings.second', 'a.done.v1')\nexport class Second {}",
        },
        at: [
          'libs/bookings/consumers/handlers.ts:2',
          'libs/wages/second.consumer.ts:2',
          'libs/contracts/events/subscriptions.ts:2',
        ],
      },
    ],
    passes: [
      {
        shows: 'a row for each class, a family in one file, and the plan of a room without a door yet',
        files: {
          ...door,
          ...subscriptions("  'a.done.v1': ['bookings.first', 'bookings.second'],\n  'b.done.v1': ['wages.pay'],"),
          'libs/bookings/first.consumer.ts': "@Consumer('bookings.first', 'a.done.v1')\nexport class First {}",
          'libs/bookings/family.consumers.ts': "@Consumer('bookings.second', 'a.done.v1')\nexport class Second {}",
        },
      },
    ],
  },

  'problem-codes': {
    fails: [
      {
        shows: 'a refusal without a sentence, on either side of a choice, and a sentence without a refusal',
        files: {
          ...problems(`${closed}\n${hours}`),
          'libs/bookings/a.ts':
            "throw new DomainError('offer.close');\nthrow new DomainError(a ? 'offer.closed' : 'offer.clozed');",
        },
        at: ['libs/bookings/a.ts:1', 'libs/bookings/a.ts:2', `${entries}:3`],
      },
      {
        shows: 'placeholders that are in one language only, or that the throw does not fill',
        files: {
          ...problems(`${hours}\n'offer.late': { status: 409, zh: '晚了。', en: '{minutes} late.' },`),
          'libs/bookings/a.ts':
            "throw new DomainError('offer.hours');\nthrow new DomainError('offer.hours', { week: 1 });\nthrow new DomainError('offer.late', { minutes });",
        },
        at: [`${entries}:3`, 'libs/bookings/a.ts:1', 'libs/bookings/a.ts:2'],
      },
      {
        shows: 'a missing language, a malformed code, a code that stands twice, and a catalogue that is not listed',
        files: {
          'libs/contracts/problems/a.problems.ts':
            "export const aProblems = {\n'offer.closed': { status: 409, zh: '', en: 'Closed.' },\n'Offer': { status: 409, zh: '无', en: '无' },\n};",
          'libs/contracts/problems/b.problems.ts': `export const bProblems = {\n${closed}\n};`,
          'libs/contracts/problems/problems.ts': "import { aProblems } from './a.problems';",
          'libs/bookings/a.ts': "throw new DomainError('offer.closed');\nthrow new DomainError('Offer');",
        },
        at: [
          'libs/contracts/problems/a.problems.ts:2',
          'libs/contracts/problems/a.problems.ts:3',
          'libs/contracts/problems/a.problems.ts:3',
          'libs/contracts/problems/b.problems.ts:1',
          'libs/contracts/problems/b.problems.ts:2',
        ],
      },
      {
        shows: 'a refusal that a decision returns, by a function or as an object',
        files: {
          ...problems(`${closed}\n${hours}`),
          'libs/bookings/a.ts':
            "return refused('offer.clozed');\nreturn this.refusal('offer.hours');\nreturn { code: 'offer.close' };\nnew DomainError('offer.closed');",
        },
        at: ['libs/bookings/a.ts:1', 'libs/bookings/a.ts:2', 'libs/bookings/a.ts:3'],
      },
      {
        shows: 'a family of codes of which there is none',
        files: { ...problems(''), 'libs/bookings/a.ts': 'throw new DomainError(`offer.bad_${part}`);' },
        at: ['libs/bookings/a.ts:1'],
      },
    ],
    passes: [
      {
        shows: 'filled placeholders, spread params, a family of codes, and a code that a decision returns',
        files: {
          ...problems(
            `${closed}\n${hours}\n'offer.bad_code': { status: 400, zh: '回复码不对。', en: 'Wrong reply code.' },`,
          ),
          'libs/bookings/a.ts': [
            "throw new DomainError('offer.hours', { hours: 26 });",
            "throw new DomainError('offer.hours', { ...params });",
            "throw new DomainError('offer.hours', params);",
            'throw new DomainError(`offer.bad_${part}`);',
            'throw new DomainError(refusal.code, refusal.params);',
            "return { kind: 'refused', code: 'offer.closed' };",
            "return refused('offer.hours', { hours });",
            "const trade = { code: '4-02-05-01' };",
            "const grant = refuse('everything', 'a.b');",
            "refusal(['endTime', 'startTime'], 'missing');",
          ].join('\n'),
        },
      },
    ],
  },

  'route-access': {
    fails: [
      {
        shows: 'routes that forgot, among some that did not, and a declaration that is not the platform’s',
        files: {
          'apps/worker/a.controller.ts': [
            "import { Access } from '@gg/platform';",
            "import { Public } from './mine';",
            "@Controller('offers')",
            'export class OffersController {',
            "  @Get() @Access('offer.read') list() {}",
            "  @Post(':id/acceptance') accept() {}",
            "  @Get('open') @Public('all') open() {}",
            '  helper() {}',
            '}',
          ].join('\n'),
        },
        at: ['apps/worker/a.controller.ts:6', 'apps/worker/a.controller.ts:7'],
      },
    ],
    passes: [
      {
        shows: 'declarations at the method, at the class, under another local name, and a class that is no controller',
        files: {
          'apps/worker/a.controller.ts': [
            "import { Access as May, Public } from '@gg/platform';",
            "@Controller() export class A { @Get() @May('x') a() {} @Post() @Public('why') b() {} }",
            "@Controller() @Public('why') export class B { @Delete() c() {} }",
            'export class C { @Get() d() {} }',
          ].join('\n'),
          'libs/platform/http/health.controller.ts':
            "import { Public } from '../access/access.decorator';\n@Controller() export class H { @Get() @Public('liveness') h() {} }",
        },
      },
    ],
  },

  'permissions-used': {
    fails: [
      {
        shows: 'a permission that nothing asks for, and two that are asked for and not there',
        files: {
          'libs/identity/domain/permissions.ts':
            "export const PERMISSIONS = {\n  'offers.read': read('worker'),\n  'wages.pay': write('owner'),\n};",
          'apps/worker/a.controller.ts': [
            "import { Access } from '@gg/platform';",
            '@Controller() export class A {',
            "  @Get() @Access('offers.read') list() {}",
            "  @Post() @Access('offers.answer') accept() {}",
            "  cut() { return this.policy.permits(caller, 'bookings.cancel'); }",
            '}',
          ].join('\n'),
        },
        at: ['apps/worker/a.controller.ts:4', 'apps/worker/a.controller.ts:5', 'libs/identity/domain/permissions.ts:3'],
      },
    ],
    passes: [
      {
        shows: 'permissions asked for by a route, by a whole controller and in a use case, and one named while running',
        files: {
          'libs/identity/domain/permissions.ts':
            "export const PERMISSIONS = { 'a.read': read('worker'), 'a.edit': write('owner'), 'a.end': write('owner') };",
          'apps/worker/a.controller.ts':
            "@Controller() @Access('a.read') export class A { @Post() @Access('a.edit') b() {} }",
          'libs/bookings/a.ts':
            "this.policy.permits(caller, staff ? 'a.edit' : 'a.end'); policy.permits(caller, which);",
        },
      },
      { shows: 'a house without a table', files: {} },
    ],
  },

  glossary: {
    fails: [
      {
        shows: 'a row that is wrong in every way, and entities that nobody explains',
        files: {
          'docs/glossary.md': [
            '| English | 中文 | What it is | In the code |',
            '|---|---|---|---|',
            '| Shift | — | a time window with breaks | `ShiftEntity`, `Gone` |',
            '| Seat | 名额 | short | |',
            '| Offer | 邀约 | an invitation to a worker | 以后 |',
          ].join('\n'),
          'libs/postings/shift.entity.ts': "@Entity('shifts')\nexport class ShiftEntity {}",
          'libs/bookings/offer.entity.ts': "export class Offer {}\n@Entity('offers')\nexport class OfferEntity {}",
        },
        at: [
          ...Array.from({ length: 34 }, () => 'docs/glossary.md:1'),
          'docs/glossary.md:3',
          'docs/glossary.md:3',
          'docs/glossary.md:4',
          'docs/glossary.md:4',
          'docs/glossary.md:5',
          'libs/bookings/offer.entity.ts:3',
        ],
      },
      { shows: 'a house without one', files: {}, at: ['docs/glossary.md:1'] },
    ],
    passes: [],
  },
};
