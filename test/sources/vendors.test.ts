import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { parse as parseYaml } from 'yaml';
import { toVendor, vendors } from '../../src/config/vendors.ts';
import { recognizedIn } from '../../src/sources/table/vendor-columns.ts';
import { run } from '../cli/run.ts';
import { makeXlsx, type Cell } from './make-xlsx.ts';

/** Exports as form services write them, from `init` to a second download. */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-vendors-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Export {
  readonly vendor: string;
  readonly why: string;
  readonly titles: readonly (readonly string[])[];
  readonly rows: readonly (readonly Cell[])[];
  /** As the config has to map it. */
  readonly questions: Readonly<Record<string, string | readonly string[]>>;
  /** When the first response was given; clocks without a zone are those of New York. */
  readonly first: string;
}

const ASKED = 'Are you authorized to sign for your organization?';
const EXPORTS: readonly Export[] = [
  {
    vendor: 'action-network',
    why: 'ticks, a state by its letters, and UTC',
    titles: [
      [
        'first_name',
        'last_name',
        'email',
        'zip_code',
        'can2_state_abbreviated',
        'Organization',
        'Authorized to sign',
        'Date/Time (UTC)',
      ],
    ],
    rows: [
      [
        'Cy',
        'Holt',
        'cy@ash.example.org',
        '43004',
        'OH',
        'Ash Grove League',
        '1',
        '2026-03-02 15:00:03 +0000',
      ],
      [
        'Dee',
        'Marsh',
        'dee@fir.example.org',
        '78701',
        'TX',
        'Fir Street Fund',
        '',
        '2026-03-02 15:02:44 +0000',
      ],
    ],
    questions: {
      submittedAt: 'Date/Time (UTC)',
      email: 'email',
      state: 'can2_state_abbreviated',
      firstName: 'first_name',
      lastName: 'last_name',
      organization: 'Organization',
      authority: 'Authorized to sign',
    },
    first: '2026-03-02T15:00:03.000Z',
  },
  {
    vendor: 'airtable',
    why: 'one name, a tick as a word, and local time',
    titles: [['Organization', 'Contact Name', 'Contact Email', 'Authorized?', 'Created']],
    rows: [
      ['Ash Grove League', 'Cy Holt', 'cy@ash.example.org', 'checked', '3/2/2026 10:00am'],
      ['Fir Street Fund', 'Dee Marsh', 'dee@fir.example.org', '', '3/20/2026 10:02am'],
    ],
    questions: {
      submittedAt: 'Created',
      email: 'Contact Email',
      firstName: 'Contact Name',
      organization: 'Organization',
      authority: 'Authorized?',
    },
    first: '2026-03-02T15:00:00.000Z',
  },
  {
    vendor: 'jotform',
    why: 'boxes of one field, and an ID',
    titles: [
      [
        'Submission Date',
        'Name - First Name',
        'Name - Last Name',
        'Email',
        'Organization',
        ASKED,
        'Submission ID',
      ],
    ],
    rows: [
      ['Mar 2, 2026', 'Cy', 'Holt', 'cy@ash.example.org', 'Ash Grove League', 'Yes', '5087'],
      ['Mar 2, 2026', 'Dee', 'Marsh', 'dee@fir.example.org', 'Fir Street Fund', 'No', '5088'],
    ],
    questions: {
      submittedAt: 'Submission Date',
      email: 'Email',
      firstName: 'Name - First Name',
      lastName: 'Name - Last Name',
      organization: 'Organization',
      authority: ASKED,
    },
    first: '2026-03-02T05:00:00.000Z',
  },
  {
    vendor: 'microsoft-forms',
    why: 'the account is anonymous, and not who signed',
    titles: [
      [
        'ID',
        'Start time',
        'Completion time',
        'Email',
        'Name',
        'Organization Name',
        'First Name',
        'Last Name',
        ASKED,
        'State',
      ],
    ],
    rows: [
      [
        1,
        new Date('2026-03-02T09:58:12Z'),
        new Date('2026-03-02T10:00:03Z'),
        'anonymous',
        '',
        'Ash Grove League',
        'Cy',
        'Holt',
        'Yes',
        'OH',
      ],
      [
        2,
        new Date('2026-03-02T10:01:00Z'),
        new Date('2026-03-02T10:02:44Z'),
        'anonymous',
        '',
        'Fir Street Fund',
        'Dee',
        'Marsh',
        'No',
        'TX',
      ],
    ],
    questions: {
      submittedAt: 'Completion time',
      email: 'Email',
      firstName: 'First Name',
      lastName: 'Last Name',
      organization: 'Organization Name',
      authority: ASKED,
      state: 'State',
    },
    first: '2026-03-02T15:00:03.000Z',
  },
  {
    vendor: 'typeform',
    why: 'yes is 1 and no is 0, in UTC',
    titles: [
      [
        '#',
        'What is the name of your organization?',
        'First name',
        'Last name',
        'Email',
        ASKED,
        'Start Date (UTC)',
        'Submit Date (UTC)',
        'Network ID',
        'Tags',
      ],
    ],
    rows: [
      [
        'abc123',
        'Ash Grove League',
        'Cy',
        'Holt',
        'cy@ash.example.org',
        '1',
        '2026-03-02 14:58:12',
        '2026-03-02 15:00:03',
        'deadbeef',
        '',
      ],
      [
        'abc124',
        'Fir Street Fund',
        'Dee',
        'Marsh',
        'dee@fir.example.org',
        '0',
        '2026-03-02 15:01:00',
        '2026-03-02 15:02:44',
        'deadbeee',
        '',
      ],
    ],
    questions: {
      submittedAt: 'Submit Date (UTC)',
      email: 'Email',
      firstName: 'First name',
      lastName: 'Last name',
      organization: 'What is the name of your organization?',
      authority: ASKED,
    },
    first: '2026-03-02T15:00:03.000Z',
  },
  {
    vendor: 'surveymonkey',
    why: 'two rows of titles, and long numbers for IDs',
    titles: [
      [
        'Respondent ID',
        'Collector ID',
        'Start Date',
        'End Date',
        'IP Address',
        'Email Address',
        'First Name',
        'Last Name',
        'Custom Data 1',
        'Your contact information',
        '',
        '',
        ASKED,
        'How will you help?',
        '',
      ],
      [
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        'Name',
        'Company',
        'Email Address',
        'Response',
        'Call',
        'Write',
      ],
    ],
    rows: [
      [
        114512345678,
        4012345,
        '03/02/2026 09:58:12 AM',
        '03/02/2026 10:00:03 AM',
        '',
        '',
        '',
        '',
        '',
        'Cy Holt',
        'Ash Grove League',
        'cy@ash.example.org',
        'Yes',
        'Call',
        '',
      ],
      [
        114512345679,
        4012345,
        '03/20/2026 10:01:00 AM',
        '03/20/2026 10:02:44 AM',
        '',
        '',
        '',
        '',
        '',
        'Dee Marsh',
        'Fir Street Fund',
        'dee@fir.example.org',
        'No',
        '',
        'Write',
      ],
    ],
    questions: {
      submittedAt: 'End Date',
      email: 'Email Address',
      firstName: ['First Name', 'Name'],
      lastName: 'Last Name',
      organization: 'Company',
      authority: ASKED,
    },
    first: '2026-03-02T15:00:03.000Z',
  },
  {
    vendor: 'everyaction',
    why: 'the ID is of the person and not of the response',
    titles: [
      [
        'VANID',
        'Date Submitted',
        'First Name',
        'Last Name',
        'Email',
        'State/Province',
        'Organization Name',
        ASKED,
      ],
    ],
    rows: [
      [
        '100200',
        '3/2/2026 10:00:03 AM',
        'Cy',
        'Holt',
        'cy@ash.example.org',
        'OH',
        'Ash Grove League',
        'Yes',
      ],
      [
        '100200',
        '3/20/2026 10:02:44 AM',
        'Cy',
        'Holt',
        'cy@ash.example.org',
        'OH',
        'Fir Street Fund',
        'False',
      ],
    ],
    questions: {
      submittedAt: 'Date Submitted',
      email: 'Email',
      firstName: 'First Name',
      lastName: 'Last Name',
      organization: 'Organization Name',
      authority: ASKED,
      state: 'State/Province',
    },
    first: '2026-03-02T15:00:03.000Z',
  },
  {
    vendor: '',
    why: "a response sheet of Google's, downloaded",
    titles: [['Timestamp', 'Email Address', 'Organization Name', 'First Name', 'Last Name', ASKED]],
    rows: [
      [
        new Date('2026-03-02T10:00:03Z'),
        'cy@ash.example.org',
        'Ash Grove League',
        'Cy',
        'Holt',
        'Yes',
      ],
      [
        new Date('2026-03-20T10:02:44Z'),
        'dee@fir.example.org',
        'Fir Street Fund',
        'Dee',
        'Marsh',
        'No',
      ],
    ],
    questions: {
      submittedAt: 'Timestamp',
      email: 'Email Address',
      firstName: 'First Name',
      lastName: 'Last Name',
      organization: 'Organization Name',
      authority: ASKED,
    },
    first: '2026-03-02T15:00:03.000Z',
  },
];

