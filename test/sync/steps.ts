import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Response } from '../../src/domain/response.ts';
import type { Desk } from './desk.ts';
import { organization, response } from './letter.ts';

/** What signers and people may do from round to round, and what must hold after each. */

const NAMES = [
  'Acorn Walkers',
  'ACORN WALKERS',
  'Birch Riders, Inc.',
  'Birch Riders',
  'Cedar Hub',
  'Elm Co-op',
];
const STATES = ['Ohio', 'Maine', '', 'Utah'];
const EDITABLE = ['Organization', 'State', 'Contact', 'Status', 'Scope'] as const;
const VALUES = ['Cedar Hub', 'Listed', 'Withdrawn', '=1+2', '', 'Renamed by hand'];

export type Step =
  | { do: 'sign'; name: number; state: number }
  | { do: 'person'; first: number; email: number }
  | { do: 'change'; which: number; state: number; name: number }
  | { do: 'vanish'; which: number }
  | { do: 'type'; which: number; header: number; value: number }
  | { do: 'note'; which: number }
  | { do: 'sort'; descending: boolean }
  | { do: 'insert'; at: number }
  | { do: 'delete'; which: number }
  | { do: 'move'; header: number; to: number }
  | { do: 'adopt'; name: number }
  | { do: 'retype'; which: number }
  | { do: 'paste'; which: number; renamed: boolean }
  | { do: 'mistype ID'; which: number; text: number }
  | { do: 'wrong tab'; which: number }
  | { do: 'decide'; which: number; same: boolean }
  | { do: 'count'; which: number; value: number }
  | { do: 'uncount'; which: number }
  | { do: 'sort figures'; descending: boolean };

const small = fc.nat({ max: 30 });
export const stepsOf = (rounds: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('sign' as const), name: small, state: small }),
      fc.record({ do: fc.constant('sign' as const), name: small, state: small }),
      fc.record({ do: fc.constant('person' as const), first: small, email: small }),
      fc.record({ do: fc.constant('change' as const), which: small, state: small, name: small }),
      fc.record({ do: fc.constant('vanish' as const), which: small }),
      fc.record({ do: fc.constant('type' as const), which: small, header: small, value: small }),
      fc.record({ do: fc.constant('note' as const), which: small }),
      fc.record({ do: fc.constant('sort' as const), descending: fc.boolean() }),
      fc.record({ do: fc.constant('insert' as const), at: small }),
      fc.record({ do: fc.constant('delete' as const), which: small }),
      fc.record({ do: fc.constant('move' as const), header: small, to: small }),
      fc.record({ do: fc.constant('adopt' as const), name: small }),
      fc.record({ do: fc.constant('retype' as const), which: small }),
      fc.record({ do: fc.constant('paste' as const), which: small, renamed: fc.boolean() }),
      fc.record({ do: fc.constant('mistype ID' as const), which: small, text: small }),
      fc.record({ do: fc.constant('wrong tab' as const), which: small }),
      fc.record({ do: fc.constant('decide' as const), which: small, same: fc.boolean() }),
      fc.record({ do: fc.constant('count' as const), which: small, value: small }),
      fc.record({ do: fc.constant('uncount' as const), which: small }),
      fc.record({ do: fc.constant('sort figures' as const), descending: fc.boolean() }),
    ),
    { minLength: rounds, maxLength: rounds },
  );

/** What people wrote and must find again, by signer ID. */
export interface Expected {
  edits: Map<string, Map<string, string>>;
  notes: Map<string, string>;
  deleted: Set<string>;
  /** Those of them that were one with another then, by name: a rest of a merge, not a signer. */
  mergedAway: Map<string, string>;
  pulledEver: Set<string>;
  /** Counts of organizations that people wrote over the tool's, by figure ID. */
  counts: Map<string, string>;
  /** Figures whose rows they deleted. */
  uncounted: Set<string>;
}

/** A few of them, so that several things happen to one. */
const FIGURES = [
  'signers all',
  'status Listed',
  'state Ohio',
  'state none given',
  'day 2026-04-01',
];

const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list[at % Math.max(1, list.length)];

export const nothingYet = (): Expected => ({
  edits: new Map(),
  notes: new Map(),
  deleted: new Set(),
  mergedAway: new Map(),
  pulledEver: new Set(),
  counts: new Map(),
  uncounted: new Set(),
});

/**
 * Nobody signs twice in one second: a source without IDs of its own shows no difference between
 * a response that comes back and another one of that second with the same answers.
 */
const instantOf = (n: number): string =>
  new Date(Date.parse('2026-04-01T12:00:00.000Z') + n * 7_000).toISOString();

