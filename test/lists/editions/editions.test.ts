import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesSince, alreadyIn } from '../../../src/lists/editions/edition-changes.ts';
import { frozenParts } from '../../../src/lists/editions/freeze.ts';
import { findEdition, frozenEditions } from '../../../src/lists/editions/frozen.ts';
import { planPublication } from '../../../src/lists/editions/plan-publication.ts';
import { readMaster } from '../../../src/master/master.ts';
import { NO_MEMORY } from '../../../src/master/memory/memory.ts';
import { signersIn } from '../../../src/master/master-signers.ts';
import type { Response } from '../../../src/domain/response.ts';
import { GridWorkbook } from '../../sync/grid-workbook.ts';
import { LETTER, organization, response, syncOnce } from '../../sync/letter.ts';

/** What a frozen edition remembers, and what is told of it later. */

const ACORN = organization('r1', 'Acorn Street Neighbors', { state: 'Ohio' });
const BIRCH = organization('r2', 'Birch Hill Riders');
const CEDAR = organization('r3', 'Cedar Valley Walkers');
const DORA = response('r4', { email: 'd@example.org', firstName: 'Dora', lastName: 'Quill' });
const FIRST = [ACORN, BIRCH, CEDAR, DORA];
const FROZEN_AT = '2026-05-01T16:00:00.000Z';
const NAME = 'Initial letter';

let master: GridWorkbook;

async function read() {
  return readMaster(await master.read(), master.location, []);
}
async function freeze(name = NAME, again = false, now = FROZEN_AT): Promise<void> {
  const { changes } = planPublication(LETTER, await read(), name, now, again);
  await master.write(changes, await master.read());
}
async function changes(since = NAME) {
  const now = await read();
  const edition = findEdition(now.memory, since);
  if (!edition) throw new Error(`${since} was not frozen.`);
  const { organizations, individuals } = signersIn(now, LETTER.timezone);
  return changesSince(edition, [...organizations, ...individuals], now.memory);
}
const sync = (responses: readonly Response[]) => syncOnce(master, responses, { force: true });
const NOTHING = { added: [], renamed: [], withdrawn: [], merged: [] };

beforeEach(async () => {
  master = new GridWorkbook();
  await sync(FIRST);
});

