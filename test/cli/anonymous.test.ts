import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { run } from './run.ts';

/** Hundreds who leave no name are one question, of one line. */

const folder = mkdtempSync(join(tmpdir(), 'anonymous-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('asks once about 571 who are all called Anonymous, and names few of the responses', async () => {
  mkdirSync(join(folder, 'config'));
  writeFileSync(
    join(folder, 'config/letter.yaml'),
    `letter: Quiet parks
languages: [en]
timezone: America/New_York
sources:
  - { type: csv, path: ../signed.csv }
questions: { submittedAt: Timestamp, organization: Organization, authority: Authorized }
master: { type: xlsx, path: ../out/master.xlsx }
`,
  );
  const rows = Array.from({ length: 571 }, (_, n) => {
    const [hours, minutes] = [Math.floor(n / 60) + 1, n % 60];
    return `10/20/2021 ${hours}:${String(minutes).padStart(2, '0')}:00,Anonymous,Yes`;
  });
  const text = ['Timestamp,Organization,Authorized', ...rows].join('\n');
  writeFileSync(join(folder, 'signed.csv'), text);
  expect((await run(['sync'], folder)).status).toBe(0);
  const { stdout } = await run(['review', '--json'], folder);
  const { questions } = JSON.parse(stdout) as {
    questions: readonly { readonly texts: readonly string[]; readonly why: readonly string[] }[];
  };
  expect(questions).toHaveLength(1);
  expect(questions[0]?.texts).toEqual(['Anonymous (571 times)']);
  expect(questions[0]?.why.join(' ').length).toBeLessThan(600);
  expect((await run(['sync'], folder)).stdout).toBe('');
});
