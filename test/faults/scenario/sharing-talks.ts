import { poll } from '../../support/poll';
import { shortageBody, surplusBody } from '../../support/shared-postings';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from '../../support/world';
import { StubbornClient } from '../actors/stubborn-client';
import type { FaultySystem } from '../support/faulty-system';
import { differ } from './differ';
import type { Audience } from './promised-notices';
import { storedEvents, wronglyTold } from './told-once';

/** As long as a city's pairs wait for those who publish within a few seconds (`sharedEmployment.settleSeconds`), and more. */
const ALLOCATION_MS = 4_000;
const PAIRED_WITHIN_MS = 45_000;

/** Everything that becomes of the two pairs of {@link SharingTalks}. */
const STORY = [
  'mill: proposed for 6 by nobody',
  'works: proposed for 6 by nobody',
  'mill: opened_by_lender for 6 by lender',
  'mill: in_talks for 6 by borrower',
  'mill: in_talks for 6 by borrower, terms_changed',
  'mill: withdrawn for 6 by nobody, posting_taken_down',
  'works: proposed for 8 by nobody',
  'works: declined for 8 by lender, 淡季取消',
];

interface Firm {
  readonly employer: WorldEmployer;
  readonly client: StubbornClient;
}

interface StandingPair {
  readonly id: string;
  readonly version: number;
}

interface PairChange {
  readonly borrowerId: string;
  readonly state: string;
  readonly heads: number;
  readonly by: string | null;
  readonly reason: string | null;
}

/**
 * A hotel has twelve people to lend, a mill needs six and a works eight. Hotel and mill open the talks, the mill changes its
 * terms in them, and staff take its shortage down: the works, for which six were left, is proposed eight, and the hotel
 * declines. Nobody waits for the news before the next act, so that it may overtake itself.
 */
export class SharingTalks {
  private constructor(
    private readonly system: FaultySystem,
    private readonly place: WorldPlace,
    private readonly hotel: Firm,
    private readonly mill: Firm,
    private readonly works: Firm,
    private readonly supervisor: WorldPerson,
    private readonly audience: Audience,
  ) {}

  /** The firms of the n-th city, in which nobody else may have anything to share. */
  static async prepare(system: FaultySystem, n: number): Promise<SharingTalks> {
    const { world } = system;
    const places = Array.from({ length: World.places }, (_, at) => world.place(at));
    const cities = [...new Set(places.map(({ cityCode }) => cityCode))];
    const place = places.find(({ cityCode }) => cityCode === cities[n])!;
    const members: Audience['members'][number][] = [];
    const firm = async (): Promise<Firm> => {
      const employer = await world.employer(place);
      const { employerId, owner } = employer;
      members.push({ employerId, accountId: owner.accountId, role: 'owner' });
      for (const role of ['manager', 'foreman', 'viewer'] as const) {
        const { accountId } = await world.member(place, employerId, role);
        members.push({ employerId, accountId, role });
      }
      return { employer, client: new StubbornClient(system.url('employer'), owner.token) };
    };
    const [hotel, mill, works] = [await firm(), await firm(), await firm()];
    const supervisor = await world.staff({ role: 'supervisor', regionPrefix: place.cityCode });
    return new SharingTalks(system, place, hotel, mill, works, supervisor, { members });
  }

  /** From the three postings until nothing of it is left to be told. */
  async run(): Promise<void> {
    const { system, place, hotel, mill, works } = this;
    const now = system.clock.now();
    const surplus = await published(hotel, surplusBody(place, now));
    const shortage = await published(mill, { ...shortageBody(place, now), headcount: 6 });
    // The same pay as at home: what is scarce goes to the mill.
    const plain = { headcount: 8, pay: surplusBody(place, now).pay };
    await published(works, { ...shortageBody(place, now), ...plain });
    system.clock.advance(ALLOCATION_MS);
    const { id: pairId, version } = await this.paired(surplus.postingId, mill, 6);
    await this.paired(surplus.postingId, works, 6);
    await done(hotel.client.post(`shared-pairs/${pairId}/opening`, { version }));
    await done(mill.client.post(`shared-pairs/${pairId}/opening`, { version }));
    const better = { version: shortage.version, pay: { unit: 'day', amountFen: 21_000 } };
    await done(mill.client.patch(`shared-postings/${shortage.postingId}`, better));
    const desk = new StubbornClient(system.url('centre'), this.supervisor.token);
    await done(desk.post(`shared-postings/${shortage.postingId}/take-down`, { reason: '声明与事实不符' }));
    system.clock.advance(ALLOCATION_MS);
    const anew = await this.paired(surplus.postingId, works, 8);
    const no = { version: anew.version, reason: '淡季取消' };
    await done(hotel.client.post(`shared-pairs/${anew.id}/refusal`, no));
    await system.settled();
  }

  /** Everything that does not hold after them, as sentences; empty when all is well. */
  async broken(): Promise<string[]> {
    const { system, hotel, mill, works } = this;
    const firms = [hotel, mill, works].map(({ employer }) => employer.employerId);
    const events = await storedEvents(
      system,
      `name LIKE 'shared-p%' AND COALESCE(JSON_VALUE(payload, '$.lenderId'), JSON_VALUE(payload, '$.employerId')) IN (?)`,
      [firms],
    );
    const changes = events.filter(({ name }) => name === 'shared-pair.changed.v1');
    const story = changes.map(({ payload }) => {
      const { borrowerId, state, heads, by, reason } = payload as PairChange;
      const who = borrowerId === mill.employer.employerId ? 'mill' : 'works';
      return `${who}: ${state} for ${heads} by ${by ?? 'nobody'}${reason === null ? '' : `, ${reason}`}`;
    });
    return [...differ('what became of the pairs', story, STORY), ...(await wronglyTold(system, events, this.audience))];
  }

  /** @returns the live pair of the surplus with a firm, once it is for so many heads */
  private async paired(surplusId: string, { employer }: Firm, heads: number): Promise<StandingPair> {
    const [pair] = await poll(
      `a pair for ${heads}`,
      async () => {
        const pairs = await this.system.rows<StandingPair>(
          'SELECT id, version FROM shared_pairs WHERE surplus_id = ? AND borrower_id = ? AND heads = ? AND live = 1',
          [surplusId, employer.employerId, heads],
        );
        return pairs.length > 0 && pairs;
      },
      PAIRED_WITHIN_MS,
    );
    return pair!;
  }
}

/** What a firm has published. Throws when it waits for a look, or is refused. */
async function published({ client }: Firm, body: object): Promise<{ postingId: string; version: number }> {
  const answer = await done(
    client.post<{ postingId: string; version: number; state: string }>('shared-postings', body),
  );
  if (answer.state !== 'published') throw new Error(`not published: ${JSON.stringify(answer)}`);
  return answer;
}

/** What was answered. Throws when it was a refusal. */
async function done<T>(asked: Promise<{ readonly status: number; readonly body: T }>): Promise<T> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
  return body;
}
