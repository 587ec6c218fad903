import type { NamedChange, NamedChanges } from './plan-names.ts';
import type { SyncResult } from './run-sync.ts';
import { counted } from '../platform/counted.ts';

/** What a sync found and what needs a person, for people. */
export function syncReport(
  result: SyncResult,
  { verbose, dryRun }: { readonly verbose: boolean; readonly dryRun: boolean },
): string {
  const lines = [
    headline(result),
    '',
    `  ${counted(result.pulled, 'response')}: ${result.new} new, ${result.updated} edited, ${result.vanished} gone from their source`,
    `  ${counted(result.organizations, 'organization')} and ${counted(result.individuals, 'individual')}, ${result.listed} of them listed`,
    ...needs(result),
    ...result.findings.map(({ message }) => `  Note: ${message}`),
    ...(dryRun || verbose ? ['', ...plannedChanges(result)] : []),
    ...(verbose ? ['', ...namedChanges(result), ...keptCells(result)] : []),
    '',
    closing(result),
  ];
  return `${lines.join('\n').replace(/\n{3,}/gu, '\n\n')}\n`;
}

function headline({ letter, result, tooMuch }: SyncResult): string {
  switch (result) {
    case 'written':
      return `${letter}: the master is up to date.`;
    case 'unchanged':
      return `${letter}: nothing new; nothing was written.`;
    case 'planned':
      return `${letter}: this is what a sync would do. Nothing was written.`;
    case 'refused':
      return `${letter}: stopped, because ${tooMuch?.why ?? 'too much would change'}. Nothing was written.`;
  }
}

function needs({ toReview, keptEdits, organizations, individuals, listed }: SyncResult): string[] {
  const unlisted = organizations + individuals - listed;
  return [
    ...(toReview > 0 ? [`  ${counted(toReview, 'question')} for a person on the Review tab`] : []),
    ...(unlisted > 0
      ? [`  ${counted(unlisted, 'signer')} not listed; the column Status says why`]
      : []),
    ...(keptEdits > 0 ? [`  ${counted(keptEdits, 'cell')} edited by hand, kept as they are`] : []),
  ];
}

function plannedChanges({ changes }: SyncResult): string[] {
  const tabs = changes.filter((change) => change.type === 'add-tab' && !change.layout.hidden);
  const cells = changes.filter((change) => change.type === 'write-cells');
  const written = cells.reduce((sum, change) => sum + change.values.length, 0);
  return [
    ...tabs.map((tab) =>
      tab.type === 'add-tab'
        ? `  New tab ${tab.layout.title} with ${counted(tab.rows.length, 'row')}`
        : '',
    ),
    ...(written > 0 ? [`  ${counted(written, 'cell')} in tabs that are there already`] : []),
  ];
}

/** Who is new, merged, renamed or changed, at most a screen of each. */
function namedChanges({ names }: SyncResult): string[] {
  return names.flatMap(({ kind, count, first }) => [
    `  ${KINDS[kind]} (${count})`,
    ...first.map((change) => `    ${changeLine(change)}`),
    ...more(count - first.length),
    '',
  ]);
}

const KINDS: Readonly<Record<NamedChanges['kind'], string>> = {
  new: 'New signers',
  merged: 'Merged into another',
  renamed: 'Renamed',
  changed: 'Changed',
};

function changeLine({ id, name, into, column, was, is }: NamedChange): string {
  if (into) return `${name} (${id}) → ${into.name} (${into.id})`;
  const values = was === undefined || is === undefined ? '' : `${shown(was)} → ${shown(is)}`;
  if (column === undefined) return values === '' ? `${name} (${id})` : `${id}: ${values}`;
  return `${name} (${id}): ${[column, values].filter((part) => part !== '').join(', ')}`;
}

function shown(text: string): string {
  return text === '' ? '(blank)' : `“${text}”`;
}

const MOST_KEPT = 20;

function keptCells({ kept }: SyncResult): string[] {
  if (kept.length === 0) return [];
  return [
    `  Kept as edited by hand (${kept.length})`,
    ...kept.slice(0, MOST_KEPT).map(({ signer, header }) => `    ${signer}, ${header}`),
    ...more(kept.length - MOST_KEPT),
  ];
}

function more(left: number): string[] {
  return left > 0 ? [`    and ${left} more`] : [];
}

function closing({ result, master, tooMuch }: SyncResult): string {
  if (result === 'refused') {
    return `${tooMuch?.advice ?? ''} The master is ${master}.`.trim();
  }
  return `Master: ${master}`;
}
