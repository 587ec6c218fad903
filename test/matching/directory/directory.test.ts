import { describe, expect, it } from '@jest/globals';
import type { OrganizationSigner } from '../../../src/domain/signer.ts';
import { mergeDirectories } from '../../../src/matching/directory/directory.ts';
import { formatDirectory } from '../../../src/matching/directory/directory-files.ts';
import { learn as learnFrom, type Taught } from '../../../src/matching/directory/learn.ts';
import { starterRows } from '../../../src/matching/directory/starter.ts';
import { readDirectory } from '../../../src/matching/directory/load-directory.ts';
import { organizationDomain } from '../../../src/names/organization-domain.ts';
import type { KnownOrganization } from '../../../src/matching/interface.ts';
import { nameKey } from '../../../src/names/key.ts';

const known = (name: string, more: Partial<KnownOrganization> = {}): KnownOrganization => ({
  name,
  aliases: [],
  acronym: '',
  state: '',
  scope: '',
  domains: [],
  ...more,
});

const signer = (
  organization: string,
  more: Partial<OrganizationSigner> = {},
): OrganizationSigner => ({
  kind: 'organization',
  id: organization,
  organization,
  status: 'Listed',
  authority: 'authorized',
  scope: '',
  state: '',
  contact: '',
  contactTitle: '',
  email: '',
  answers: {},
  edition: '',
  firstSigned: '',
  lastSigned: '',
  responses: [],
  alsoWrittenAs: [],
  ...more,
});

const learn = (
  directory: readonly KnownOrganization[],
  signers: readonly OrganizationSigner[],
  more: Partial<Taught> = {},
): readonly KnownOrganization[] =>
  learnFrom(directory, { signers, same: [], different: [], people: [], ...more });

describe('mergeDirectories', () => {
  it('makes one entry of two that share a name or alias; the earlier directory stands', () => {
    const own = [known('Larkspur Alliance', { acronym: 'LA', aliases: ['Larkspur Group'] })];
    const other = [
      known('LARKSPUR ALLIANCE INC', { acronym: 'LAI', state: 'Ohio', domains: ['x.example.org'] }),
    ];
    expect(mergeDirectories([own, other])).toEqual([
      known('Larkspur Alliance', {
        acronym: 'LA',
        aliases: ['Larkspur Group'],
        state: 'Ohio',
        domains: ['x.example.org'],
      }),
    ]);
  });

  it('is ordered by name, and stable', () => {
    const merged = mergeDirectories([[known('Zephyr'), known('The Abbey'), known('Midway')]]);
    expect(merged.map(({ name }) => name)).toEqual(['The Abbey', 'Midway', 'Zephyr']);
    expect(mergeDirectories([merged])).toEqual(merged);
  });
});

