import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftovers, SnapshotFile, writeSnapshot } from './snapshot-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'snapshot-file-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** The id of a process that is gone. */
async function gonePid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}

it('what killed processes left of a snapshot is removed, and nothing else', async () => {
  const path = join(folder, 'index.snapshot');
  await writeSnapshot(path, { some: 'facts' }, [new Uint8Array(3)]);
  const gone = await gonePid();
  const left = [`index.snapshot.${gone}.part`, `index.snapshot.${process.pid}.part`];
  const others = [
    // Of a process that lives: the one that started this one.
    `index.snapshot.${process.ppid}.part`,
    `other.snapshot.${gone}.part`,
    `index.snapshot.${gone}.part.old`,
    `index.snapshot.x${gone}.part`,
    `index-snapshot.${gone}.part`,
    'index.snapshot..part',
  ];
  for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'x');
  expect(await removeLeftovers(path)).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['index.snapshot', ...others].sort());
  const file = await SnapshotFile.open(path);
  expect(await file!.pieces()).toEqual([new Uint8Array(3)]);
  await file!.close();
  expect(await removeLeftovers(join(folder, 'not-made-yet', 'index.snapshot'))).toBe(0);
});
