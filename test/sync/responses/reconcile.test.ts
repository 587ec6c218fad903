import { describe, expect, it } from '@jest/globals';
import type { Response } from '../../../src/domain/response.ts';
import type { RememberedResponse } from '../../../src/domain/known-response.ts';
import { reconcile } from '../../../src/sync/responses/reconcile.ts';
import { readSubmitted, showSubmitted } from '../../../src/master/submitted.ts';
import { organization, pulled } from '../letter.ts';

const remembered = (
  responses: readonly Response[],
  more: Partial<RememberedResponse> = {},
): ReadonlyMap<string, RememberedResponse> =>
  new Map(
    responses.map((response) => [
      response.id,
      {
        response,
        vanished: false,
        settle: ({ answers }) => ({
          answers,
          same: JSON.stringify(answers) === JSON.stringify(response.answers),
        }),
        ...more,
      },
    ]),
  );
const resolved = (known: ReturnType<typeof reconcile>) =>
  known.map(({ response, change }) => [response.id, change]);

const ACORN = organization('r1', 'Acorn Walkers');
const BIRCH = organization('r2', 'Birch Riders');

describe('what was pulled, laid over what is remembered', () => {
  it('tells new, unchanged, edited and vanished responses', () => {
    const edited = organization('r2', 'Birch Riders of Ohio');
    const cedar = organization('r3', 'Cedar Hub');
    const known = reconcile(
      [pulled([ACORN, edited, cedar])],
      remembered([ACORN, BIRCH, organization('r4', 'Elm')]),
    );
    expect(resolved(known)).toEqual([
      ['r1', 'unchanged'],
      ['r2', 'edited'],
      ['r3', 'new'],
      ['r4', 'vanished'],
    ]);
  });

  it('takes nothing for vanished that is of a source not pulled this time', () => {
    expect(resolved(reconcile([], remembered([ACORN])))).toEqual([['r1', 'unchanged']]);
  });

  it('case 33: a response that comes back is no longer vanished', () => {
    const known = reconcile([pulled([ACORN])], remembered([ACORN], { vanished: true }));
    expect(resolved(known)).toEqual([['r1', 'unchanged']]);
  });

  it('an edited row of a sheet, whose ID derives from its answers, keeps its first ID', () => {
    const again = { ...organization('r1', 'Acorn Walkers of Utah'), id: 'r9' };
    const first = reconcile([pulled([again])], remembered([ACORN]));
    expect(first).toMatchObject([
      { response: { id: 'r1' }, change: 'edited', nowId: 'r9', before: ACORN.answers },
    ]);
    const kept = remembered([{ ...again, id: 'r1' }], { nowId: 'r9' });
    expect(resolved(reconcile([pulled([again])], kept))).toEqual([['r1', 'unchanged']]);
  });

  it('two gone and one come from one address are not taken for an edit', () => {
    const [one, two, three] = ['a', 'b', 'c'].map((id) =>
      organization(id, `Group ${id}`, { email: 'x@example.org' }),
    );
    if (!one || !two || !three) throw new Error('three responses');
    expect(resolved(reconcile([pulled([three])], remembered([one, two])))).toEqual([
      ['a', 'vanished'],
      ['b', 'vanished'],
      ['c', 'new'],
    ]);
  });
});

describe('two responses that look like one', () => {
  const EDITED = organization('r9', 'Acorn Walkers of Utah');
  const kept = remembered([{ ...EDITED, id: 'r1' }], { nowId: 'r9' });

  it('an edited one and its first wording, both in the file again, are two', () => {
    for (const both of [
      [ACORN, EDITED],
      [EDITED, ACORN],
    ]) {
      const known = reconcile([pulled(both)], kept);
      expect(known.map(({ response: { id, answers } }) => [id, answers])).toEqual([
        ['r1', ACORN.answers],
        ['r9', EDITED.answers],
      ]);
    }
  });

  it('stay two by their own IDs ever after', () => {
    const both = new Map([...kept, ...remembered([EDITED])]);
    const known = reconcile([pulled([EDITED])], both);
    expect(resolved(known)).toEqual([
      ['r1', 'vanished'],
      ['r9', 'unchanged'],
    ]);
  });

  it('one gone and one come from one address are two where the source gives IDs', () => {
    const next = organization('r3', 'Cedar Hub', { email: 'r1@example.org' });
    const gone = remembered([ACORN]);
    expect(resolved(reconcile([{ ...pulled([next]), ownIds: true }], gone))).toEqual([
      ['r1', 'vanished'],
      ['r3', 'new'],
    ]);
    expect(resolved(reconcile([pulled([next])], gone))).toEqual([['r1', 'edited']]);
  });

  it('one that had no ID before its source gave some is known by its second and answers', () => {
    const again = { ...ACORN, id: 'r7' };
    const known = reconcile([{ ...pulled([again]), ownIds: true }], remembered([ACORN]));
    expect(resolved(known)).toEqual([['r1', 'unchanged']]);
  });

  it.each([
    ['2026-04-01T12:00:00.000Z', 1],
    ['2026-04-01T12:00:40.000Z', 2],
  ])('one long gone at 12:00:05 and one with the same answers at %s are %i', (when, count) => {
    const was = remembered([{ ...ACORN, submittedAt: '2026-04-01T12:00:05.000Z' }], {
      vanished: true,
    });
    const known = reconcile([pulled([{ ...ACORN, id: 'r8', submittedAt: when }])], was);
    expect(known).toHaveLength(count);
  });
});

describe('one submission pulled from two sources', () => {
  const inSheet = { ...ACORN, id: 'sheet-1', source: 'sheet' };
  it('counts once, whatever the order of the sources', () => {
    const sources = [pulled([ACORN]), pulled([inSheet], 'sheet')];
    for (const order of [sources, [...sources].reverse()]) {
      expect(
        reconcile(order, new Map()).map(({ response, sameAs }) => [response.id, sameAs]),
      ).toEqual([
        ['r1', undefined],
        ['sheet-1', 'r1'],
      ]);
    }
  });

  it('is two submissions where the answers or the second differ', () => {
    const later = { ...inSheet, submittedAt: '2026-04-01T12:00:01.000Z' };
    const other = { ...inSheet, id: 'sheet-2', answers: { ...ACORN.answers, state: 'Ohio' } };
    const known = reconcile([pulled([ACORN]), pulled([later, other], 'sheet')], new Map());
    expect(known.filter(({ sameAs }) => sameAs !== undefined)).toEqual([]);
  });
});

describe('the time of submission', () => {
  it.each([
    ['2021-10-29T15:59:59.000Z', 'America/New_York', '2021-10-29 11:59:59 -04:00'],
    ['2021-11-07T05:30:00.000Z', 'America/New_York', '2021-11-07 01:30:00 -04:00'],
    ['2021-11-07T06:30:00.000Z', 'America/New_York', '2021-11-07 01:30:00 -05:00'],
    ['2021-10-29T15:59:59.250Z', 'Asia/Kolkata', '2021-10-29 21:29:59.250 +05:30'],
  ])('case 35: %s in %s shows as %s, and is read back', (instant, zone, shown) => {
    expect(showSubmitted(instant, zone)).toBe(shown);
    expect(readSubmitted(shown)).toBe(instant);
  });
});
