import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../cli/run.ts';

/** A published list, imported and exported again: the same names under the same headings. */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-again-'));
  await mkdir(join(folder, 'config'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function undersigned(...argv: string[]): Promise<string> {
  const ran = await run(argv, folder);
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

async function again(file: string, list: string): Promise<string> {
  await writeFile(join(folder, file), list);
  await writeFile(
    join(folder, 'config', 'letter.yaml'),
    `letter: Quiet parks
sources:
  - { type: list, path: ../${file}, edition: First }
questions:
  organization: Organization Name
  authority: Are you authorized?
editions:
  - { name: First, closes: 2016-09-01 }
  - { name: Reissue }
master: { type: xlsx, path: ../out/master.xlsx }
`,
  );
  await undersigned('sync');
  return undersigned('export', '--list', 'all', '--group', 'state', '--format', 'txt');
}

describe('a list of this program’s own', () => {
  const LIST = `Quiet parks

Organizations (4)

National (2)
Acorn Alliance
The Birch League

Maine (1)
=SUM Riders

Ohio (1)
“Cedar” Circle, Inc.

Individuals (2)

Cleo van der Marsh
Rev. Ana Soto, Elm Clinic*

*Affiliation for identification purposes only.
`;

  it('comes out as it went in', async () => {
    expect(await again('list.txt', LIST)).toBe(LIST);
  });

  it('as CSV too, grouped by state', async () => {
    const list = await again('list.txt', LIST);
    const csv = await undersigned('export', '--group', 'state', '--format', 'csv');
    await rm(join(folder, 'out'), { recursive: true });
    expect(await again('list.csv', csv)).toBe(list.slice(0, list.indexOf('Individuals') - 1));
  });

  it('its signers need no authority, are of its edition, and are not late', async () => {
    await again('list.txt', LIST);
    const csv = await undersigned('export', '--audience', 'internal', '--format', 'csv');
    for (const row of csv.trim().split('\n').slice(1)) {
      expect(row).toContain('Listed,not asked');
      expect(row).toContain('First');
    }
    expect(await undersigned('export', '--since', 'First')).toBe('Organization\n');
  });

  it('an organization that signs again later stays of its edition; a new one is late', async () => {
    await again('list.txt', LIST);
    const config = join(folder, 'config', 'letter.yaml');
    const text = await readFile(config, 'utf8');
    await writeFile(
      config,
      text
        .replace('questions:', '  - { type: csv, path: ../signed.csv }\nquestions:')
        .replace('questions:', 'questions:\n  submittedAt: Timestamp'),
    );
    const rows = ['acorn alliance,No', 'Dune Gardeners,Yes'].map(
      (row) => `2026/03/01 9:00:00 AM GMT-5,${row}`,
    );
    const titles = 'Timestamp,Organization Name,Are you authorized?';
    await writeFile(join(folder, 'signed.csv'), `${[titles, ...rows].join('\n')}\n`);
    await undersigned('sync');
    expect(await undersigned('export', '--since', 'First')).toBe('Organization\nDune Gardeners\n');
    const csv = await undersigned('export', '--audience', 'internal');
    expect(csv).toMatch(/,Acorn Alliance,Listed,not asked,.*,First,/u);
  });

  it('of an edition that is none, or still open, is refused by the config', async () => {
    await again('list.txt', LIST);
    for (const [edition, says] of [
      [
        'Frist',
        /letter\.yaml:3:\d+: .*"Frist" is not an edition of this letter; write one of "First"/u,
      ],
      ['Reissue', /"Reissue" has not closed\. Add closes:/u],
    ] as const) {
      const config = join(folder, 'config', 'letter.yaml');
      const text = await readFile(config, 'utf8');
      await writeFile(config, text.replace(/edition: \w+/u, `edition: ${edition}`));
      const ran = await run(['check'], folder);
      expect(ran.status).toBe(78);
      expect(ran.stderr).toMatch(says);
    }
  });
});

/** A real one; it is not part of this repository. */
const REAL = resolve(import.meta.dirname, '../../../shared/seeds/004_f3f2abb9d3496efd.txt');

/**
 * Where the list that was printed is not in its own order: the organization, and
 * the one behind which it belongs.
 */
const OUT_OF_ORDER: readonly (readonly [string, string])[] = [
  // National
  ['Asian Americans Advancing Justice', 'Asian American Legal Defense'],
  ['Southern Poverty Law Center', 'Southeast Asia Resource Action'],
  // Georgia
  ['GaNot1More', 'Coalición de Lideres'],
  ['Southeast Immigrant Rights', 'SONG /'],
  // Illinois
  ['Association of Latino', ''],
  ['Korean American', 'Interfaith Leadership'],
  // New Mexico: "El" counts as little as "The", and so does "La".
  ['La Plaza de Encuentro', 'New Mexico Faith'],
  // Pennsylvania
  ['New Sanctuary Movement of', 'Juntos'],
  // Washington
  ['Casa Latina', ''],
];

(existsSync(REAL) ? describe : describe.skip)(
  'a list that was really published (skipped where ../shared/seeds is absent)',
  () => {
    it('gives the same organizations under the same headings in the same order', async () => {
      const list = await readFile(REAL, 'utf8');
      const [, ...printed] = list.slice(list.indexOf('\nNATIONAL')).trim().split('\n');
      const wanted = ['National'];
      for (const line of printed) {
        // Letters of the index, and a heading that stands again on the next page.
        if (/^[A-Z](?:-[A-Z])?$| Continued$/u.test(line)) continue;
        wanted.push(line);
      }
      for (const [moved, behind] of OUT_OF_ORDER) {
        const at = wanted.findIndex((line) => line.startsWith(moved));
        const [line = ''] = wanted.splice(at, 1);
        wanted.splice(placeBehind(wanted, behind, at), 0, line);
      }
      const exported = (await again('list.txt', list)).trim().split('\n').slice(4);
      expect(exported.flatMap((line) => line.replace(/ \(\d+\)$/u, '') || [])).toEqual(wanted);
    }, 20_000);
  },
);

/** Behind the line that begins so; without one, at the head of the group in which `at` is. */
function placeBehind(lines: readonly string[], start: string, at: number): number {
  if (start !== '') return lines.findIndex((line) => line.startsWith(start)) + 1;
  return lines.slice(0, at).findLastIndex((line) => /^(?:Illinois|Washington)$/u.test(line)) + 1;
}
