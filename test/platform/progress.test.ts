import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { during, progressOn } from '../../src/platform/progress.ts';

function watch(isTTY: boolean, env: Record<string, string> = {}) {
  const stderr = Object.assign(new PassThrough(), { isTTY });
  let at = 0;
  const progress = progressOn({ stderr, env, now: () => new Date(at) });
  const seen = (): string => (stderr.read() as Buffer | null)?.toString('utf8') ?? '';
  return {
    progress,
    seen,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

describe('progress', () => {
  it('shows nothing within the first second', () => {
    const { progress, seen, pass } = watch(true);
    progress.step('pulling');
    pass(900);
    progress.step('writing');
    progress.end();
    expect(seen()).toBe('');
  });

  it('says what is going on after that, and takes the line away in the end', () => {
    const { progress, seen, pass } = watch(true);
    pass(1100);
    progress.step('pulling');
    expect(seen()).toBe('\r\u001b[2K\u001b[36m⠋\u001b[39m pulling …');
    progress.end();
    expect(seen()).toBe('\r\u001b[2K');
  });

  it('is plain where NO_COLOR says so', () => {
    const { progress, seen, pass } = watch(true, { NO_COLOR: '1' });
    pass(1100);
    progress.step('pulling');
    expect(seen()).toBe('\r\u001b[2K⠋ pulling …');
    progress.end();
  });

  it('is silent where nobody watches', () => {
    const { progress, seen, pass } = watch(false);
    pass(5000);
    progress.step('pulling');
    progress.end();
    expect(seen()).toBe('');
  });

  it('goes away with the work, also when that fails', async () => {
    const stderr = Object.assign(new PassThrough(), { isTTY: true });
    let at = 0;
    const world = { stderr, env: { NO_COLOR: '1' }, now: () => new Date((at += 2000)) };
    expect(await during(world, 'reading the master', () => Promise.resolve('read'))).toBe('read');
    await expect(
      during(world, 'reading the master', () => Promise.reject(new Error('gone'))),
    ).rejects.toThrow('gone');
    const line = '\r\u001b[2K⠋ reading the master …\r\u001b[2K';
    expect((stderr.read() as Buffer).toString('utf8')).toBe(line + line);
  });
});
