import { dirname, relative, sep } from 'node:path';
import { stringify } from 'yaml';
import type { Vendor } from '../../config/vendors.ts';
import { isPlain, type Field } from '../../domain/letter.ts';
import type { Language } from '../../languages/registry.ts';
import { gridRow } from '../../sources/grid-questions.ts';
import { quoteTitle, titleKey } from '../../sources/question-titles.ts';
import { masterStore } from '../../workbook/master-store.ts';
import { missingIn, ownColumns, type Mapping } from './mapping.ts';
import type { Survey } from './survey.ts';

export interface ConfigDraft {
  readonly letter: string;
  readonly languages: readonly Language[];
  readonly timezone: string;
  readonly surveys: readonly Survey[];
  readonly mapping: Mapping;
  readonly master:
    | { readonly type: 'xlsx'; readonly path: string }
    | { readonly type: 'google-sheet'; readonly spreadsheetId: string };
}

/** A letter's config with comments, as it is written to `file`; `schema` is the file that editors complete from, if there is one. */
export function configText(draft: ConfigDraft, file: string, schema: string | undefined): string {
  const folder = dirname(file);
  return [
    ...(schema === undefined
      ? []
      : [`# yaml-language-server: $schema=${pathFrom(folder, schema)}`, '#']),
    '# The config of one letter. `undersigned check` says what is wrong with it, and with all that',
    '# it names; `undersigned sync` brings the master up to date. Secrets belong in .env, not here.',
    '',
    `letter: ${scalar(draft.letter)}`,
    `languages: ${scalar(draft.languages)} # the first is the main one`,
    `timezone: ${scalar(draft.timezone)} # of timestamps and deadlines that carry none`,
    '',
    'sources: # each is pulled whole, on every sync',
    ...draft.surveys.flatMap((survey) => sourceLines(survey, folder)),
    '',
    "questions: # field: the question's title, or a list of titles (languages, later renames)",
    ...questionLines(draft),
    '',
    ...ruleLines(draft),
    '',
    '# editions: # who signs after a close is a late signer',
    '#   - name: Initial letter',
    '#     closes: 2026-10-29T12:00:00-04:00',
    '',
    '# directory: organizations.csv # known organizations: name,aliases,acronym,state,scope,domains',
    '',
    'master: # where staff work',
    ...masterLines(draft.master, folder),
    '',
  ].join('\n');
}

function sourceLines({ place, name, vendor }: Survey, folder: string): readonly string[] {
  switch (place.type) {
    case 'csv':
      return [
        '  - type: csv',
        `    path: ${scalar(pathFrom(folder, place.path))}`,
        ...vendorLine(vendor),
      ];
    case 'xlsx':
      return [
        '  - type: xlsx',
        `    path: ${scalar(pathFrom(folder, place.path))}`,
        ...(place.tab === undefined ? [] : [`    tab: ${scalar(place.tab)}`]),
        ...vendorLine(vendor),
      ];
    case 'google-form':
      return [`  - type: google-form # ${comment(name)}`, `    formId: ${scalar(place.formId)}`];
    case 'google-sheet':
      return [
        `  - type: google-sheet # ${comment(name)}`,
        `    spreadsheetId: ${scalar(place.spreadsheetId)}`,
        `    tab: ${scalar(place.tab)}`,
      ];
  }
}

function vendorLine(vendor: Vendor | undefined): readonly string[] {
  if (vendor === undefined) return [];
  return [
    `    vendor: ${vendor.id} # by its columns an export of ${vendor.name}; none reads it as any file`,
  ];
}

function questionLines({ mapping, surveys }: ConfigDraft): readonly string[] {
  const lacking = new Set(surveys.flatMap((survey) => missingIn(mapping, survey)));
  const lines = Object.entries(mapping).map(([field, titles]) => {
    const [only] = titles;
    const written = titles.length === 1 ? only : titles;
    return lacking.has(field as Field)
      ? `  ${field}: ${scalar({ titles: written, optional: true })} # not every source asks it`
      : `  ${field}: ${scalar(written)}`;
  });
  const unread = unmapped(mapping, surveys);
  if (unread.length === 0) return lines;
  return [
    ...lines,
    '  # Asked as well, but not read:',
    ...unread.map((title) => `  #   ${comment(title)}`),
  ];
}

/** The questions that no field reads, in the order of the sources. */
export function unmapped(mapping: Mapping, surveys: readonly Survey[]): readonly string[] {
  const used = new Set(Object.values(mapping).flat());
  const whole = new Set(
    Object.entries(mapping).flatMap(([field, titles]) => (isPlain(field) ? titles : [])),
  );
  const isRead = (title: string): boolean =>
    used.has(title) || whole.has(gridRow(title)?.title ?? title);
  const asked = surveys.flatMap(({ titles, vendor }) => {
    const own = ownColumns(vendor);
    return titles.filter((title) => !own.has(titleKey(title)));
  });
  return [...new Set(asked)].filter((title) => !isRead(title));
}

function ruleLines({ mapping, surveys }: ConfigDraft): readonly string[] {
  const offered = (field: Field): readonly string[] => {
    const all = surveys.flatMap(({ options }) =>
      (mapping[field] ?? []).flatMap((title) => options.get(title) ?? []),
    );
    const answers = [...new Set(all)].map(comment);
    return answers.length === 0 ? [] : [`    # The form offers: ${answers.join(' · ')}`];
  };
  return [
    'rules:',
    '  authority: # answers; sensible ones of every language are built in',
    ...offered('authority'),
    '    # authorized: [Yes, Sí]',
    '    # notAuthorized: [No]',
    '    whenNotAuthorized: hold # hold | list-as-individual',
    '  # scope:',
    ...offered('scope').map((line) => line.replace('    # ', '  #   # ')),
    '  #   outOfScope: [International] # answers that put an organization outside this letter',
  ];
}

function masterLines(master: ConfigDraft['master'], folder: string): readonly string[] {
  const { type, ...place } = master;
  const [comment, written] = masterStore(master).atGoogle
    ? ['', (value: string) => value]
    : [' # a file; no account needed', (path: string) => pathFrom(folder, path)];
  return [
    `  type: ${type}${comment}`,
    ...Object.entries(place).map(([key, value]) => `  ${key}: ${scalar(written(value))}`),
  ];
}

/** One line of YAML, quoted where it has to be. */
function scalar(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })
    .trim()
    .replaceAll('\n', ' ');
}

/** A form's text within a comment: on one line, and not too long. */
function comment(text: string): string {
  return quoteTitle(text).slice(1, -1);
}

function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