/** One thing that a signer or a person does; `n` makes what is new about it new. */
export async function act(
  step: Step,
  n: number,
  desk: Desk,
  pool: Response[],
  seen: Expected,
): Promise<void> {
  const all = await desk.records('Organizations');
  const rows = all.filter((row) => row['Signer ID']);
  const at = (which: number) => pick(rows, which)?.['Signer ID'];
  switch (step.do) {
    case 'sign':
      pool.push(
        organization(
          `s${n}`,
          pick(NAMES, step.name) ?? '',
          { state: pick(STATES, step.state) ?? '' },
          instantOf(n),
        ),
      );
      return;
    case 'person': {
      const email = `${pick(['a', 'b'], step.email) ?? ''}@example.org`;
      pool.push(
        response(
          `q${n}`,
          { email, firstName: pick(['Ada', 'Bo'], step.first) ?? '', lastName: 'Lee' },
          instantOf(n),
        ),
      );
      return;
    }
    case 'change': {
      const [old] = pool.splice(step.which % Math.max(1, pool.length), 1);
      if (!old) return;
      const organization =
        old.answers.organization === undefined
          ? {}
          : { organization: pick(NAMES, step.name) ?? '' };
      pool.push({
        ...old,
        answers: { ...old.answers, ...organization, state: pick(STATES, step.state) ?? '' },
      });
      return;
    }
    case 'vanish':
      pool.splice(step.which % Math.max(1, pool.length), 1);
      return;
    case 'type': {
      const id = at(step.which);
      const header = pick(EDITABLE, step.header) ?? 'State';
      const value = pick(VALUES, step.value) ?? '';
      if (id === undefined) return;
      const was = rows.find((row) => row['Signer ID'] === id)?.[header];
      if (was === value) return;
      await desk.edit('Organizations', ['Signer ID', id], { [header]: value });
      const edits = seen.edits.get(id) ?? new Map<string, string>();
      if (value === '') edits.delete(header);
      else {
        // A formula shows what comes of it, where the cell is not one of plain text.
        const now = (await desk.records('Organizations')).find((row) => row['Signer ID'] === id);
        edits.set(header, now?.[header] ?? '');
      }
      seen.edits.set(id, edits);
      return;
    }
    case 'note': {
      const id = at(step.which);
      if (id === undefined) return;
      await desk.edit('Organizations', ['Signer ID', id], { Notes: `note ${n}` });
      seen.notes.set(id, `note ${n}`);
      return;
    }
    case 'sort':
      if (rows.length > 0) await desk.sort('Organizations', 'Organization', step.descending);
      return;
    case 'insert':
      if (rows.length > 0) await desk.insertRow('Organizations', 1 + (step.at % rows.length));
      return;
    case 'delete': {
      const id = at(step.which);
      if (id === undefined) return;
      const name = rows.find((row) => row['Signer ID'] === id)?.['Organization'] ?? '';
      const one = (await desk.records('Review')).some(
        (row) => row['Decision'] === 'same' && [row['A'], row['B']].includes(name),
      );
      await desk.deleteRow('Organizations', ['Signer ID', id]);
      seen.deleted.add(id);
      if (one) seen.mergedAway.set(name, id);
      seen.edits.delete(id);
      seen.notes.delete(id);
      return;
    }
    case 'move':
      if (rows.length > 0)
        await desk.moveColumn(
          'Organizations',
          pick(EDITABLE, step.header) ?? 'State',
          step.to % 16,
        );
      return;
    case 'adopt':
      if (all.length > 0)
        await desk.append('Organizations', {
          Organization: `Typed ${pick(NAMES, step.name) ?? ''} ${n}`,
        });
      return;
    case 'retype': {
      const name = pick(rows, step.which)?.['Organization'] ?? '';
      if (name !== '') await desk.append('Organizations', { Organization: name.toUpperCase() });
      return;
    }
    case 'paste': {
      const row = pick(rows, step.which);
      if (!row) return;
      const filled = Object.entries(row).filter(([, text]) => text !== '');
      const name = step.renamed ? { Organization: `Pasted group ${n}` } : {};
      await desk.append('Organizations', { ...Object.fromEntries(filled), ...name });
      return;
    }
    case 'mistype ID': {
      // What is part of another signer is no signer's row; typed over, it is one more that was typed.
      const own = rows.filter((row) => !(row['Also written as'] ?? '').startsWith('Now part of'));
      const id = pick(own, step.which)?.['Signer ID'];
      const text = pick(['', 'see below', 'O-9999', 'o-2', own[0]?.['Signer ID'] ?? ''], step.text);
      if (id === undefined || text === undefined) return;
      // The ID of a signer that is away brings it back, as undoing the deletion does.
      if (text === 'o-2' && seen.deleted.has('O-0002')) return;
      await desk.edit('Organizations', ['Signer ID', id], { 'Signer ID': text });
      return;
    }
    case 'wrong tab': {
      const row = pick(rows, step.which);
      const id = row?.['Signer ID'];
      if (row === undefined || id === undefined || row['Organization'] === '') return;
      await desk.append('Individuals', { 'Signer ID': id, Name: row['Organization'] ?? '' });
      await desk.deleteRow('Organizations', ['Signer ID', id]);
      seen.deleted.add(id);
      seen.edits.delete(id);
      seen.notes.delete(id);
      return;
    }
    case 'count': {
      const id = pick(FIGURES, step.which) ?? '';
      const figure = (await desk.records('Summary')).find((row) => row['Figure ID'] === id);
      const value = pick(['', '250', 'many'], step.value) ?? '';
      if (!figure || figure['Organizations'] === value) return;
      await desk.edit('Summary', ['Figure ID', id], { Organizations: value });
      if (value === '') seen.counts.delete(id);
      else seen.counts.set(id, value);
      return;
    }
    case 'uncount': {
      const id = pick(FIGURES, step.which) ?? '';
      if (!(await desk.records('Summary')).some((row) => row['Figure ID'] === id)) return;
      await desk.deleteRow('Summary', ['Figure ID', id]);
      seen.uncounted.add(id);
      seen.counts.delete(id);
      return;
    }
    case 'sort figures':
      if (all.length > 0) await desk.sort('Summary', 'Figure', step.descending);
      return;
    case 'decide': {
      const asked = (await desk.records('Review')).filter(
        (row) => row['Kind'] === 'Possible match',
      );
      const pair = pick(asked, step.which);
      const id = pair?.['Review ID'];
      // Two again: then both are signers, whatever row was deleted while they were one.
      for (const name of [pair?.['A'] ?? '', pair?.['B'] ?? '']) {
        if (!step.same) seen.deleted.delete(seen.mergedAway.get(name) ?? '');
      }
      if (id !== undefined)
        await desk.edit('Review', ['Review ID', id], {
          Decision: step.same ? 'same' : 'different',
        });
    }
  }
}

