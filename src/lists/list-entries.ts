import type { ExtraQuestion } from '../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner, Signer } from '../domain/signer.ts';
import type { ColumnAudience, SignerSpec } from '../master/schema/signer-tab.ts';
import { masterSchema } from '../master/schema/tabs.ts';
import { loosely } from '../names/loose.ts';
import type { Audience, ListColumn, ListEntry, Grouping } from './published-list.ts';
import { withoutContacts } from '../names/private-text.ts';
import { withoutDisclaimer } from '../names/disclaimers.ts';

/** An entry, and whether an address or a number had to be taken out of its texts. */
export interface Cleaned {
  readonly entry: ListEntry;
  readonly held: boolean;
}

/** What of an organization its audience may see: the whole of the allow-list. */
export function organizationColumns(
  audience: Audience,
  group: Grouping,
  extra: readonly ExtraQuestion[],
): readonly ListColumn[] {
  const { columns } = masterSchema(extra).Organizations;
  return columns.filter((column) => isSeen(column, audience) || column.key === group);
}

/** What of a person their audience may see; in public the header says what the asterisk means. */
export function individualColumns(
  audience: Audience,
  extra: readonly ExtraQuestion[],
): readonly ListColumn[] {
  const seen = masterSchema(extra).Individuals.columns.filter((each) => isSeen(each, audience));
  return audience === 'internal'
    ? seen
    : seen.map(({ key, header }) => ({
        key,
        header: key === 'affiliation' ? `${header} (*for identification purposes only)` : header,
      }));
}

function isSeen(column: { readonly audience: ColumnAudience }, audience: Audience): boolean {
  return (
    column.audience === 'public' || (column.audience === 'internal' && audience === 'internal')
  );
}

/** What a signer's columns say, by key; in public without what is for nobody to see. */
function cellsOf<S extends Signer>(
  { columns }: SignerSpec<S>,
  signer: S,
  audience: Audience,
): { readonly cells: Readonly<Record<string, string>>; readonly held: boolean } {
  const cells: Record<string, string> = { kind: signer.kind };
  let held = false;
  for (const column of columns) {
    if (!isSeen(column, audience)) continue;
    const text = column.print(signer);
    const shown = audience === 'internal' ? { text, held: false } : withoutContacts(text);
    cells[column.key] = shown.text;
    held ||= shown.held;
  }
  return { cells, held };
}

/** `under` is the state or scope under which it stands. */
export function organizationEntry(
  signer: OrganizationSigner,
  audience: Audience,
  {
    group,
    under,
    extra,
  }: { readonly group: Grouping; readonly under: string; readonly extra: readonly ExtraQuestion[] },
): Cleaned {
  const { cells, held } = cellsOf(masterSchema(extra).Organizations, signer, audience);
  const line = cells['organization'] ?? '';
  if (audience === 'internal') {
    const detail = detailOf(signer.status, [signer.contact, signer.contactTitle, signer.email]);
    return { entry: { line, detail, cells }, held };
  }
  const grouped = group === 'none' ? cells : { ...cells, [group]: under };
  return { entry: { line, detail: '', cells: grouped }, held };
}

/** The line is name, title and affiliation, the last with its asterisk. */
export function individualEntry(
  signer: IndividualSigner,
  audience: Audience,
  extra: readonly ExtraQuestion[],
): Cleaned {
  const { cells, held } = cellsOf(masterSchema(extra).Individuals, signer, audience);
  const { name = '', title = '', affiliation = '' } = cells;
  const listed = starred(affiliation);
  if (audience === 'internal') {
    const detail = detailOf(signer.status, [signer.email]);
    return { entry: { line: personLine(name, title, listed), detail, cells }, held };
  }
  const job = titleBeside(withoutDisclaimer(title), listed.replace(/\*$/u, ''));
  const line = name === '' ? '' : personLine(name, job, listed);
  return {
    entry: { line, detail: '', cells: { ...cells, title: job, affiliation: listed } },
    held,
  };
}

/** "Director, Elm Clinic" beside "Elm Clinic" is "Director": the employer is printed once. */
function titleBeside(title: string, affiliation: string): string {
  const [whole, employer] = [title.toLowerCase(), affiliation.toLowerCase()];
  if (employer === '' || !whole.endsWith(employer) || whole === employer) return title;
  const before = title.slice(0, -affiliation.length);
  return /[,;|–—-]\s*$|\sat\s+$/u.test(before)
    ? before.replace(/(?:[\s,;|–—-]|\sat\s)+$/u, '')
    : title;
}

/** Many type the title into the affiliation too; it is printed once. */
function personLine(name: string, title: string, affiliation: string): string {
  const told = loosely(title) !== '' && `${loosely(affiliation)} `.startsWith(`${loosely(title)} `);
  return [name, told ? '' : title, affiliation].filter((part) => part !== '').join(', ');
}

const withoutStars = (text: string): string => text.replace(/^[\s*]+|[\s*]+$/gu, '');

/** One asterisk, whatever people put there themselves. */
function starred(affiliation: string): string {
  const bare = withoutDisclaimer(withoutStars(affiliation));
  return bare === '' ? '' : `${bare}*`;
}

function detailOf(status: string, parts: readonly string[]): string {
  return [...parts, status === 'Listed' ? '' : status].filter((part) => part !== '').join(', ');
}
