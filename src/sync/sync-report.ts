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
    ...(verbose ? keptCells(result) : []),
    '',
    closing(result),
  ];
  return `${lines.join('\n').replace(/\n{3,}/gu, '\n\n')}\n`;
}

function headline({ letter, result, alarm }: SyncResult): string {
  switch (result) {
    case 'written':
      return `${letter}: the master is up to date.`;
    case 'unchanged':
      return `${letter}: nothing new; nothing was written.`;
    case 'planned':
      return `${letter}: this is what a sync would do. Nothing was written.`;
    case 'refused':
      return `${letter}: stopped, because ${alarm ?? 'too much would change'}. Nothing was written.`;
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

function keptCells({ kept }: SyncResult): string[] {
  return kept.map(({ signer, header }) => `  Kept: ${signer}, ${header}`);
}

function closing({ result, master }: SyncResult): string {
  if (result === 'refused') {
    return `Look at the sources. If it is meant to be so, run it again with --force. The master is ${master}.`;
  }
  return `Master: ${master}`;
}
