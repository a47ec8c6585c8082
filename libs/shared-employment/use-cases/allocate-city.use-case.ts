import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, newId, type Id, type LocalDate } from '@gg/kernel';
import { transportAside } from '@gg/matching';
import { CONFIG, Metrics, type Config, type Tx } from '@gg/platform';
import { barredPairs, livePairsOfCity, type PairExplanation, type SharedPairRow } from '../data/shared-pairs';
import { openSharedPostings, type SharedPostingRow } from '../data/shared-postings';
import {
  allocationChanges,
  keyOfPair,
  pairCandidates,
  type AllocationChanges,
  type CityState,
  type PairCandidate,
} from '../domain/allocation';
import type { PairPolicy } from '../domain/pair-conditions';
import { openPosting } from './open-posting';
import { movePair, recordPairs, scheduleAnswer, tellOfPair } from './pair-moves';
import { SharedCities } from './shared-cities';
import { answerDue } from './standing-pair';

/** An allocation in hand. */
interface Run {
  readonly cityCode: string;
  readonly allocation: number;
  readonly now: Date;
  readonly policy: Config['settings']['sharedEmployment'];
  readonly postings: ReadonlyMap<Id, SharedPostingRow>;
  readonly pairs: ReadonlyMap<Id, SharedPairRow>;
}

/**
 * Puts the open surpluses and shortages of a city together as one transportation problem: most heads placed, then most
 * points, then fewest changes of what is proposed. Opened pairs keep their heads and stand outside it.
 */