const KINDS = ['csv', 'xlsx'] as const;

async function put(kind: (typeof KINDS)[number], { titles, rows }: Export, reversed: boolean) {
  const below = reversed ? [...rows].reverse() : rows;
  const path = join(folder, `partner.${kind}`);
  if (kind === 'csv') {
    const text = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 19) : cell);
    await writeFile(path, stringify([...titles, ...below.map((row) => row.map(text))]));
    return;
  }
  await writeFile(path, await makeXlsx([...titles, ...below]));
}

async function undersigned(...argv: string[]): Promise<string> {
  const ran = await run(argv, folder, { TZ: 'America/New_York' });
  if (ran.status !== 0) throw new Error(ran.stderr + ran.stdout);
  return ran.stdout;
}

describe.each(EXPORTS)('an export of $vendor: $why', (one) => {
  it.each(KINDS)('is mapped, read and known again, as %s', async (kind) => {
    await put(kind, one, false);
    await undersigned('init', `--${kind}`, `partner.${kind}`, '--yes', '--letter', 'Quiet parks');
    const config = parseYaml(
      await readFile(join(folder, 'config', 'quiet-parks.yaml'), 'utf8'),
    ) as { sources: { vendor?: string }[]; questions: unknown };
    expect(config.questions).toEqual(one.questions);
    expect(config.sources[0]?.vendor ?? '').toBe(one.vendor);

    const checks = JSON.parse(await undersigned('check', '--json')) as {
      checks: { state: string }[];
    };
    expect(checks.checks.filter(({ state }) => state !== 'fine')).toEqual([]);

    const first = JSON.parse(await undersigned('sync', '--json')) as Record<string, unknown>;
    expect(first).toMatchObject({ pulled: 2, new: 2, organizations: 2, listed: 1 });
    await undersigned(
      'export',
      '--list',
      'organizations',
      '--audience',
      'internal',
      '--output',
      'o.csv',
    );
    const exported = parse<Record<string, string>>(await readFile(join(folder, 'o.csv'), 'utf8'), {
      columns: true,
      bom: true,
    });
    const ash = exported.find((row) => row['Organization'] === 'Ash Grove League');
    expect(ash).toMatchObject({ Contact: 'Cy Holt', Authority: 'authorized' });
    expect(ash?.['First signed']).toBe(one.first);

    await put(kind, one, true);
    const again = JSON.parse(await undersigned('sync', '--json')) as Record<string, unknown>;
    expect(again).toMatchObject({ result: 'unchanged', pulled: 2 });
  });
});

describe('a vendor', () => {
  it('is added by one file of data', () => {
    const file = parseYaml(`
name: Petition Plant
known: [[plant_id, planted_at]]
zone: UTC
columns: { id: [plant_id], submittedAt: [planted_at], fullName: [gardener] }
yes: [bloomed]
`) as unknown;
    const all = [...vendors(), toVendor('petition-plant', file)];
    expect(recognizedIn(all, ['PLANT_ID', 'planted at?', 'planted_at'])?.name).toBe(
      'Petition Plant',
    );
    expect(recognizedIn(all, ['planted_at', 'Organization'])).toBeUndefined();
  });

  it('whose file is wrong is named', () => {
    expect(() => toVendor('weeds', { name: 'Weeds', knwon: [] })).toThrow(/vendors\/weeds\.yaml/u);
  });

  it('is known by columns that no other writes', () => {
    for (const vendor of vendors()) {
      for (const columns of vendor.known) {
        expect([vendor.id, recognizedIn(vendors(), columns)?.id]).toEqual([vendor.id, vendor.id]);
      }
    }
  });
});
