import { describe, expect, it } from '@jest/globals';
import type { OrganizationSigner } from '../../src/domain/signer.ts';
import { mergeDirectories } from '../../src/directory/directory.ts';
import { formatDirectory, starterDirectory } from '../../src/directory/files.ts';
import { learn } from '../../src/directory/learn.ts';
import { readDirectory } from '../../src/directory/load.ts';
import { organizationDomain } from '../../src/directory/domains.ts';
import type { KnownOrganization } from '../../src/matching/interface.ts';
import { nameKey } from '../../src/names/key.ts';

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
  amplify: '',
  edition: '',
  firstSigned: '',
  lastSigned: '',
  responses: [],
  alsoWrittenAs: [],
  ...more,
});

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

  it('teaches nothing twice', () => {
    const signers = [signer('Zephyr Guild', { alsoWrittenAs: ['Zephyrs'] })];
    expect(learn(learn([], signers), signers)).toEqual(learn([], signers));
  });
});

describe('the starter directory', () => {
  const starter = starterDirectory();

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