describe('learn', () => {
  it('takes spellings, the acronym in brackets, state and domain from listed signers', () => {
    const learned = learn(
      [],
      [
        signer('Larkspur Housing Alliance', {
          alsoWrittenAs: [
            'Larkspur Housing Alliance (LHA)',
            'Larkspur Housing',
            'LARKSPUR HOUSING',
          ],
          state: 'Ohio',
          email: 'ana@mail.larkspur.example',
        }),
      ],
    );
    expect(learned).toEqual([
      known('Larkspur Housing Alliance', {
        aliases: ['Larkspur Housing'],
        acronym: 'LHA',
        state: 'Ohio',
        domains: ['larkspur.example'],
      }),
    ]);
  });

  it('learns no free-mail domain, no address, and nothing from whom is not listed', () => {
    const learned = learn(
      [],
      [
        signer('Zephyr Guild', { email: 'bo@gmail.com' }),
        signer('Prank Society', { status: 'Excluded' }),
      ],
    );
    expect(learned).toEqual([known('Zephyr Guild')]);
    expect(formatDirectory(learned)).not.toContain('@');
  });

  it('learns from a decision that no sync has carried out yet', () => {
    const signers = [
      signer('Zephyr Guild', { id: 'O-0001' }),
      signer('Guild of the West Wind', { id: 'O-0002' }),
      signer('Westerlies', { id: 'O-0003' }),
    ];
    const same = [
      ['O-0003', 'O-0002'],
      ['O-0002', 'O-0001'],
    ] as const;
    expect(learn([], signers, { same })).toEqual([
      known('Zephyr Guild', { aliases: ['Guild of the West Wind', 'Westerlies'] }),
    ]);
  });

  it('learns nothing from a side of a decision that is not listed', () => {
    const signers = [
      signer('Zephyr Guild', { id: 'O-0001' }),
      signer('Prank Guild', { id: 'O-0002', status: 'Excluded' }),
    ];
    expect(learn([], signers, { same: [['O-0001', 'O-0002']] })).toEqual([known('Zephyr Guild')]);
  });

  it.each<
    {
      why: string;
      directory?: readonly KnownOrganization[];
      signers: OrganizationSigner[];
    } & Partial<Taught> & { expected: readonly KnownOrganization[] }
  >([
    {
      why: 'a spelling that a person told from the name is no alias, though a sync joined them',
      signers: [signer('Zephyr Guild', { alsoWrittenAs: ['Zephyr Guild West', 'Zephyrs'] })],
      different: [['ZEPHYR GUILD WEST', 'Zephyr Guild']],
      expected: [known('Zephyr Guild', { aliases: ['Zephyrs'] })],
    },
    {
      why: 'of two aliases that were told apart neither is learned',
      signers: [signer('Zephyr Guild', { alsoWrittenAs: ['Zephyr East', 'Zephyr West'] })],
      different: [['Zephyr East', 'Zephyr West']],
      expected: [known('Zephyr Guild')],
    },
    {
      why: 'two bodies of one name are no entry at all',
      signers: [
        signer('Peace Fund', { id: '1', state: 'Ohio' }),
        signer('Peace Fund', { id: '2' }),
      ],
      different: [['Peace Fund', 'Peace Fund']],
      expected: [],
    },
    {
      why: 'nor is one whose name a person told from its namesake that has left',
      signers: [signer('Peace Fund')],
      different: [['Peace Fund', 'peace fund']],
      expected: [],
    },
    {
      why: 'a spelling that two signers have stands for neither',
      signers: [
        signer('Zephyr Guild', { alsoWrittenAs: ['ZG'] }),
        signer('Zinnia Growers', { alsoWrittenAs: ['ZG'] }),
      ],
      expected: [known('Zephyr Guild'), known('Zinnia Growers')],
    },
    {
      why: 'two signers never meet in one entry of the directory',
      directory: [known('Zephyr Guild', { aliases: ['Old Zephyrs'] })],
      signers: [
        signer('Zephyr Guild', { state: 'Ohio' }),
        signer('Old Zephyrs', { alsoWrittenAs: ['Retired Winds'] }),
      ],
      expected: [known('Zephyr Guild', { aliases: ['Old Zephyrs'] })],
    },
    {
      why: 'an alias that the directory knows as another’s is left to it',
      directory: [known('Zinnia Growers', { aliases: ['ZG'] })],
      signers: [signer('Zephyr Guild', { alsoWrittenAs: ['ZG'] })],
      expected: [known('Zephyr Guild'), known('Zinnia Growers', { aliases: ['ZG'] })],
    },
    {
      why: 'what was told from an entry of the directory is not added to it',
      directory: [known('Zephyr Guild', { aliases: ['West Winds'] })],
      signers: [signer('Zephyr Guild', { alsoWrittenAs: ['West Wind Choir', 'Zephyrs'] })],
      different: [['West Wind Choir', 'West Winds']],
      expected: [known('Zephyr Guild', { aliases: ['West Winds', 'Zephyrs'] })],
    },
    {
      why: 'no person’s name: neither a contact’s nor that of an individual who signed',
      signers: [
        signer('Ana Ruiz', { contact: 'Ana Ruiz' }),
        signer('Zephyr Guild', { alsoWrittenAs: ['BO LINDQVIST', 'Zephyrs'] }),
      ],
      people: ['Bo Lindqvist'],
      expected: [known('Zephyr Guild', { aliases: ['Zephyrs'] })],
    },
    {
      why: 'no address, also where somebody wrote it as a name',
      signers: [
        signer('ana@example.org'),
        signer('Zephyr Guild', { alsoWrittenAs: ['Zephyr Guild (bo@example.org)'] }),
      ],
      expected: [known('Zephyr Guild')],
    },
    {
      why: 'a domain only where the name bears it out: people write from where they work',
      signers: [
        signer('Zephyr Guild', { email: 'ana@larkspur.example' }),
        signer('Housing For All', { email: 'bo@hfa.example' }),
        signer('Tenants of Elm Street', { email: 'cy@elm-street.example' }),
      ],
      expected: [
        known('Housing For All', { domains: ['hfa.example'] }),
        known('Tenants of Elm Street', { domains: ['elm-street.example'] }),
        known('Zephyr Guild'),
      ],
    },
    {
      why: 'a domain that two signers write from is neither’s',
      signers: [
        signer('Larkspur Choir', { email: 'ana@larkspur.example' }),
        signer('Larkspur Gardeners', { email: 'bo@larkspur.example' }),
      ],
      expected: [known('Larkspur Choir'), known('Larkspur Gardeners')],
    },
  ])('$why', ({ directory = [], signers, expected, ...more }) => {
    expect(learn(directory, signers, more)).toEqual(expected);
    expect(learn(directory, [...signers].reverse(), more)).toEqual(expected);
  });

  it('teaches nothing twice', () => {
    const signers = [signer('Zephyr Guild', { alsoWrittenAs: ['Zephyrs'] })];
    expect(learn(learn([], signers), signers)).toEqual(learn([], signers));
  });
});

describe('the starter directory', () => {
  const starter = starterRows();

  it('comes back from its own text', () => {
    expect(readDirectory(formatDirectory(starter), 'starter')).toEqual(starter);
  });

  it('has no organization twice and no name or alias that two share', () => {
    const owners = new Map<string, string>();
    for (const { name, aliases } of starter) {
      for (const each of [name, ...aliases]) {
        expect([name, undefined]).toContain(owners.get(nameKey(each)));
        owners.set(nameKey(each), name);
      }
    }
  });
});

describe('organizationDomain', () => {
  it.each([
    ['ana@chapters.zephyr.example', 'zephyr.example', 'the registrable domain'],
    ['ANA@ZEPHYR.EXAMPLE', 'zephyr.example', 'case'],
    ['ana@gmail.com', '', 'a provider of free mail'],
    ['ana@riseup.net', '', 'a provider that activists use'],
    ['ana@comcast.net', '', 'an internet provider'],
    ['zephyr.example', 'zephyr.example', 'a bare domain'],
    ['', '', 'nothing'],
    ['ana', '', 'no address'],
  ])('%s → %s: %s', (address, domain) => {
    expect(organizationDomain(address)).toBe(domain);
  });
});
