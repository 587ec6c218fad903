import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle } from '../google-server/server.ts';
import { runWith } from './at-world.ts';

let folder: string;
let env: Record<string, string>;
let listener: Server;
let heard: { readonly method: string; readonly path: string; readonly body: string }[];
let answer: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-unattended-'));
  await mkdir(join(folder, 'config'));
  heard = [];
  answer = 200;
  listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      heard.push({ method: request.method ?? '', path: request.url ?? '', body });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  env = {
    XDG_STATE_HOME: join(folder, 'state'),
    UNDERSIGNED_WEBHOOK_URL: `http://127.0.0.1:${port}/hook-secret`,
    UNDERSIGNED_HEARTBEAT_URL: `http://127.0.0.1:${port}/beat-secret`,
  };
});

afterEach(async () => {
  listener.closeAllConnections();
  listener.close();
  await rm(folder, { recursive: true, force: true });
});

async function letter(name: string, rows: readonly string[]): Promise<void> {
  await responses(name, rows);
  await writeFile(
    join(folder, 'config', `${name}.yaml`),
    `letter: ${name}
sources: [{ type: csv, path: ../${name}.csv }]
questions: { submittedAt: Timestamp, email: Email, organization: Organization, authority: Authorized }
master: { type: xlsx, path: ../out/${name}.xlsx }
`,
  );
}

const responses = (name: string, rows: readonly string[]) =>
  writeFile(
    join(folder, `${name}.csv`),
    ['Timestamp,Email,Organization,Authorized', ...rows, ''].join('\n'),
  );

const row = (n: number, organization: string) =>
  `2026/03/0${n} 9:00:00 AM EST,p${n}@group${n}.example.org,${organization},Yes`;

const sync = (...words: string[]) => runWith(['sync', ...words], folder, { env });
const posts = () =>
  heard
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => (JSON.parse(body) as { text: string }).text);

describe('sync --all', () => {
  beforeEach(async () => {
    await letter('birch', [row(1, 'Birch Lane Group')]);
    await letter('cedar', [row(1, 'Cedar Circle')]);
    await writeFile(join(folder, 'config', 'alder.yaml'), 'letter: alder\nsorces: []\n');
  });

  it('does the other letters where one fails, sums up, and ends with the worst status', async () => {
    const { status, stdout, stderr } = await sync('--all');
    expect(status).toBe(78);
    expect((await readdir(join(folder, 'out'))).filter((name) => !name.startsWith('.'))).toEqual([
      'birch.xlsx',
      'cedar.xlsx',
    ]);
    expect(stdout).toContain('birch: the master is up to date.');
    expect(stderr).toContain('unknown key "sorces"; did you mean "sources"?');
    expect(stderr).toContain('3 letters: 1 failed, 2 written.\n');
  });

  it('prints an object a letter and line with --json', async () => {
    const { status, stdout } = await sync('--all', '--json');
    const lines = stdout.trim().split('\n');
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ result }) => result)).toEqual(['failed', 'written', 'written']);
    expect(told[0]).toMatchObject({ error: { exitStatus: 78 } });
    expect(status).toBe(78);
  });

  it('says nothing with --quiet but what went wrong', async () => {
    await rm(join(folder, 'config', 'alder.yaml'));
    expect(await sync('--all', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
    await rm(join(folder, 'birch.csv'));
    const { status, stdout, stderr } = await sync('--all', '--quiet');
    expect({ status, stdout }).toEqual({ status: 65, stdout: '' });
    expect(stderr).toContain('birch.csv cannot be read');
  });

  it('tells the worst: a person’s work before what passes by itself', async () => {
    await rm(join(folder, 'config', 'alder.yaml'));
    await sync('--all', '--quiet');
    await rm(join(folder, 'birch.csv'));
    await responses('cedar', [row(1, 'Cedar Circle'), row(2, 'Cedar Club')]);
    await writeFile(join(folder, 'out', '~$cedar.xlsx'), '');
    expect((await sync('--all')).status).toBe(65);
  });
});

