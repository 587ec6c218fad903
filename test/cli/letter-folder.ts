import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type Ran } from './run.ts';

/** A folder with the config of one letter, as an organizer has it. */
export interface LetterFolder {
  readonly folder: string;
  at(...path: string[]): string;
  /** The rows below the header of the CSV that is the letter's source. */
  signed(rows: readonly (readonly string[])[]): Promise<void>;
  run(argv: readonly string[], typed?: string): Promise<Ran>;
  remove(): Promise<void>;
}

const TITLES = [
  'Timestamp',
  'Email Address',
  'Organization Name',
  'State',
  'First Name',
  'Last Name',
  'Are you authorized?',
];

export const XLSX_MASTER = 'master: { type: xlsx, path: ../out/master.xlsx }';

export async function letterFolder(
  master = XLSX_MASTER,
  env: Readonly<Record<string, string>> = {},
): Promise<LetterFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'undersigned-letter-'));
  const at = (...path: string[]): string => join(folder, ...path);
  await mkdir(at('config'));
  await writeFile(
    at('config', 'letter.yaml'),
    `letter: Quiet parks
timezone: America/New_York
sources:
  - { type: csv, path: ../signed.csv }
questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  state: State
  firstName: First Name
  lastName: Last Name
  authority: Are you authorized?
${master}
`,
  );
  return {
    folder,
    at,
    signed: (rows) => writeFile(at('signed.csv'), [TITLES, ...rows].map(line).join('')),
    run: (argv, typed) => run(argv, folder, env, typed),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** An organization's row by somebody who may sign for it. */
export function signedBy(n: number, organization: string): readonly string[] {
  const minute = String(n % 60).padStart(2, '0');
  return [
    `2026/03/01 9:${minute}:00 AM GMT-5`,
    `signer${n}@example.org`,
    organization,
    'Ohio',
    'Ana',
    'Ruiz',
    'Yes',
  ];
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
