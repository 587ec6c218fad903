import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from '../../cli/run.ts';
import { demoFolder } from '../page/browser.ts';

/** The commands over the demo letter, as they are typed. */

let folder = '';

beforeAll(async () => {
  folder = demoFolder();
  expect((await run(['review'], folder)).status).toBe(65);
  await run(['sync'], folder);
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('review', () => {
  it('--json tells what waits and asks nothing', async () => {
    const { status, stdout, stderr } = await run(['review', '--json'], folder);
    const told = JSON.parse(stdout) as { waiting: number; questions: readonly unknown[] };
    expect([status, stderr]).toEqual([0, '']);
    expect(told.questions).toHaveLength(told.waiting);
    expect(told.waiting).toBeGreaterThan(0);
    expect(stdout).not.toMatch(/@[a-z]+\.example/u);
  });

  it('ends at once where nobody is there to answer', async () => {
    const { status, stdout } = await run(['review'], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^0 answered, \d+ still wait\. Master: /u);
  });

  it('--web says so where its port is taken (69)', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = await run(
      ['review', '--web', '--no-open', '--port', String(port)],
      folder,
    );
    other.close();
    expect(status).toBe(69);
    expect(stderr).toContain(`cannot be served on port ${port}`);
    expect(stderr).toContain('--port');
  });
});

describe('explain', () => {
  it('tells why a group is not on the list', async () => {
    const { status, stdout } = await run(['explain', 'red global de veredas'], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('its scope is “International”, which is outside this letter.');
  });

  it('--json holds the same for a program', async () => {
    const { stdout } = await run(['explain', 'Étoile Riders', '--json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({
      found: [{ name: 'Étoile Riders', listed: true, status: 'Listed' }],
    });
  });
});
