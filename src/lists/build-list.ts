import { finding, type Finding } from '../domain/finding.ts';
import type { IndividualSigner, OrganizationSigner, Signer } from '../domain/signer.ts';
import {
  individualColumns,
  individualEntry,
  organizationColumns,
  organizationEntry,
} from './list-entries.ts';
import { type Belonging, belongings, byBelonging } from './list-groups.ts';
import type {
  Audience,
  ListEntry,
  ListGroup,
  ListOptions,
  PublishedList,
  ListSection,
} from './published-list.ts';
import { orderKey, organizationKey, personKey } from './list-order.ts';
import { withoutContacts } from '../names/private-text.ts';
import { inWords } from './list-rules.ts';
import { byCodeUnit } from '../names/code-units.ts';

/** One signer at one place of a list, before the list is cut. */
interface PlacedSigner {
  readonly id: string;
  readonly belonging: Belonging;
  readonly key: string;
  readonly entry: ListEntry;
}

interface SelectedEntries {
  readonly placed: readonly PlacedSigner[];
  /** Signers whose texts held an address or a number. */
  readonly held: number;
  /** Signers whose name was nothing else, and who are left out. */
  readonly nameless: number;
}

/**
 * The list that is asked for, the same for all formats and in the same order
 * whatever the order of the signers: in public only Listed ones, and of them
 * only what the audience may see.
 *
 * Findings count what was taken out of the texts and who was left out.
 */
export function buildList(signers: readonly Signer[], options: ListOptions): PublishedList {
  const { since, audience, list, languages, letterName } = options;
  const wanted = signers.filter((signer) => audience === 'internal' || signer.status === 'Listed');
  const kept = since ? wanted.filter((signer) => isAfter(signer, since.instant)) : wanted;
  const organizations = kept.filter((signer) => signer.kind === 'organization');
  const individuals = kept.filter((signer) => signer.kind === 'individual');
  const ofOrganizations =
    list === 'individuals' ? NOBODY : placeOrganizations(organizations, options);
  const ofIndividuals = list === 'organizations' ? NOBODY : placeIndividuals(individuals, options);
  const sections = [
    ...(list === 'individuals' ? [] : [section('organizations', ofOrganizations, options)]),
    ...(list === 'organizations' ? [] : [section('individuals', ofIndividuals, options)]),
  ];
  const filled = sections.filter((each) => each.count > 0);
  const starred = sections.some((each) => lines(each).some(({ line }) => line.endsWith('*')));
  return {
    letterName,
    languages,
    list,
    audience,
    sections: filled.length > 0 ? filled : sections.slice(0, 1),
    note: starred ? inWords('note', languages) : '',
    findings: findings({
      'contact-in-name': ofOrganizations.held + ofIndividuals.held,
      'no-name-left': ofOrganizations.nameless + ofIndividuals.nameless,
      'signing-time-unknown': since
        ? wanted.filter((signer) => signer.firstSigned === '').length
        : 0,
    }),
  };
}

const NOBODY: SelectedEntries = { placed: [], held: 0, nameless: 0 };

/** Instants may be written with and without milliseconds. Unknown is not late. */
function isAfter(signer: Signer, instant: string): boolean {
  return signer.firstSigned !== '' && Date.parse(signer.firstSigned) > Date.parse(instant);
}

function placeOrganizations(
  signers: readonly OrganizationSigner[],
  { audience, group, languages, severalStates = 'once', extra }: ListOptions,
): SelectedEntries {
  const cleaned = signers.map((signer) => {
    // What people type there becomes a heading.
    const [scope, state] = [withoutContacts(signer.scope), withoutContacts(signer.state)];
    const where = belongings(
      { scope: scope.text, state: state.text },
      group,
      severalStates,
      languages,
    );
    const places = where.map((belonging) => {
      const { entry, held } = organizationEntry(signer, audience, {
        group,
        under: belonging.cell,
        extra,
      });
      return { belonging, entry, held: held || (group !== 'none' && (scope.held || state.held)) };
    });
    return { signer, places, key: organizationKey(places[0]?.entry.line ?? '') };
  });
  return selected(cleaned, audience);
}

