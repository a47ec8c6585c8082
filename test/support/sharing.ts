import type { ConsumerName } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import { systemCaller, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { REGIONS } from '@gg/reference-data';
import { SharedEmploymentModule } from '@gg/shared-employment';
import { sharedEmploymentControllers as centreControllers } from '../../apps/centre/shared-employment-controllers';
import { sharedEmploymentControllers as employerControllers } from '../../apps/employer/shared-employment-controllers';
import { SharedPostingsController } from '../../apps/worker/shared-postings.controller';
import { AllocateCityWhenDue } from '../../libs/shared-employment/consumers/allocate-city-when-due.consumer';
import { ExpirePostingWhenDue } from '../../libs/shared-employment/consumers/expire-posting-when-due.consumer';
import { LapsePairWhenDue } from '../../libs/shared-employment/consumers/lapse-pair-when-due.consumer';
import { postingsServices, type Asker, type PostingsServices, type TestEmployer } from './postings';

const CONSUMERS = {
  'shared-employment.allocate-city-when-due': AllocateCityWhenDue,
  'shared-employment.expire-posting-when-due': ExpirePostingWhenDue,
  'shared-employment.lapse-pair-when-due': LapsePairWhenDue,
} as const satisfies Partial<Record<ConsumerName, unknown>>;

/** A delivery of this room that is due. */
export interface DueDelivery {
  readonly eventId: Id;
  readonly consumer: keyof typeof CONSUMERS;
  readonly dueAt: Date;
}

export interface SharedPairBody {
  readonly id: Id;
  readonly state: string;
  readonly version: number;
  readonly side: string;
  readonly heads: number;
  readonly score: number;
  readonly surplus: { readonly id: Id };
  readonly shortage: { readonly id: Id };
}

/** The services with the routes of shared employment, and its consumers to be run by hand. */
export interface SharingGround extends PostingsServices {
  /** What is due by the clock, the earliest first. */
  due(): Promise<DueDelivery[]>;
  /** Runs a delivery as the runner does: its mark and its effect in one transaction. False when it was done already. */
  run(delivery: DueDelivery): Promise<boolean>;
  /** Lets the debounce pass, and runs whatever is due until nothing is. */
  settle(): Promise<void>;
  /** Publishes, and answers the id. */
  publish(firm: Asker, body: object): Promise<Id>;
  /** A firm's pairs that are not over. */
  pairsOf(firm: TestEmployer): Promise<SharedPairBody[]>;
}

/** @param settings of shared employment, where they are not the usual ones */
export async function sharingGround(settings: object = {}): Promise<SharingGround> {
  const services = await postingsServices({
    settings: { sharedEmployment: settings },
    // The consumers are asked by hand, so that a test says what happens when.
    modules: () => [SharedEmploymentModule.forService({ service: 'matching' })],
    controllers: { employer: employerControllers, centre: centreControllers, worker: [SharedPostingsController] },
  });
  const { connections, transactions, clock, employerApp } = services;
  const due = () =>
    connections.rows<DueDelivery>(
      `SELECT event_id, consumer, due_at FROM event_deliveries
        WHERE done_at IS NULL AND consumer LIKE 'shared-employment.%' AND due_at <= ? ORDER BY due_at, event_id`,
      [clock.now()],
    );
  const run = async ({ eventId, consumer, dueAt }: DueDelivery): Promise<boolean> => {
    const stored = await connections.row<{ payload: string }>('SELECT * FROM events WHERE id = ?', [eventId]);
    const event = { ...stored, payload: JSON.parse(stored!.payload) as unknown } as EventOf<never>;
    const delivery: Delivery = { chunk: 0, dueAt };
    const handler = employerApp.get<EffectConsumer>(CONSUMERS[consumer] as never);
    return transactions.run(systemCaller('test'), consumer, async (tx: Tx) => {
      const first = await tx.changedOne(
        'UPDATE event_deliveries SET done_at = ? WHERE event_id = ? AND consumer = ? AND done_at IS NULL',
        [tx.now, eventId, consumer],
      );
      if (first) await handler.handle(event, tx, delivery);
      return first;
    });
  };
  return Object.assign(services, {
    due,
    run,
    async settle() {
      clock.advance(5_000);
      for (let left = await due(); left.length > 0; left = await due()) {
        for (const delivery of left) await run(delivery);
        clock.advance(5_000);
      }
    },
    async publish(firm: Asker, body: object) {
      const answer = await firm.ask('POST', '/shared-postings', { ...body, publish: true });
      if (answer.status !== 201 || answer.body.state !== 'published') {
        throw new Error(`not published: ${JSON.stringify(answer.body)}`);
      }
      return String(answer.body.postingId);
    },
    async pairsOf(firm: TestEmployer) {
      const { body } = await firm.ask('GET', '/shared-pairs?limit=100');
      const over = ['declined', 'lapsed', 'withdrawn'];
      return (body.items as SharedPairBody[]).filter(({ state }) => !over.includes(state)).reverse();
    },
  });
}

const place = {
  point: { lng: 108.2435, lat: 22.7789 },
  address: '沙井大道示例路18号',
  regionCode: '450105',
};

/** Twelve packers of an electronics works in its quiet months. */
export const goodSurplus = {
  side: 'surplus',
  title: '电子厂淡季富余员工',
  description: '流水线组装、包装，能上两班。',
  tradeCodes: ['6-31-05-00'],
  skills: ['叉车'],
  headcount: 12,
  from: '2026-12-01',
  to: '2027-02-28',
  place,
  pay: { unit: 'month', amountFen: 400_000 },
  declaration: {
    ownEmployees: true,
    dispatched: false,
    workInjuryInsured: true,
    contracts: [{ until: '2027-12-31', count: 12 }],
  },
  contact: { name: '覃美玲', phone: '13877100001' },
};

/** Ten packers whom a sugar mill needs in the crushing season. */
export const goodShortage = {
  side: 'shortage',
  title: '榨季包装工',
  description: '包装、码垛成品糖。',
  tradeCodes: ['6-31-05-00'],
  headcount: 10,
  from: '2026-12-01',
  to: '2027-01-31',
  place: { ...place, point: { lng: 108.25, lat: 22.78 } },
  pay: { unit: 'month', amountFen: 440_000 },
  settlesThroughLender: true,
  board: { meals: true },
  contact: { name: '农志强', phone: '13877100002' },
};

const COUNTIES = [...new Set(REGIONS.map(({ code }) => code.slice(0, 4)).filter((code) => code.length === 4))].map(
  (city) => REGIONS.find((region) => region.level === 'county' && region.code.startsWith(city))!,
);
let cities = 0;

/** A city, and what firms of it publish. */
export interface SharingCity {
  readonly cityCode: string;
  surplus(more?: object): object;
  shortage(more?: object): object;
}

/** A city in which nobody has published yet: its pairs are of one test alone. */
export function nextCity(): SharingCity {
  const { code, centre } = COUNTIES[cities++ % COUNTIES.length]!;
  const here = { point: centre, address: '示例路1号', regionCode: code };
  return {
    cityCode: code.slice(0, 4),
    surplus: (more = {}) => ({ ...goodSurplus, place: here, ...more, ...contractsOf(more) }),
    shortage: (more = {}) => ({ ...goodShortage, place: here, ...more }),
  };
}

/** As many contracts as there are heads. */
const contractsOf = (more: { headcount?: number }) =>
  more.headcount === undefined
    ? {}
    : { declaration: { ...goodSurplus.declaration, contracts: [{ until: null, count: more.headcount }] } };
