import { describe, expect, it } from '@jest/globals';
import type { Signer } from '../../src/domain/signer.ts';
import { buildList } from '../../src/lists/build-list.ts';
import { exportList } from '../../src/lists/export-list.ts';
import { individual, OPTIONS, organization } from './signers.ts';
import { unzip } from './unzip.ts';

/** Each is planted in a column of its own, so that a leak says where it came from. */
const planted = (column: string) =>
  `${column} (${column}@mail.example.org, tel. (555) 010-0100), NOTE${column}`;

const organizations: readonly Signer[] = [
  organization('SECRETID1', 'Prueba Choir, choir@example.org, +1 555-010-0100', {
    email: 'SECRETmail@example.org',
    edition: 'SECRETedition',
    contact: planted('SECRETcontact'),
    contactTitle: planted('SECRETcontactTitle'),
    answers: { amplify: planted('SECRETamplify') },
    alsoWrittenAs: [planted('SECRETalso')],
    responses: ['SECRETresponse'],
    scope: 'Local, scope@example.org',
    state: 'Ohio (call 555.010.0100)',
  }),
  organization('SECRETID2', 'someone@example.org'),
  ...(['Needs authority', 'Out of scope', 'Withdrawn', 'Excluded'] as const).map((status) =>
    organization(`SECRET${status}`, `SECRET ${status}`, { status }),
  ),
];
const individuals: readonly Signer[] = [
  individual('SECRETID3', 'Ana Soto ana@example.org', {
    email: 'SECRETana@example.org',
    title: 'Organizer, 555-010-0100',
    affiliation: 'Soto Law <law@example.org>; cell 5550100100',
    edition: 'SECRETedition',
    responses: ['SECRETresponse'],
  }),
  individual('SECRETwithdrawn', 'SECRET withdrawn', { status: 'Withdrawn' }),
];

const FORMATS = ['csv', 'md', 'html', 'txt', 'docx', 'json'] as const;
const LISTS = ['organizations', 'individuals', 'all'] as const;
const GROUPS = ['none', 'state', 'scope'] as const;
const every = FORMATS.flatMap((format) =>
  LISTS.flatMap((list) => GROUPS.map((group) => ({ format, list, group }))),
);

async function readable(output: Uint8Array | string): Promise<string> {
  return typeof output === 'string' ? output : [...(await unzip(output)).values()].join('\n');
}

describe('case 48: the privacy wall', () => {
  it.each(every)('$list as $format, grouped by $group', async (about) => {
    const output = await exportList([...organizations, ...individuals], {
      ...OPTIONS,
      ...about,
      page: true,
    });
    const text = await readable(output);
    expect(text).toContain(about.list === 'individuals' ? 'Ana Soto' : 'Prueba Choir');
    expect(text).not.toMatch(/@(?!page|media)/u);
    expect(text).not.toMatch(/example\.org|SECRET|NOTE/u);
    expect(text).not.toMatch(/555|0100/u);
    expect(text).not.toContain('2026-03-01');
  });

  it('says how often it took something out, and of nobody what', () => {
    const { findings } = buildList([...organizations, ...individuals], OPTIONS);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([
      ['contact-in-name', 3],
      ['no-name-left', 1],
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/Ana|Prueba|example|555/u);
  });
});
