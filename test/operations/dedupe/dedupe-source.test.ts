import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openSource } from '../../../src/operations/dedupe/dedupe-source.ts';
import type { World } from '../../../src/world.ts';

it('refuses a pipe with a name at once, since nobody may ever write into it', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'undersigned-pipe-'));
  execFileSync('mkfifo', [join(cwd, 'names.csv')]);
  await expect(openSource('names.csv', { cwd } as World)).rejects.toThrow(
    'names.csv cannot be read: it is not a regular file.',
  );
});