describe('logs', () => {
  it('are JSON lines where UNDERSIGNED_LOG says so, with counts and no name', async () => {
    await letter('birch', [row(1, 'Birch Lane Group')]);
    env['UNDERSIGNED_LOG'] = 'json';
    const { stderr } = await sync('--quiet');
    const line = JSON.parse(stderr) as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'info', letter: 'birch', result: 'written', pulled: 1 });
    await rm(join(folder, 'birch.csv'));
    const failed = JSON.parse((await sync()).stderr) as Record<string, unknown>;
    expect(failed).toMatchObject({ level: 'error', exitStatus: 65 });
  });

  it('may be nothing else', async () => {
    await letter('birch', []);
    env['UNDERSIGNED_LOG'] = 'xml';
    expect((await sync()).status).toBe(78);
  });
});

describe('people are told', () => {
  beforeEach(async () => {
    await letter('birch', [row(1, 'Birch Lane Group')]);
    await sync();
    heard.length = 0;
  });

  it('of a failure and of its end, each once', async () => {
    await rm(join(folder, 'birch.csv'));
    for (let round = 0; round < 3; round++) await sync();
    expect(posts()).toEqual([expect.stringContaining('birch: the sync fails (65).')]);
    await responses('birch', [row(1, 'Birch Lane Group')]);
    for (let round = 0; round < 3; round++) await sync();
    expect(posts().slice(1)).toEqual([expect.stringContaining('birch: the sync works again')]);
    expect(heard.filter(({ method }) => method === 'GET').map(({ path }) => path)).toEqual([
      ...Array.from({ length: 3 }, () => '/beat-secret/fail'),
      ...Array.from({ length: 3 }, () => '/beat-secret'),
    ]);
  });

  it('of new questions, once, and only in numbers', async () => {
    await responses('birch', [row(1, 'Birch Lane Group'), row(2, 'Birch Lane Groupe')]);
    await responses('birch', []);
    await sync('--force');
    await sync();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toMatch(/birch: 1 new question waits for a person \(1 in all\)\./u);
    expect(posts()[0]).not.toContain('Birch Lane');
  });

  it('later, where they could not be reached, and no address is ever shown', async () => {
    answer = 500;
    await rm(join(folder, 'birch.csv'));
    const { stderr } = await sync();
    expect(stderr).toContain('The webhook at 127.0.0.1 answered 500.');
    expect(stderr).not.toContain('secret');
    answer = 200;
    heard.length = 0;
    await sync();
    expect(posts()).toHaveLength(1);
  });

  it('nothing of a dry run', async () => {
    await sync('--dry-run');
    expect(heard).toEqual([]);
  });

  it('at https addresses only', async () => {
    env['UNDERSIGNED_WEBHOOK_URL'] = 'http://hooks.example.org/x';
    const { status, stderr } = await sync();
    expect(status).toBe(78);
    expect(stderr).toContain('UNDERSIGNED_WEBHOOK_URL is not an https address.');
  });
});

