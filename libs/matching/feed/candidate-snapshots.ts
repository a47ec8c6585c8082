import type { Id } from '@gg/kernel';
import { join } from 'node:path';
import { imageFacts, imageForm, imagePieces, restoredIndex, type ImageFacts } from '../domain/packed/index-image';
import { DEFAULT_SCORE_POLICY } from '../domain/score-policy';
import { FeedPositions } from './feed-positions';
import { FollowedIndex, type OnFault } from './followed-index';
import { PartyMemberships } from './party-memberships';
import type { FeedHead } from './projection-reader';
import { removeLeftovers, SnapshotFile, writeSnapshot } from './snapshot-file';

/**
 * Raised with every change of what a row of the projection becomes: an index of what it became before is not this one. A
 * test holds the mapping still.
 */
export const PROJECTION_VERSION = 2;

interface SnapshotFacts {
  readonly form: string;
  readonly feedId: Id;
  readonly cursor: number;
  /** Business time, milliseconds. */
  readonly writtenAt: number;
  readonly positionPages: readonly number[];
  readonly image: ImageFacts;
}

/** Why there is nothing to begin with. */
export class NoSnapshot extends Error {}

/**
 * The snapshot of a candidate index on this machine's disk: its memory as it was at a position of the feed. It saves a start
 * the pass over the projection, and is worth nothing beside it: what is not certain to be of this feed, this form and whole
 * is not used.
 */
export class CandidateSnapshots {
  private readonly path: string;
  private readonly form: string;

  /** @param folder the data directory, which replicas on one machine may share */
  constructor(
    folder: string,
    private readonly maxAgeMs: number,
  ) {
    this.path = join(folder, 'candidate-index.snapshot');
    this.form = `${PROJECTION_VERSION} ${imageForm(DEFAULT_SCORE_POLICY)}`;
  }

  /** Writes the index, which must not change meanwhile. Nothing happens for a feed without a name. */
  async write(followed: FollowedIndex, { feedId }: FeedHead, now: Date): Promise<boolean> {
    if (feedId === null) return false;
    const { index, positions, cursor } = followed;
    const facts: SnapshotFacts = {
      form: this.form,
      feedId,
      cursor,
      writtenAt: now.getTime(),
      positionPages: [...positions.all.keys()],
      image: imageFacts(index),
    };
    await writeSnapshot(this.path, facts, piecesOf(followed));
    return true;
  }

  /** Removes what was left by processes killed while they wrote: hundreds of megabytes each. @returns how many files */
  removeLeftovers(): Promise<number> {
    return removeLeftovers(this.path);
  }

  /** Throws {@link NoSnapshot} when there is none, or none to rely on, with the reason. */
  async read({ feedId, seq }: FeedHead, now: Date, onFault: OnFault): Promise<FollowedIndex> {
    const file = await SnapshotFile.open<SnapshotFacts>(this.path);
    if (file === null) throw new NoSnapshot('there is none');
    try {
      const { facts } = file;
      if (facts.form !== this.form) throw new NoSnapshot('it is of another form');
      if (facts.feedId !== feedId) throw new NoSnapshot('it is of another feed');
      if (facts.cursor > seq) throw new NoSnapshot('it is ahead of the feed');
      const ageMs = now.getTime() - facts.writtenAt;
      if (ageMs < 0 || ageMs > this.maxAgeMs) throw new NoSnapshot('it is too old, or of a time to come');
      return restored(facts, await file.pieces(), onFault);
    } finally {
      await file.close();
    }
  }
}

function* piecesOf({ index, positions }: FollowedIndex): Generator<Uint8Array> {
  for (const page of positions.all.values()) {
    yield new Uint8Array(page.buffer, page.byteOffset, page.byteLength);
  }
  yield* imagePieces(index);
}

function restored(facts: SnapshotFacts, all: Uint8Array[], onFault: OnFault): FollowedIndex {
  const { cursor: seq, feedId, image, positionPages } = facts;
  const pieces = all.values();
  const positions = new FeedPositions();
  for (const page of positionPages) {
    const { value } = pieces.next() as IteratorYieldResult<Uint8Array>;
    positions.restore(page, new Float64Array(value.buffer, value.byteOffset, value.byteLength / 8));
  }
  const index = restoredIndex(image, pieces, DEFAULT_SCORE_POLICY);
  const memberships = new PartyMemberships();
  for (const party of index.allParties) memberships.set(party.partyId, party.memberIds);
  return new FollowedIndex(index, { seq, feedId }, positions, memberships, onFault);
}