describe('a frozen edition', () => {
  it('holds who is listed, as it is printed, and nothing that is not public', async () => {
    await freeze();
    const edition = findEdition((await read()).memory, ' initial LETTER ');
    expect(edition).toEqual({
      name: NAME,
      at: FROZEN_AT,
      signers: [
        { id: 'O-0001', organization: 'Acorn Street Neighbors', scope: '', state: 'Ohio' },
        { id: 'O-0002', organization: 'Birch Hill Riders', scope: '', state: '' },
        { id: 'O-0003', organization: 'Cedar Valley Walkers', scope: '', state: '' },
        { id: 'P-0001', name: 'Dora Quill', title: '', affiliation: '' },
      ],
    });
  });

  it('case 48: tells no address that was typed into a name, neither then nor now', async () => {
    const typed = organization('r8', 'Dune Gardeners (dee@dune.example.org, 555-010-0100)');
    await sync([...FIRST, typed]);
    await freeze();
    master.edit('Organizations', ['Signer ID', 'O-0004'], {
      Organization: 'Dune Gardeners of Elm, dee@dune.example.org',
    });
    expect((await changes()).renamed).toEqual([
      {
        id: 'O-0004',
        kind: 'organization',
        name: 'Dune Gardeners of Elm',
        before: 'Dune Gardeners',
      },
    ]);
  });

  it('changes nothing that people see, and every later sync keeps it', async () => {
    const seen = () =>
      ['Organizations', 'Individuals', 'Review', 'Responses', 'Log'].map((tab) => master.rows(tab));
    const before = seen();
    await freeze();
    expect(seen()).toEqual(before);
    expect((await sync(FIRST)).result).toBe('unchanged');
    await sync([...FIRST, organization('r9', 'Elm Corner Cyclists')]);
    expect(findEdition((await read()).memory, NAME)?.signers).toHaveLength(4);
  });

  it('is frozen once, unless asked for again', async () => {
    await freeze();
    await sync([...FIRST, organization('r9', 'Elm Corner Cyclists')]);
    await expect(freeze('INITIAL letter')).rejects.toMatchObject({
      exitCode: 64,
      message:
        'The edition "Initial letter" was frozen at 2026-05-01 12:00:00 (America/New_York) with 4 signers.',
    });
    await freeze('INITIAL letter', true, '2026-06-01T16:00:00.000Z');
    expect(frozenEditions((await read()).memory)).toMatchObject([
      { name: NAME, at: '2026-06-01T16:00:00.000Z' },
    ]);
    expect(await changes()).toEqual(NOTHING);
  });

  it('needs a name and somebody who is listed', async () => {
    await expect(freeze('  ')).rejects.toMatchObject({ exitCode: 64 });
    await expect(freeze('two\nlines')).rejects.toMatchObject({ exitCode: 64 });
    for (const { 'Signer ID': id = '' } of master.records('Organizations')) {
      master.edit('Organizations', ['Signer ID', id], { Status: 'Withdrawn' });
    }
    master.edit('Individuals', ['Signer ID', 'P-0001'], { Status: 'Excluded' });
    await expect(freeze()).rejects.toMatchObject({ exitCode: 65 });
  });

  it('that has lost a part is refused, not read as a shorter one', () => {
    const signers = Array.from({ length: 2000 }, (_, n) => ({
      id: `O-${String(n).padStart(4, '0')}`,
      organization: `Circle ${n} of Larch Lane`,
      scope: '',
      state: 'Maine',
    }));
    const editions = new Map(frozenParts(NAME, FROZEN_AT, signers));
    expect(editions.size).toBeGreaterThan(1);
    expect(findEdition({ ...NO_MEMORY, editions }, NAME)?.signers).toEqual(signers);
    editions.delete(`2 ${NAME}`);
    expect(() => findEdition({ ...NO_MEMORY, editions }, NAME)).toThrow(
      expect.objectContaining({ exitCode: 65 }),
    );
  });

  it('of any size comes back whole from cells of bounded length', () => {
    const signer = fc.record({
      organization: fc.string({ maxLength: 3000, unit: 'grapheme' }),
      scope: fc.string(),
      state: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(signer, { maxLength: 40 }), (all) => {
        const signers = all.map((each, n) => ({ id: `O-${String(n).padStart(4, '0')}`, ...each }));
        const parts = frozenParts(NAME, FROZEN_AT, signers);
        for (const part of parts.values()) expect(JSON.stringify(part).length).toBeLessThan(32_000);
        const back = findEdition({ ...NO_MEMORY, editions: parts }, NAME);
        expect(back?.signers).toEqual(signers);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what has changed since', () => {
  beforeEach(() => freeze());

  it('is nothing at first', async () => {
    expect(await changes()).toEqual(NOTHING);
  });

  it('case 42: tells who came, who was renamed and who withdrew, also after the next sync', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Organization: 'Acorn Street Tenants' });
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: 'Withdrawn' });
    master.deleteRow('Individuals', ['Signer ID', 'P-0001']);
    await sync([...FIRST, organization('r9', 'Elm Corner Cyclists')]);
    expect(await changes()).toEqual({
      added: [{ id: 'O-0004', kind: 'organization', name: 'Elm Corner Cyclists' }],
      renamed: [
        {
          id: 'O-0001',
          kind: 'organization',
          name: 'Acorn Street Tenants',
          before: 'Acorn Street Neighbors',
        },
      ],
      withdrawn: [
        { id: 'O-0002', kind: 'organization', name: 'Birch Hill Riders', status: 'Withdrawn' },
        { id: 'P-0001', kind: 'individual', name: 'Dora Quill', status: 'row deleted' },
      ],
      merged: [],
    });
  });

  it('a signer that turned out to be another one is neither gone nor new', async () => {
    // The reworded answer of CEDAR names BIRCH, so that both are one signer from now on.
    await sync([ACORN, BIRCH, organization('r3', 'Birch Hill Riders'), DORA]);
    const now = await read();
    expect(now.memory.signers.get('O-0003')?.data.into).toBe('O-0002');
    expect(await changes()).toEqual({
      ...NOTHING,
      merged: [
        { id: 'O-0003', kind: 'organization', name: 'Cedar Valley Walkers', into: 'O-0002' },
      ],
    });
    const edition = findEdition(now.memory, NAME);
    expect(edition && [...alreadyIn(edition, now.memory)]).toEqual([
      'O-0001',
      'O-0002',
      'O-0003',
      'P-0001',
    ]);
  });
});
