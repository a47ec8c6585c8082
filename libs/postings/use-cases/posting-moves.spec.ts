import { systemCaller, type Tx } from '@gg/platform';
import type { PostingRow } from '../data/postings';
import { movePosting } from './posting-moves';

const draft = { id: '01a2', state: 'draft', version: 1, publishedAt: null, publicCode: null } as unknown as PostingRow;

/** A transaction in which the first codes are another's. */
function txWith(taken: number): { tx: Tx; codes: unknown[] } {
  const codes: unknown[] = [];
  const tx = {
    now: new Date(0),
    caller: systemCaller('test'),
    insert: async () => undefined,
    changedOne: async (_sql: string, params: readonly unknown[]) => {
      codes.push(params[3]);
      if (codes.length > taken) return true;
      throw Object.assign(new Error("Duplicate entry 'X' for key 'uq_postings_public_code'"), { errno: 1062 });
    },
  };
  return { tx: tx as unknown as Tx, codes };
}

it('a code that another posting has is tried again with a new one', async () => {
  const { tx, codes } = txWith(2);
  const moved = await movePosting(tx, draft, 'published');
  expect(codes).toHaveLength(3);
  expect(moved).toMatchObject({ state: 'published', version: 2, publicCode: codes[2] });
});

it('is not tried for ever', async () => {
  const { tx, codes } = txWith(9);
  await expect(movePosting(tx, draft, 'published')).rejects.toThrow('uq_postings_public_code');
  expect(codes).toHaveLength(3);
});

it('a posting that is not made public gets none, and one that has one keeps it', async () => {
  const { tx } = txWith(0);
  expect(await movePosting(tx, draft, 'withdrawn')).toMatchObject({ publicCode: null });
  const again = { ...draft, publicCode: 'K7M4QQ2A' };
  expect(await movePosting(tx, again, 'published')).toMatchObject({ publicCode: 'K7M4QQ2A' });
});
