import type { Letter } from '../../domain/letter.ts';
import { AppError, EXIT } from '../../errors.ts';
import { MEMORY } from '../../master/schema/memory-tab.ts';
import type { Master } from '../../master/master.ts';
import type { Memory } from '../../master/memory/memory.ts';
import { writeMemory } from '../../master/memory/write-memory.ts';
import { signersIn } from '../../master/master-signers.ts';
import { tabChanges } from '../../master/diff/tab-changes.ts';
import { toWall } from '../../platform/zone.ts';
import type { Change } from '../../workbook/workbook.ts';
import { frozenParts, listedNow } from './freeze.ts';
import { findEdition, sameName, type FrozenEdition } from './frozen.ts';

export interface Publication {
  readonly edition: FrozenEdition;
  readonly changes: readonly Change[];
}

/**
 * What has to be written so that an edition is frozen with everyone who is listed
 * now. The tabs that people see stay as they are.
 *
 * @param now ISO 8601 in UTC
 * @param again replace the edition of that name, if there is one
 *
 * Throws (64) for a name that is frozen already or none at all, and (65) where
 * nobody is listed.
 */
export function planPublication(
  letter: Letter,
  master: Master,
  name: string,
  now: string,
  again: boolean,
): Publication {
  const earlier = findEdition(master.memory, name);
  if (earlier && !again) throw frozenAlready(earlier, letter);
  const written = earlier?.name ?? configured(letter, name);
  refuseUnusable(written);
  const { organizations, individuals } = signersIn(master, letter.timezone);
  const signers = listedNow([...organizations, ...individuals]);
  if (signers.length === 0) {
    throw new AppError('Nobody is listed, so there is no edition to freeze.', {
      exitCode: EXIT.data,
      hint: 'Run `undersigned sync`, and look at Status in the master.',
    });
  }
  const others = [...master.memory.editions].filter(([, part]) => !sameName(part.name, written));
  const editions = new Map([...others, ...frozenParts(written, now, signers)]);
  return {
    edition: { name: written, at: now, signers },
    changes: memoryChanges(master, { ...master.memory, editions }),
  };
}

/** The name as the config writes it, where it names that edition. */
function configured({ editions }: Letter, name: string): string {
  return editions.find((edition) => sameName(edition.name, name))?.name ?? name.trim();
}

function refuseUnusable(name: string): void {
  if (name !== '' && name.length <= 100 && !/\p{Cc}/u.test(name)) return;
  throw new AppError('An edition needs a name of one line, of at most 100 characters.', {
    exitCode: EXIT.usage,
    hint: 'For instance: undersigned publish --edition "Initial letter"',
  });
}

function frozenAlready({ name, at, signers }: FrozenEdition, { timezone }: Letter): AppError {
  return new AppError(
    `The edition "${name}" was frozen at ${toWall(at, timezone)} (${timezone}) with ${signers.length} signers.`,
    {
      exitCode: EXIT.usage,
      hint: 'Take another name for a reissue, or add --again to replace this one.',
    },
  );
}

/** The fewest cells of the hidden tab that make it hold `memory`. */
function memoryChanges(master: Master, memory: Memory): readonly Change[] {
  const state = master.tabs.memory;
  if (!state) throw new Error('A master without its hidden tab.');
  const rows = writeMemory(memory);
  const cleared = state.rows.filter(({ key }) => !rows.has(key)).map(({ row }) => row);
  return tabChanges(MEMORY, state, { rows, cleared: new Set(cleared), placed: new Map() });
}
