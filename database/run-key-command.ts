import type { MasterKeyUse, RotateMasterKey, RotationListener } from '@gg/identity';
import { openKeyRotation } from './open-key-rotation';

export type KeyCommand = 'rotate' | 'status';

export const isKeyCommand = (word: string | undefined): word is KeyCommand => word === 'rotate' || word === 'status';

type Step = Parameters<RotationListener>[0];

/** What is told of a step of the rotation. */
function wordsOf(step: Step): string {
  switch (step.kind) {
    case 'resumed':
      return 'An earlier rotation was cut short: going on with it.';
    case 'added':
      return `New master key ${step.masterKeyId}.`;
    case 'rewrapped':
      return `Wrapped ${step.done} of ${step.all} data keys anew.`;
    case 'settling':
      return `Waiting ${Math.ceil(step.ms / 1_000)} s for what was under way with an old master key.`;
    case 'retired':
      return `Old master key ${step.masterKeyId} is destroyed: nothing was wrapped with it any more.`;
  }
}

function stateOf({ active, held }: MasterKeyUse): string {
  if (active) return 'active';
  return held ? 'old' : 'MISSING from the key file: what it wraps cannot be read';
}

/**
 * Rotates the master key, or shows what is wrapped with which; what happens is told line by line.
 * @param retireOld false where something outside this database is wrapped with the old keys too
 * Throws as {@link RotateMasterKey} does. Never two at once: the one who starts it takes care of that.
 */
export async function runKeyCommand(
  command: KeyCommand,
  rotation: RotateMasterKey,
  retireOld: boolean,
  say: (line: string) => void,
): Promise<void> {
  if (command === 'rotate') {
    const { activeKeyId } = await rotation.rotate(retireOld, (step) => say(wordsOf(step)));
    say(`All data keys are wrapped with ${activeKeyId}.`);
    return;
  }
  for (const use of await rotation.uses()) say(`${use.masterKeyId}  ${use.dataKeys} data keys  ${stateOf(use)}`);
}

/** `run-key-command.js rotate` or `… status`, with the environment of a service: for the image, which has no npm scripts. */
async function main([command, ...more]: readonly string[]): Promise<void> {
  if (!isKeyCommand(command) || more.length > 0) throw new Error('Say what to do: rotate or status.');
  const { rotation, close } = await openKeyRotation(process.env);
  try {
    await runKeyCommand(command, rotation, true, (line) => console.log(line));
  } finally {
    await close();
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