function placeIndividuals(
  signers: readonly IndividualSigner[],
  { audience, familyNames, extra }: ListOptions,
): SelectedEntries {
  const belonging: Belonging = { heading: '', cell: '', rank: 'middle' };
  const cleaned = signers.map((signer) => {
    const place = { belonging, ...individualEntry(signer, audience, extra) };
    const key = personKey(place.entry.cells['name'] ?? '', familyNames?.get(signer.id));
    return { signer, places: [place], key };
  });
  return selected(cleaned, audience);
}

function selected(
  cleaned: readonly {
    readonly signer: Signer;
    readonly places: readonly { belonging: Belonging; entry: ListEntry; held: boolean }[];
    readonly key: string;
  }[],
  audience: Audience,
): SelectedEntries {
  // Staff see even a row whose name somebody cleared.
  const named = cleaned.filter(
    ({ places }) => audience === 'internal' || places[0]?.entry.line !== '',
  );
  return {
    placed: named.flatMap(({ signer: { id }, places, key }) =>
      places.map(({ belonging, entry }) => ({ id, belonging, key, entry })),
    ),
    held: cleaned.filter(({ places }) => places.some(({ held }) => held)).length,
    nameless: cleaned.length - named.length,
  };
}

function section(
  kind: ListSection['kind'],
  { placed }: SelectedEntries,
  { audience, group, languages, limit = Infinity, extra }: ListOptions,
): ListSection {
  const sorted = [...placed].sort(
    (a, b) =>
      byBelonging(a.belonging, b.belonging) ||
      byCodeUnit(a.key, b.key) ||
      byCodeUnit(a.entry.line, b.entry.line) ||
      byCodeUnit(a.id, b.id),
  );
  const printed = new Set(sorted.slice(0, limit));
  const groups = [...headings(sorted)]
    .map(([key, heading]): ListGroup => {
      const members = sorted.filter(({ belonging }) => headingKey(belonging) === key);
      const entries = members.filter((each) => printed.has(each)).map(({ entry }) => entry);
      return { heading, count: members.length, entries };
    })
    .filter(({ entries }) => entries.length > 0);
  const count = new Set(sorted.map(({ id }) => id)).size;
  const left = count - new Set([...printed].map(({ id }) => id)).size;
  return {
    kind,
    heading: inWords(kind, languages),
    count,
    groups,
    more: left === 0 ? '' : inWords('more', languages, left),
    columns:
      kind === 'organizations'
        ? organizationColumns(audience, group, extra)
        : individualColumns(audience, extra),
  };
}

/** "Local" and "local" are one heading, worded as the first of them. */
function headings(sorted: readonly PlacedSigner[]): ReadonlyMap<string, string> {
  const worded = new Map<string, string>();
  for (const { belonging } of sorted) {
    const key = headingKey(belonging);
    if (!worded.has(key)) worded.set(key, belonging.heading);
  }
  return worded;
}

function headingKey({ rank, heading }: Belonging): string {
  return `${rank} ${orderKey(heading)}`;
}

/** All that a section prints, in order. */
export function lines({ groups }: ListSection): readonly ListEntry[] {
  return groups.flatMap(({ entries }) => entries);
}

const SAYS = {
  'contact-in-name': 'contactInName',
  'no-name-left': 'noNameLeft',
  'signing-time-unknown': 'signingTimeUnknown',
} as const;

function findings(counts: Readonly<Record<keyof typeof SAYS, number>>): readonly Finding[] {
  const codes = ['contact-in-name', 'no-name-left', 'signing-time-unknown'] as const;
  return codes
    .filter((code) => counts[code] > 0)
    .map((code) => finding({ code, severity: 'warning', count: counts[code] }, SAYS[code]));
}