@Injectable()
export class AllocateCity {
  constructor(
    @Inject(SharedCities) private readonly cities: SharedCities,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** Does nothing where another has done it: of two replicas that are told, one makes the result. */
  async run(tx: Tx, cityCode: string): Promise<void> {
    const allocation = await this.cities.takeAllocation(tx, cityCode);
    if (allocation === null) return;
    const policy = this.config.settings.sharedEmployment;
    const { mostPostings } = policy;
    const sides = [
      await openSharedPostings(tx, cityCode, 'surplus', tx.now, mostPostings + 1),
      await openSharedPostings(tx, cityCode, 'shortage', tx.now, mostPostings + 1),
    ];
    const cut = sides.some((side) => side.length > mostPostings);
    const [surpluses = [], shortages = []] = sides.map((side) => side.slice(0, mostPostings));
    const pairs = await livePairsOfCity(tx, cityCode);
    const barred = new Set(
      (await barredPairs(tx, cityCode)).map(({ surplusId, shortageId }) => keyOfPair(surplusId, shortageId)),
    );
    const city = { surpluses: surpluses.map(openPosting), shortages: shortages.map(openPosting), pairs, barred };
    const candidates = await candidatesOf(city, policy, localDate(tx.now));
    const { flows, proven } = await allocate(candidates, surpluses, shortages);
    const run: Run = {
      cityCode,
      allocation,
      now: tx.now,
      policy,
      postings: new Map([...surpluses, ...shortages].map((row) => [row.id, row])),
      pairs: new Map(pairs.map((pair) => [pair.id, pair])),
    };
    await this.write(tx, run, allocationChanges(city, candidates, flows));
    await tx.change('UPDATE shared_cities SET cut = ?, proven = ? WHERE city_code = ?', [cut, proven, cityCode]);
    tx.afterCommit(() => {
      const { sharedAllocationsShort } = this.metrics;
      if (cut) sharedAllocationsShort.inc({ city: cityCode, why: 'cut' });
      if (!proven) sharedAllocationsShort.inc({ city: cityCode, why: 'unproven' });
    });
  }

  private async write(tx: Tx, run: Run, { lapsed, kept, proposed }: AllocationChanges): Promise<void> {
    for (const { id } of lapsed) {
      await movePair(tx, run.pairs.get(id)!, { to: 'lapsed', by: null, reason: 'reallocated' });
    }
    for (const { candidate, pair, heads } of kept) await refresh(tx, run, candidate, pair.id, heads);
    await this.propose(tx, run, proposed);
  }

  private async propose(tx: Tx, run: Run, proposed: AllocationChanges['proposed']): Promise<void> {
    if (proposed.length === 0) return;
    const pairs = proposed.map(({ candidate, heads }): SharedPairRow => ({
      id: newId(),
      cityCode: run.cityCode,
      surplusId: candidate.surplus.id,
      shortageId: candidate.shortage.id,
      lenderId: candidate.surplus.employerId,
      borrowerId: candidate.shortage.employerId,
      state: 'proposed',
      stateSince: tx.now,
      version: 1,
      heads,
      ...judged(run, candidate),
      answerDueAt: dueOf(run, candidate),
      declinedBy: null,
      reason: null,
      createdAt: tx.now,
    }));
    await tx.insert(
      'shared_pairs',
      pairs.map((pair) => ({ ...pair, live: 1, barred: false, allocation: run.allocation })),
    );
    await recordPairs(
      tx,
      pairs.map((pair) => ({ pair, from: null })),
    );
    for (const pair of pairs) {
      tellOfPair(tx, pair, null);
      scheduleAnswer(tx, pair, pair.answerDueAt);
    }
  }
}

const dueOf = ({ now, policy }: Run, { surplus, shortage }: PairCandidate): Date =>
  answerDue(surplus.terms, shortage.terms, policy, now);

/** Surpluses that are judged before others have their turn: against all shortages that takes some milliseconds. */
const AT_ONCE = 10;

/** {@link pairCandidates}, some at a time: offers do not wait for a large city. */
async function candidatesOf(city: CityState, policy: PairPolicy, today: LocalDate): Promise<PairCandidate[]> {
  const candidates: PairCandidate[] = [];
  for (let from = 0; from < city.surpluses.length; from += AT_ONCE) {
    if (from > 0) await turn();
    candidates.push(
      ...pairCandidates({ ...city, surpluses: city.surpluses.slice(from, from + AT_ONCE) }, policy, today),
    );
  }
  return candidates;
}

/** Heads of each candidate in the best allocation. */
function allocate(
  candidates: readonly PairCandidate[],
  surpluses: readonly SharedPostingRow[],
  shortages: readonly SharedPostingRow[],
) {
  const free = ({ headcount, held }: SharedPostingRow): number => headcount - held;
  const numbers = (rows: readonly SharedPostingRow[]) => new Map(rows.map(({ id }, n) => [id, n]));
  const [supplyOf, demandOf] = [numbers(surpluses), numbers(shortages)];
  return transportAside({
    supplies: surpluses.map(free),
    demands: shortages.map(free),
    lanes: candidates.map(({ surplus, shortage, ground, score, standing }) => ({
      supply: supplyOf.get(surplus.id)!,
      demand: demandOf.get(shortage.id)!,
      value: score,
      capacity: ground.most,
      least: ground.least,
      kept: standing?.heads ?? 0,
    })),
  });
}

/** What is stored of a judgement. */
function judged({ postings }: Run, { surplus, shortage, ground, parts, score }: PairCandidate) {
  const [lender, borrower] = [postings.get(surplus.id)!, postings.get(shortage.id)!];
  const explanation: PairExplanation = { ground, parts };
  return {
    score,
    explanation,
    surplusVersion: lender.version,
    shortageVersion: borrower.version,
    surplusMaterial: lender.materialVersion,
    shortageMaterial: borrower.materialVersion,
  };
}

/**
 * A pair stays proposed, and its points are today's. Where it is for other heads, or a firm has changed its terms, both
 * firms hear of it: what was shown before is answered no more; other terms get the full time.
 */
async function refresh(tx: Tx, run: Run, candidate: PairCandidate, pairId: Id, heads: number): Promise<void> {
  const before = run.pairs.get(pairId)!;
  const today = judged(run, candidate);
  const { score, explanation, surplusVersion, shortageVersion, surplusMaterial, shortageMaterial } = today;
  const otherTerms = surplusMaterial !== before.surplusMaterial || shortageMaterial !== before.shortageMaterial;
  const told = otherTerms || heads !== before.heads;
  const now: SharedPairRow = {
    ...before,
    ...today,
    heads,
    version: before.version + (told ? 1 : 0),
    reason: otherTerms ? 'terms_changed' : told ? null : before.reason,
    answerDueAt: otherTerms ? dueOf(run, candidate) : before.answerDueAt,
  };
  const { version, reason, answerDueAt } = now;
  const changed = await tx.changedOne(
    `UPDATE shared_pairs SET heads = ?, score = ?, explanation = ?, surplus_version = ?, shortage_version = ?,
            surplus_material = ?, shortage_material = ?, allocation = ?, version = ?, reason = ?, answer_due_at = ?
      WHERE id = ? AND version = ?`,
    [
      heads,
      score,
      JSON.stringify(explanation),
      surplusVersion,
      shortageVersion,
      surplusMaterial,
      shortageMaterial,
      run.allocation,
      version,
      reason,
      answerDueAt,
      pairId,
      before.version,
    ],
  );
  if (!changed) throw new DomainError('shared-pair.changed_meanwhile');
  if (!told) return;
  await recordPairs(tx, [{ pair: now, from: 'proposed' }]);
  tellOfPair(tx, now, null);
  if (otherTerms) scheduleAnswer(tx, now, answerDueAt);
}
