import type { Id } from '@gg/kernel';
import type { Candidate, PartyCandidate } from '../candidate';
import { candidateFaults } from '../candidate-faults';
import { columnOf, rowOf } from '../geo-grid';
import type { ScorePolicy } from '../score-policy';
import { CandidateRecord } from './candidate-record';
import { PackedCandidateIndex } from './packed-candidate-index';
import { StoredCandidate } from './stored-candidate';
import { idHash } from './worker-directory';

/** Rows and columns of the grid are below these, and so are the candidates of one build. */
const COLUMNS = 2 ** 15;
const CANDIDATES = 2 ** 24;
/** Candidates settled between two looks at the clock of the caller. */
const SLICE = 1_000;

/**
 * Builds an index of everybody at once. Records are written as they come; then all are settled in the order of their cells,
 * so that whoever lives near each other stands near each other in memory.
 */
export class CandidateIndexBuilder {
  private readonly index: PackedCandidateIndex;
  private readonly references: number[] = [];
  private readonly cells: number[] = [];

  /** @param now from this day on free time is kept as bits */
  constructor(now: Date, scorePolicy?: ScorePolicy) {
    this.index = new PackedCandidateIndex(scorePolicy);
    while (this.index.tend(now, SLICE));
  }

  /** Throws RangeError when the candidate has faults. No worker may come twice. */
  add(candidate: Candidate): void {
    const faults = candidateFaults(candidate);
    if (faults.length > 0) throw new RangeError(`candidate ${candidate.workerId}: bad ${faults.join(', ')}`);
    if (this.references.length === CANDIDATES) throw new RangeError(`more than ${CANDIDATES} candidates at once`);
    this.references.push(this.index.store.writeRecord(candidate));
    this.cells.push(rowOf(candidate.point.lat) * COLUMNS + columnOf(candidate.point.lng));
  }

  addParty(party: PartyCandidate): void {
    this.index.upsertParty(party);
  }

  /**
   * Settles everybody, in slices between which others may run.
   * @returns the index, and who was left out because another worker had the number
   */
  *finish(): Generator<void, { index: PackedCandidateIndex; leftOut: readonly Id[] }> {
    const { store } = this.index;
    const order = Float64Array.from(this.cells, (cell, i) => cell * CANDIDATES + i).sort();
    const leftOut: Id[] = [];
    for (let i = 0; i < order.length; i++) {
      const reference = this.references[order[i]! % CANDIDATES]!;
      const worker = new StoredCandidate(new CandidateRecord(store.arena.at(reference), store));
      const { workerId, number } = worker.candidate;
      if (store.directory.slotOfNumber(number) >= 0) leftOut.push(workerId);
      else store.settle(worker, reference, idHash(workerId));
      if (i % SLICE === SLICE - 1) yield;
    }
    return { index: this.index, leftOut };
  }
}