/** Holds the master against the rules of living together, and what people wrote in it. */
export async function check(desk: Desk, pool: readonly Response[], seen: Expected): Promise<void> {
  const rows = await desk.records('Organizations');
  const byId = new Map(rows.map((row) => [row['Signer ID'] ?? '', row]));
  // One row a signer, none without an ID, none under an ID that people deleted.
  expect(byId.size).toBe(rows.length);
  expect(rows.filter((row) => row['Organization'] !== '' && row['Signer ID'] === '')).toEqual([]);
  for (const id of seen.deleted) expect(byId.has(id)).toBe(false);
  // Rules 1 and 2: what people wrote stands.
  for (const [id, edits] of seen.edits) {
    for (const [header, value] of edits)
      expect([id, header, byId.get(id)?.[header]]).toEqual([id, header, value]);
  }
  for (const [id, note] of seen.notes) expect(byId.get(id)?.['Notes']).toBe(note);
  await checkFigures(desk, rows, seen);
  // Rule 5: everything ever pulled is there, with an outcome.
  for (const { id } of pool) seen.pulledEver.add(id);
  const responses = await desk.records('Responses');
  expect(new Set(responses.map((row) => row['Response ID']))).toEqual(seen.pulledEver);
  expect(responses.filter((row) => row['Outcome'] === '')).toEqual([]);
}

type Record = Readonly<{ [header: string]: string }>;

/** Each figure stands once and says what the other tabs show, unless a person had another word. */
async function checkFigures(desk: Desk, rows: readonly Record[], seen: Expected): Promise<void> {
  const figures = (await desk.records('Summary')).filter((row) => row['Figure ID'] !== '');
  const byId = new Map(figures.map((row) => [row['Figure ID'] ?? '', row]));
  expect(byId.size).toBe(figures.length);
  for (const id of seen.uncounted) expect(byId.has(id)).toBe(false);
  for (const [id, value] of seen.counts) {
    // Nobody signed on that day any more; the count is the tool's to take away.
    if (byId.has(id)) expect([id, byId.get(id)?.['Organizations']]).toEqual([id, value]);
  }
  const listed = rows.filter((row) => row['Status'] === 'Listed').length;
  for (const [id, count] of [
    ['signers all', rows.length],
    ['status Listed', listed],
  ] as const) {
    if (seen.counts.has(id) || seen.uncounted.has(id)) continue;
    expect([id, byId.get(id)?.['Organizations']]).toEqual([id, String(count)]);
  }
}
