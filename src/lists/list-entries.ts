import type { IndividualSigner, OrganizationSigner } from '../domain/signer.ts';
import { loosely } from '../names/loose.ts';
import type { Audience, Column, Entry, Grouping } from './published-list.ts';
import { withoutContacts } from './private-text.ts';
import { LIST_RULES } from './list-rules.ts';

/** An entry, and whether an address or a number had to be taken out of its texts. */
export interface Cleaned {
  readonly entry: Entry;
  readonly held: boolean;
}

const columns = (...all: readonly (readonly [string, string])[]): readonly Column[] =>
  all.map(([key, header]) => ({ key, header }));

const INTERNAL_ORGANIZATION = columns(
  ['id', 'Signer ID'],
  ['organization', 'Organization'],
  ['status', 'Status'],
  ['authority', 'Authority'],
  ['scope', 'Scope'],
  ['state', 'State'],
  ['contact', 'Contact'],
  ['contactTitle', 'Contact title'],
  ['email', 'Email'],
  ['amplify', 'Amplify'],
  ['edition', 'Edition'],
  ['firstSigned', 'First signed'],
  ['lastSigned', 'Last signed'],
  ['responses', 'Responses'],
  ['alsoWrittenAs', 'Also written as'],
);

const INTERNAL_INDIVIDUAL = columns(
  ['id', 'Signer ID'],
  ['name', 'Name'],
  ['title', 'Title'],
  ['affiliation', 'Affiliation'],
  ['status', 'Status'],
  ['email', 'Email'],
  ['edition', 'Edition'],
  ['firstSigned', 'First signed'],
  ['lastSigned', 'Last signed'],
  ['responses', 'Responses'],
);

/** What of an organization its audience may see: the whole of the allow-list. */
export function organizationColumns(audience: Audience, group: Grouping): readonly Column[] {
  if (audience === 'internal') return INTERNAL_ORGANIZATION;
  const name = ['organization', 'Organization'] as const;
  if (group === 'state') return columns(name, ['state', 'State']);
  if (group === 'scope') return columns(name, ['scope', 'Scope']);
  return columns(name);
}

/** What of a person their audience may see; in public the header says what the asterisk means. */
export function individualColumns(audience: Audience): readonly Column[] {
  if (audience === 'internal') return INTERNAL_INDIVIDUAL;
  return columns(
    ['name', 'Name'],
    ['title', 'Title'],
    ['affiliation', 'Affiliation (*for identification purposes only)'],
  );
}

/** `under` is the state or scope under which it stands. */
export function organizationEntry(
  signer: OrganizationSigner,
  audience: Audience,
  { group, under }: { readonly group: Grouping; readonly under: string },
): Cleaned {
  if (audience === 'internal') {
    const { kind, alsoWrittenAs, responses, ...texts } = signer;
    const contact = [texts.contact, texts.contactTitle, texts.email];
    return {
      entry: {
        line: texts.organization,
        detail: detailOf(texts.status, contact),
        cells: {
          ...texts,
          kind,
          responses: countOf(responses),
          alsoWrittenAs: alsoWrittenAs.join('; '),
        },
      },
      held: false,
    };
  }
  const name = withoutContacts(signer.organization);
  const cells = {
    kind: signer.kind,
    organization: name.text,
    ...(group === 'none' ? {} : { [group]: under }),
  };
  return { entry: { line: name.text, detail: '', cells }, held: name.held };
}

/** The line is name, title and affiliation, the last with its asterisk. */
export function individualEntry(signer: IndividualSigner, audience: Audience): Cleaned {
  if (audience === 'internal') {
    const { kind, responses, ...texts } = signer;
    const cells = { ...texts, kind, responses: countOf(responses) };
    const line = personLine(texts.name, texts.title, starred(texts.affiliation));
    return { entry: { line, detail: detailOf(texts.status, [texts.email]), cells }, held: false };
  }
  const [name, title, affiliation] = [signer.name, signer.title, signer.affiliation].map(
    withoutContacts,
  ) as [Held, Held, Held];
  const cells = {
    kind: signer.kind,
    name: name.text,
    title: title.text,
    affiliation: starred(affiliation.text),
  };
  return {
    entry: {
      line: name.text === '' ? '' : personLine(cells.name, cells.title, cells.affiliation),
      detail: '',
      cells,
    },
    held: name.held || title.held || affiliation.held,
  };
}

type Held = ReturnType<typeof withoutContacts>;

/** Many type the title into the affiliation too; it is printed once. */
function personLine(name: string, title: string, affiliation: string): string {
  const told = loosely(title) !== '' && `${loosely(affiliation)} `.startsWith(`${loosely(title)} `);
  return [name, told ? '' : title, affiliation].filter((part) => part !== '').join(', ');
}

const SAID_ALREADY = new RegExp(
  String.raw`\s*[(\[*,;:–—-]*\s*(?:${LIST_RULES.identificationOnly.map(withAccents).join('|')})\s*[.)\]*]*$`,
  'iu',
);

/** "identificacion" finds "identificación" too. */
function withAccents(phrase: string): string {
  return phrase.replace(/[aeiou]/gu, (vowel) => `[${vowel}${`${vowel}\u0301`.normalize('NFC')}]`);
}

/** One asterisk, whatever people put there themselves. */
function starred(affiliation: string): string {
  const bare = affiliation
    .replace(/[\s*]+$/u, '')
    .replace(SAID_ALREADY, '')
    .replace(/^[\s*]+|[\s*]+$/gu, '');
  return bare === '' ? '' : `${bare}*`;
}

/** Where it is not known which responses a signer stands for, their number is not 0 but blank. */
function countOf(responses: readonly string[]): string {
  return responses.length === 0 ? '' : String(responses.length);
}

function detailOf(status: string, parts: readonly string[]): string {
  return [...parts, status === 'Listed' ? '' : status].filter((part) => part !== '').join(', ');
}
