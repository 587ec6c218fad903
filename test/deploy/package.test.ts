import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { builtProgram } from '../cli/program.ts';
import { startGoogle } from '../google-server/server.ts';
import { installPackage, type Installed } from './installed.ts';

// Each of these starts the program several times over.
jest.setTimeout(120_000);

/** What a newcomer has: the package that npm installed into an empty folder, and nothing else. */

const bin = builtProgram();
let app: Installed;

beforeAll(() => {
  app = installPackage(dirname(bin()));
});
afterAll(() => {
  app.remove();
});

describe('the package, installed by npm in an empty folder', () => {
  /** An empty folder of a new user. */
  const fresh = (): string => mkdtempSync(join(app.folder, 'user-'));

  const run = async (cwd: string, words: readonly string[], env: Record<string, string> = {}) => {
    const child = spawn(app.command, words, {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1', TZ: 'America/New_York', ...env },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.stdin.end();
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { status, stdout, stderr };
  };

  it('holds what it needs to run and to be understood, and no letter of its packer', () => {
    const rules = readdirSync('config/rules', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `config/rules/${name}`);
    expect(app.packed).toEqual(
      expect.arrayContaining([
        'dist/bin.js',
        'dist/bin.js.map',
        'src/bin.ts',
        'README.md',
        'LICENSE',
        'CHANGELOG.md',
        'SECURITY.md',
        '.env.example',
        'config/letter.schema.json',
        'config/safe-streets.example.yaml',
        'config/directory/organizations.csv',
        'fixtures/safe-streets/english.csv',
        'deploy/undersigned.service',
        ...rules,
      ]),
    );
    const folders =
      /^(?:dist|src|templates|deploy|fixtures\/safe-streets|config\/(?:rules|directory))\//u;
    const files =
      /^(?:package\.json|\.env\.example|[A-Z]+(?:\.md)?|config\/letter\.schema\.json|config\/[\w-]+\.example\.yaml)$/u;
    expect(app.packed.filter((path) => !folders.test(path) && !files.test(path))).toEqual([]);
  });

  it('is installed without a warning', () => {
    expect(app.warnings).toBe('');
  });

  it('says how it is used', async () => {
    const { status, stdout, stderr } = await run(fresh(), ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('undersigned sync');
  });

  it('says that it cannot read .env', async () => {
    const user = fresh();
    mkdirSync(join(user, '.env'));
    const { status, stderr } = await run(user, ['check']);
    expect(status).toBe(78);
    expect(stderr).toMatch(/^undersigned: The file \.env cannot be read\.\n {2}→ .+\n$/u);
  });

  it('stops well when it is asked to, between two rounds', async () => {
    const user = fresh();
    cpSync('fixtures/safe-streets/english.csv', join(user, 'responses.csv'));
    await run(user, ['init', 'responses.csv']);
    const child = spawn(app.command, ['sync', '--every', '15m'], {
      cwd: user,
      env: { PATH: process.env['PATH'], HOME: user },
    });
    const ended = new Promise<unknown>((resolve) => {
      child.on('close', (code, signal) => {
        resolve({ code, signal });
      });
    });
    // Whatever it says first, the round is over soon; so that nothing runs on if it fails.
    await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  it('takes a new user from a CSV to a list, by nothing but what it says itself', async () => {
    const user = fresh();
    cpSync('fixtures/safe-streets/english.csv', join(user, 'responses.csv'));
    const lost = await run(user, ['sync']);
    expect(lost.status).toBe(78);
    expect(lost.stderr).toContain('undersigned init');
    const asked = await run(user, ['init']);
    expect(asked.stderr).toContain('undersigned init ADDRESS');
    const written = await run(user, ['init', 'responses.csv']);
    expect(written).toMatchObject({ status: 0 });
    const next = [...written.stdout.matchAll(/undersigned (check|sync)/gu)].map(([, word]) => word);
    expect(next).toEqual(['check', 'sync']);
    expect(readFileSync(join(user, 'config/responses.yaml'), 'utf8')).toContain(
      '$schema=../../node_modules/undersigned/config/letter.schema.json',
    );
    expect(await run(user, ['check'])).toMatchObject({ status: 0, stderr: '' });
    const synced = await run(user, ['sync']);
    expect(synced).toMatchObject({ status: 0, stderr: '' });
    expect(synced.stdout).toContain('Master: ');
    expect(await run(user, ['sync'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('takes a new user from a form to a Google Sheet, likewise', async () => {
    const user = fresh();
    const google = await startGoogle();
    try {
      const env = { UNDERSIGNED_GOOGLE_API_URL: google.url };
      const titles = ['Organization Name', 'Are you authorized to sign for it?', 'State'];
      const form = google.addForm({
        info: { title: 'Quiet parks' },
        settings: { emailCollectionType: 'VERIFIED' },
        items: titles.map((title, n) => ({
          title,
          questionItem: { question: { questionId: `q${n}`, textQuestion: {} } },
        })),
        shared: {},
      });
      google.addResponse(form, {
        respondentEmail: 'ana@example.org',
        answers: { q0: 'Larch Circle', q1: 'Yes', q2: 'Ohio' },
      });
      const master = google.addSpreadsheet({ shared: {} });
      const address = `https://docs.google.com/forms/d/${form}/edit`;

      const account = await run(user, ['init', address], env);
      expect(account.status).toBe(77);
      expect(account.stderr).toContain('GOOGLE_APPLICATION_CREDENTIALS');
      writeFileSync(join(user, 'key.json'), JSON.stringify(google.serviceAccountKey()), {
        mode: 0o600,
      });
      const words = ['init', address, '--credentials', 'key.json'];
      const closed = await run(user, words, env);
      expect(closed.stderr).toContain(`Share ${address} with `);
      google.share(form);
      const create = await run(user, [...words, '--create-master'], env);
      expect(create.stderr).toContain('paste its address: --master ADDRESS');
      google.share(master, undefined, 'reader');
      const sheet = `https://docs.google.com/spreadsheets/d/${master}/edit`;
      const written = await run(user, [...words, '--master', sheet], env);
      expect(written).toMatchObject({ status: 0 });

      const checked = await run(user, ['check'], env);
      expect(checked.stdout).toContain(`→ Share ${sheet} with `);
      google.share(master);
      expect((await run(user, ['check'], env)).status).toBe(0);
      expect((await run(user, ['sync'], env)).status).toBe(0);
      expect(google.grid(master, 'Organizations')[1]?.[1]).toBe('Larch Circle');
      expect(await run(user, ['sync'], env)).toEqual({ status: 0, stdout: '', stderr: '' });
    } finally {
      await google.close();
    }
  });

  it('is small, brings nothing else along, and says under which licences its parts are', () => {
    const modules = join(app.folder, 'node_modules');
    const others = readdirSync(modules).filter((name) => !name.startsWith('.'));
    expect(others).toEqual(['undersigned']);
    const files = readdirSync(modules, { recursive: true, withFileTypes: true });
    const bytes = files
      .filter((each) => each.isFile())
      .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);
    expect(bytes).toBeLessThan(30_000_000);
    const licences = readFileSync(join(modules, 'undersigned/dist/LICENSES.txt'), 'utf8');
    for (const name of ['googleapis 1', 'yargs 1', 'zod 4'])
      expect(licences).toContain(`\n${name}`);
  });

  const cron = process.env['TRY_CRON'] === '1' ? it : it.skip;

  cron(
    'runs from the crontab line by the cron of this machine (takes a minute)',
    () => {
      const { stdout } = spawnSync('scripts/try-cron.sh', [app.folder], { encoding: 'utf8' });
      expect(stdout).toMatch(/^(?:cron ran the line|skipped)/u);
    },
    180_000,
  );
});
