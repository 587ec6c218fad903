import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { EXIT } from '../../src/errors.ts';
import { printError } from '../../src/cli/tell-error.ts';
import { Readable, Writable } from 'node:stream';

/** A fault of the program itself: its own status, whom to tell, and nothing of what it holds. */

class Memory extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

function told(error: unknown, argv: readonly string[]) {
  const [stdout, stderr] = [new Memory(), new Memory()];
  const status = printError(error, argv, {
    env: {},
    cwd: tmpdir(),
    stdin: Readable.from([]),
    stdout,
    stderr,
    now: () => new Date(0),
    sleep: () => Promise.resolve(),
    pid: 1,
    signal: new AbortController().signal,
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const FAULT = new TypeError('undefined is not Ana Alvarez <ana@example.org>');

describe('a fault of the program itself', () => {
  it('exits with 70, says how to report it, and does not show what it holds', () => {
    const { status, stdout, stderr } = told(FAULT, ['sync']);
    expect([status, stdout]).toEqual([70, '']);
    expect(stderr).toMatch(/^undersigned: This is a fault of Undersigned \(TypeError\)\./u);
    expect(stderr).toContain('Please report it');
    expect(stderr).not.toContain('Ana');
  });

  it('shows where it came from with --debug', () => {
    expect(told(FAULT, ['sync', '--debug']).stderr).toContain('internal-fault.test.ts');
  });

  it('is a status of its own with --json, too', () => {
    const { stdout } = told('a text that was thrown', ['sync', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ error: { exitStatus: EXIT.internal } });
  });
});
