import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ensureVoice, missingPrograms } from './ensure-voice.mjs';

test('the voice is there when both programs are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gg-voice-'));
  try {
    expect(missingPrograms([folder])).toEqual(['espeak-ng', 'lame']);
    const speak = join(folder, 'espeak-ng');
    writeFileSync(speak, '#!/bin/sh\n');
    expect(missingPrograms([folder])).toEqual(['espeak-ng', 'lame']);
    chmodSync(speak, 0o755);
    expect(missingPrograms([folder])).toEqual(['lame']);
    writeFileSync(join(folder, 'lame'), '#!/bin/sh\n', { mode: 0o755 });
    expect(missingPrograms(['/nowhere', folder])).toEqual([]);
    const said = /** @type {string[]} */ ([]);
    expect(await ensureVoice((sentence) => said.push(sentence), [folder])).toBeUndefined();
    expect(said).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
