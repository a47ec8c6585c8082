import { sep } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Memory a thread may take, MiB. */
const MEMORY_MIB = 512;

/**
 * Computes in a thread of its own, so that nothing else in the process waits for it.
 * @param program file of the thread's own program without its ending, as the caller's source has it (`__dirname`); it finds the
 *   input in `workerData` and posts one message, the result
 * Rejects when the program fails, or ends without a result.
 */
export function inThread<Result>(program: string, input: unknown): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const thread = new Worker(threadFile(program), {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    });
    thread.on('message', resolve);
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`the thread of ${program} ended with ${code}`)));
  });
}

/**
 * The file of a thread's program. Under a test's compiler the source is no program of its own: what was built from it runs then.
 * @param program without its ending, as the caller's source has it (`__dirname`)
 */
export const threadFile = (program: string): string =>
  `${__filename.endsWith('.ts') ? program.replace(`${sep}libs${sep}`, `${sep}dist${sep}libs${sep}`) : program}.js`;
