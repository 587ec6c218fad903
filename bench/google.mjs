/**
 * What a sync of a Google master costs: calls, bytes, processor and memory, by the number of responses.
 *
 *     npm run build && npm run bench:google [-- --write] [RESPONSES...]   (default: 1000 5000 20000)
 *
 * The letter is a form and a Google Sheet at the local Google, which runs as a process of its own; the
 * program runs as it is built, once each: a first sync, one that notes what it saw, one with nothing new,
 * one after a response more. Bytes are counted between the two: as they cross, and as they are when they
 * are unpacked. Processor time is told as a multiple of what an empty Node takes in the same run.
 * `--write` puts the table into docs/unattended.md.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rows } from './names.mjs';
import { weighbridge } from './weighbridge.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const given = process.argv.slice(2);
const write = given.includes('--write');
const sizes = given.filter((each) => each !== '--write').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-google-'));

const TITLES = [
  'Organization Name',
  'Are you authorized to sign?',
  'State',
  'First Name',
  'Last Name',
];

async function startGoogle() {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--max-old-space-size=12000', here('../test/google-server/main.ts')],
    { cwd: here('..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(child.stdout, 'data');
  const { url } = JSON.parse(line.toString('utf8'));
  const call = async (name, ...args) => {
    const reply = await fetch(`${url}/_control/${name}`, {
      method: 'POST',
      body: JSON.stringify(args),
    });
    const { result, error } = await reply.json();
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
    return result;
  };
  return { url, call, end: () => child.kill('SIGKILL') };
}

function timed(args, options) {
  const child = spawn(process.execPath, ['--import', here('./usage.mjs'), ...args], options);
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  return new Promise((resolve, reject) => {
    child.on('close', (status) => {
      const [, processor, megabytes] = /processor: ([\d.]+) s; most memory: (\d+)/.exec(told) ?? [];
      if (status === 0) resolve({ processor: Number(processor), megabytes: Number(megabytes) });
      else reject(new Error(told));
    });
  });
}

async function letterOf(google, size) {
  const cwd = mkdtempSync(join(folder, 'letter-'));
  mkdirSync(join(cwd, 'config'));
  const form = await google.call('addForm', {
    info: { title: 'Quiet parks' },
    settings: { emailCollectionType: 'VERIFIED' },
    items: TITLES.map((title, n) => ({
      title,
      questionItem: { question: { questionId: `q${n}`, textQuestion: {} } },
    })),
    shared: {},
  });
  const sign = ([name, state, email], n) =>
    google.call('addResponse', form, {
      createTime: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
      respondentEmail: email,
      answers: { q0: name, q1: 'Yes', q2: state, q3: 'Ana', q4: `Reyes ${n}` },
    });
  let n = 0;
  for (const row of rows(size)) await sign(row, n++);
  const master = await google.call('addSpreadsheet', { title: 'Master' });
  await google.call('share', form);
  await google.call('share', master);
  const key = join(cwd, 'key.json');
  writeFileSync(key, JSON.stringify(await google.call('serviceAccountKey')), { mode: 0o600 });
  writeFileSync(
    join(cwd, 'config/letter.yaml'),
    `letter: Quiet parks
timezone: America/New_York
sources:
  - { type: google-form, formId: ${form} }
questions:
  email: Email Address
  organization: ${TITLES[0]}
  authority: ${TITLES[1]}
  state: ${TITLES[2]}
  firstName: ${TITLES[3]}
  lastName: ${TITLES[4]}
master: { type: google-sheet, spreadsheetId: ${master} }
`,
  );
  return { cwd, key, sign };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const kilobytes = (bytes) =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

async function measure(google, size, empty) {
  const bridge = await weighbridge(google.url);
  try {
    const { cwd, key, sign } = await letterOf(google, size);
    const env = {
      PATH: process.env.PATH,
      HOME: cwd,
      GOOGLE_APPLICATION_CREDENTIALS: key,
      UNDERSIGNED_GOOGLE_API_URL: bridge.url,
    };
    const sync = async () => {
      bridge.reset();
      const used = await timed([here('../dist/bin.js'), 'sync', '--quiet'], {
        cwd,
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      return { ...used, ...bridge.weights() };
    };
    const first = await sync();
    // What is read so shortly after a write proves nothing, and is not noted.
    await setTimeout(11_000);
    await sync();
    const idle = await sync();
    await sign(['Larch Circle of the Bench', 'Ohio', 'bench@example.org'], size + 10);
    const more = await sync();
    return Object.entries({ first, idle, 'one new': more }).map(([what, each]) => [
      size.toLocaleString('en'),
      what,
      String(each.calls),
      kilobytes(each.up),
      kilobytes(each.down),
      kilobytes(each.unpacked),
      `${(each.processor / empty).toFixed(1)} (${each.processor.toFixed(1)} s)`,
      `${each.megabytes} MB`,
    ]);
  } finally {
    bridge.end();
  }
}

function table(lines) {
  const titles = ['responses', 'sync', 'calls', 'up', 'down', 'unpacked', 'processor', 'memory'];
  const all = [titles, titles.map((_, at) => (at === 1 ? '---' : '--:')), ...lines];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const empty = median(
  Array.from({ length: 9 }, () => {
    const { stderr } = spawnSync(process.execPath, ['--import', here('./usage.mjs'), '-e', '0'], {
      encoding: 'utf8',
    });
    return Number(/processor: ([\d.]+)/.exec(stderr)?.[1]);
  }),
);
const lines = [];
try {
  for (const size of sizes.length > 0 ? sizes : [1000, 5000, 20_000]) {
    // One at a time, so that each begins with a Google that is as small.
    const google = await startGoogle();
    try {
      lines.push(...(await measure(google, size, empty)));
      process.stderr.write(`${size} done\n`);
    } finally {
      google.end();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${table(lines)}\n`);
if (write) {
  const page = here('../docs/unattended.md');
  const [begin, end] = ['<!-- bench:google -->', '<!-- /bench:google -->'];
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${page} has no ${begin} … ${end}`);
  writeFileSync(page, `${before}${begin}\n\n${table(lines)}\n\n${end}${after}`);
  spawnSync('npx', ['prettier', '--write', page], { cwd: here('..') });
}