describe('status', () => {
  const status = (now: string, ...words: string[]) =>
    runWith(['status', ...words], folder, { env, now: () => new Date(now) });

  beforeEach(async () => {
    await letter('birch', [row(1, 'Birch Lane Group')]);
    await runWith(['sync'], folder, { env, now: () => new Date('2026-04-20T10:00:00Z') });
  });

  it('case 31: says when the last good sync was, and fails a monitor past a limit', async () => {
    const soon = await status('2026-04-20T10:59:00Z', '--max-age', '1h');
    expect(soon).toMatchObject({ status: 0, stderr: '' });
    expect(soon.stdout).toContain('Last good sync: 2026-04-20 10:00:00 (59 minutes ago');
    expect(soon.stdout).toContain('Signers: 1 Listed');
    const late = await status('2026-04-23T10:00:00Z', '--max-age', '1h');
    expect(late.status).toBe(75);
    expect(late.stdout).toContain('3 days ago');
  });

  it('knows of syncs that found nothing new from this machine, of others from the Log', async () => {
    await runWith(['sync'], folder, { env, now: () => new Date('2026-04-21T10:00:00Z') });
    expect((await status('2026-04-21T10:30:00Z')).stdout).toContain('from this machine');
    env = {};
    const elsewhere = await status('2026-04-21T10:30:00Z', '--json');
    expect(JSON.parse(elsewhere.stdout)).toMatchObject({
      lastGood: '2026-04-20T10:00:00.000Z',
      knownFrom: 'the Log tab',
      ageSeconds: 88_200,
    });
  });

  it('shows a failure, and since when', async () => {
    await rm(join(folder, 'birch.csv'));
    await runWith(['sync'], folder, { env, now: () => new Date('2026-04-21T10:00:00Z') });
    const { stdout } = await status('2026-04-21T12:00:00Z');
    expect(stdout).toContain('Failing since 2026-04-21 10:00:00:');
  });

  it('keeps what it notes from others', async () => {
    const [name = ''] = await readdir(join(folder, 'state', 'undersigned'));
    const { mode } = await stat(join(folder, 'state', 'undersigned', name));
    expect(mode & 0o777).toBe(0o600);
  });
});

describe('sync --every', () => {
  it('goes on after a failure, and ends well when it is asked to stop', async () => {
    await letter('birch', [row(1, 'Birch Lane Group')]);
    await rm(join(folder, 'birch.csv'));
    const stop = new AbortController();
    const ends = runWith(['sync', '--every', '1s'], folder, { env, signal: stop.signal });
    while (!heard.some(({ path }) => path === '/beat-secret')) {
      if (heard.some(({ path }) => path === '/beat-secret/fail')) {
        await responses('birch', [row(1, 'Birch Lane Group')]);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    stop.abort();
    const { status, stdout, stderr } = await ends;
    expect(stdout).toContain('birch: the master is up to date.');
    expect(stderr).toContain('birch: ');
    expect(status).toBe(0);
  });

  it('stops at once where the config is wrong', async () => {
    await writeFile(join(folder, 'config', 'alder.yaml'), 'letter: alder\n');
    expect((await sync('--every', '15m')).status).toBe(78);
  });

  it.each(['15', 'soon', '0m', '-1h'])('takes no %s', async (every) => {
    await letter('birch', []);
    expect((await sync(`--every=${every}`)).status).toBe(64);
  });

  it('breaks off a sync that is under way, with all or nothing written, and ends well', async () => {
    const google = await startGoogle();
    try {
      const master = google.addSpreadsheet({ title: 'Master' });
      const key = join(folder, 'key.json');
      await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
      env = {
        ...env,
        UNDERSIGNED_GOOGLE_API_URL: google.url,
        GOOGLE_APPLICATION_CREDENTIALS: key,
      };
      await responses('elm', [row(1, 'Elm Street Group')]);
      await writeFile(
        join(folder, 'config', 'elm.yaml'),
        `letter: elm
sources: [{ type: csv, path: ../elm.csv }]
questions: { submittedAt: Timestamp, email: Email, organization: Organization, authority: Authorized }
master: { type: google-sheet, spreadsheetId: ${master} }
`,
      );
      const before = JSON.stringify(google.state.spreadsheets[master]);
      const stop = new AbortController();
      const pause = google.pause({ method: 'spreadsheets.batchUpdate' });
      const ends = runWith(['sync', '--every', '15m'], folder, { env, signal: stop.signal });
      await pause.reached;
      stop.abort();
      const { status, stdout } = await ends;
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
      expect(JSON.stringify(google.state.spreadsheets[master])).toBe(before);
      expect(heard).toEqual([]);
      pause.release();
      google.clearFaults();
      expect((await sync()).status).toBe(0);
      expect(google.grid(master, 'Organizations').map((cells) => cells[1])).toEqual([
        'Organization',
        'Elm Street Group',
      ]);
    } finally {
      await google.close();
    }
  });
});
