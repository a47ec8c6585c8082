import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEFAULT_SCORE_POLICY } from '@gg/matching';
import { CandidateIndexBuilder } from '../../../libs/matching/domain/packed/candidate-index-builder';
import {
  imageFacts,
  imageForm,
  imagePieces,
  restoredIndex,
  type ImageFacts,
} from '../../../libs/matching/domain/packed/index-image';
import type { PackedCandidateIndex } from '../../../libs/matching/domain/packed/packed-candidate-index';
import { SnapshotFile, writeSnapshot } from '../../../libs/matching/feed/snapshot-file';
import type { BenchHouse } from '../frame/bench';
import { NOW } from './guangxi';
import { MADE_VERSION, madeCandidate, madeParties } from './made-workers';

export const SEED = 7;

/** The folder of what the benchmarks of matching share and keep for their next run. */
export function sharedFolder(house: Pick<BenchHouse, 'dataDir'>): string {
  const folder = join(dirname(house.dataDir), 'workers');
  mkdirSync(folder, { recursive: true });
  return folder;
}

interface Kept {
  readonly form: string;
  readonly image: ImageFacts;
}

/** The index of so many made workers, from an earlier run's file if there is one of this form. */
export async function keptIndex(house: BenchHouse, workers: number): Promise<PackedCandidateIndex> {
  const form = `${MADE_VERSION} ${SEED} ${imageForm(DEFAULT_SCORE_POLICY)}`;
  const path = join(sharedFolder(house), `index-${workers}`);
  return (
    (await fromFile(path, form)) ??
    (await house.progress.step(`Making ${workers} workers`, () => made(path, form, workers)))
  );
}

async function fromFile(path: string, form: string): Promise<PackedCandidateIndex | null> {
  if (!existsSync(path)) return null;
  const file = await SnapshotFile.open<Kept>(path);
  try {
    if (file?.facts.form !== form) return null;
    return restoredIndex(file.facts.image, (await file.pieces()).values(), DEFAULT_SCORE_POLICY);
  } finally {
    await file?.close();
  }
}

async function made(path: string, form: string, workers: number): Promise<PackedCandidateIndex> {
  const builder = new CandidateIndexBuilder(NOW);
  for (let number = 0; number < workers; number++) {
    builder.add(madeCandidate(SEED, number, workers));
    // So that whoever wants to stop this is heard.
    if (number % 4096 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const party of madeParties(workers)) {
    builder.addParty(party);
  }
  const settling = builder.finish();
  for (;;) {
    const step = settling.next();
    if (!step.done) continue;
    const { index } = step.value;
    await writeSnapshot(path, { form, image: imageFacts(index) } satisfies Kept, imagePieces(index));
    return index;
  }
}

/** Memory of an index in bytes a worker. */
export const bytesPerWorker = (index: PackedCandidateIndex): number =>
  Object.values(index.footprint).reduce((sum, bytes) => sum + bytes, 0) / index.size;
