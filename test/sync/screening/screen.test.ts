import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Flag, ScreenedSigner } from '../../../src/sync/screening/flag.ts';
import type { ScreenedResponse } from '../../../src/sync/screening/screen-responses.ts';
import { screen as screenAll } from '../../../src/sync/screening/screen.ts';

/** What a person should look at before print, as a table and as rules. */

interface Row {
  readonly kind: ScreenedSigner['kind'];
  readonly name: string;
  readonly email: string;
  readonly contact: string;
  readonly title: string;
  readonly affiliation: string;
  readonly flags: string;
  readonly why: string;
}

const screen = (signers: readonly ScreenedSigner[], responses: readonly ScreenedResponse[]) =>
  screenAll(signers, responses, (id) => signers.find((each) => each.id === id), 'en');

const ROWS = parse<Row>(
  readFileSync(new URL('../../../fixtures/screening/signers.csv', import.meta.url)),
  { columns: true },
);

function signer(id: string, more: Partial<ScreenedSigner> = {}): ScreenedSigner {
  return {
    kind: id.startsWith('O') ? 'organization' : 'individual',
    id,
    name: `Signer ${id}`,
    email: '',
    contact: '',
    title: '',
    state: '',
    otherSpellings: '',
    affiliation: '',
    ...more,
  };
}
const from = (email: string, ...signers: string[]): ScreenedResponse => ({
  id: signers.join('+'),
  answers: { email },
  signers,
});
const told = (flags: readonly Flag[]) => flags.map(({ rule, a, b }) => [rule, a, b]);

describe('a signer', () => {
  it.each(ROWS)('$name <$email>: $why', (row) => {
    const found = screen([{ ...row, state: '', otherSpellings: '', id: 'X' }], []).map(
      ({ rule }) => rule,
    );
    expect(found.join(' ')).toBe(row.flags);
  });

  it('is named in the evidence by its ID', () => {
    const [flag] = screen([signer('P-0007', { name: 'Micky Mouse' })], []);
    expect(flag).toEqual({
      rule: 'fictional',
      about: { signer: 'P-0007' },
      a: 'Micky Mouse',
      b: '',
      evidence: 'P-0007: the name is one of fiction. Is it a prank?',
    });
  });
});

describe('a name in capitals', () => {
  it.each([
    ['ACORN STREET NEIGHBORS', 'Acorn Street Neighbors'],
    ["FRIENDS OF THE O'NEIL PARK", "Friends of the O'neil Park"],
    ["THE WOMEN'S CENTER (ELM)", "The Women's Center (Elm)"],
    ['COALICIÓN DE VECINOS Y VECINAS', 'Coalición de Vecinos y Vecinas'],
  ])('%s: B proposes %s', (name, proposed) => {
    expect(told(screen([signer('O-0001', { name })], []))).toEqual([['capitals', name, proposed]]);
  });
});

describe('one address', () => {
  const ORGANIZATIONS = ['O-0001', 'O-0002', 'O-0003'].map((id) => signer(id));
  const PEOPLE = ['P-0001', 'P-0002', 'P-0003'].map((id) => signer(id));

  it('for several organizations: all of them in one row, without the address', () => {
    const responses = [from('a.b@gmail.com', 'O-0003'), from('ab+x@googlemail.com', 'O-0001')];
    const flags = screen(ORGANIZATIONS, responses);
    expect(told(flags)).toEqual([['several-organizations', 'Signer O-0001; Signer O-0003', '']]);
    expect(flags[0]?.evidence).toMatch(/^One address signed for O-0001, O-0003\. /u);
  });

  it('case 2: for two people is a household; case 37: for three it is asked about', () => {
    const two = [from('x@example.org', 'P-0001'), from('x@example.org', 'P-0002')];
    expect(screen(PEOPLE, two)).toEqual([]);
    expect(told(screen(PEOPLE, [...two, from('x@example.org', 'P-0003')]))).toEqual([
      ['several-people', 'Signer P-0001; Signer P-0002; Signer P-0003', ''],
    ]);
  });

  it('for an organization and for oneself, or twice for one, is nothing to ask', () => {
    const responses = [from('x@example.org', 'O-0001', 'P-0001'), from('x@example.org', 'O-0001')];
    expect(screen([...ORGANIZATIONS, ...PEOPLE], responses)).toEqual([]);
  });

  it('that is none, or of signers who are off the list, does not count', () => {
    const responses = [from('', 'O-0001'), from('none', 'O-0001'), from('none', 'O-0002')];
    expect(screen(ORGANIZATIONS, responses)).toEqual([]);
    const both = [from('x@example.org', 'O-0001'), from('x@example.org', 'O-0002')];
    expect(screen(ORGANIZATIONS.slice(0, 1), both)).toEqual([]);
  });
});

describe('a response', () => {
  const named = (id: string, organization: string): ScreenedResponse => ({
    id,
    answers: { organization, firstName: 'Ana', lastName: 'Soto' },
    signers: ['P-0001'],
  });

  it('case 41: what fills a box is one row for all texts, each once however often it was typed', () => {
    const texts = ['None', 'none', 'N/A', 'individual', 'Individual', 'NONE.', 'Acorn Walkers'];
    const flags = screen(
      [],
      texts.map((text, n) => named(`r${n}`, text)),
    );
    expect(told(flags)).toEqual([
      ['placeholder', 'individual (Organization)\nN/A (Organization)\nNone (Organization)', ''],
    ]);
    expect(flags[0]?.evidence).toMatch(
      /^6 answers only fill their boxes and were counted as blank \(r0, r1, r2, r3, r4 and others\)\. /u,
    );
  });

  it('case 41: that names nobody is named, so that nothing is dropped in silence', () => {
    const flags = screen(
      [],
      [
        { id: 'r1', answers: { organization: 'test', affiliation: 'Affiliation' }, signers: [] },
        { id: 'r2', answers: { email: 'x@example.org' }, signers: [] },
      ],
    );
    expect(told(flags)).toEqual([
      ['nobody-named', '', ''],
      ['placeholder', 'test, Affiliation', ''],
    ]);
    const named = flags.map(
      ({ evidence }) => /The response (r\d) names nobody/u.exec(evidence)?.[1],
    );
    expect(named).toEqual(['r2', 'r1']);
  });

  it('a bare dash is a blank like any other', () => {
    expect(screen([], [named('r1', '-'), named('r2', '…')])).toEqual([]);
  });
});

it('the order of signers makes no difference', () => {
  const all = ROWS.map((row, n) => signer(`${row.kind === 'organization' ? 'O' : 'P'}-${n}`, row));
  const responses = all.map(({ id, email }) => from(email, id));
  const once = screen(all, responses);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(screen(shuffled, responses)).toEqual(once);
    }),
    { numRuns: 20 },
  );
});

it('any text is judged, whatever is in it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, text, text, (name, affiliation, email) => {
      const flags = screen([signer('P-0001', { name, affiliation, email })], []);
      expect(new Set(flags.map(({ rule }) => rule)).size).toBe(flags.length);
    }),
    { numRuns: 100 },
  );
});
