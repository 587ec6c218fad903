import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ALL_KILLS } from '../cli/program.ts';
import type { Fault } from '../google-server/faults.ts';
import { letterAtGoogle, type LetterAtGoogle } from './google-letter.ts';
import { MASTER } from './sources.ts';

/**
 * Whatever happens at whichever call of a sync: after it and one clean sync more, the master
 * is to the last cell what one undisturbed sync would have made of it.
 */

/** A call of a sync, and the method by which the server knows it. */
type Call = readonly [name: string, method: string];

const WRITE: Call = ['write', 'spreadsheets.batchUpdate'];

/** The calls of one sync, in their order. */
const CALLS: readonly Call[] = [
  ['token', 'token'],
  ['read the master', 'spreadsheets.get'],
  ['form', 'forms.get'],
  ['responses', 'forms.responses.list'],
  ['sheet', 'spreadsheets.get'],
  WRITE,
];

const AGAIN: readonly Call[] = [
  ['form again', 'forms.get'],
  ['responses again', 'forms.responses.list'],
  ['sheet again', 'spreadsheets.get'],
];

const EMPTY_TAB: readonly Call[] = [
  ['look at the empty tab', 'spreadsheets.get'],
  ['hide the empty tab', WRITE[1]],
  ['delete the empty tab', WRITE[1]],
];

interface Scene {
  /** Brings the letter to where the sync begins. */
  readonly setUp: (letter: LetterAtGoogle) => Promise<void>;
  /** Requests before the one that shows what was written, each with a part of it. */
  readonly parts?: number;
  /** In bytes. */
  readonly largestRequest?: number;
  /** The master is a new spreadsheet, whose empty tab goes. */
  readonly isNew?: boolean;
  /** A response is gone, so everything is listed once more before that is believed. */
  readonly listedAgain?: boolean;
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['429', { type: 'status', status: 429 }],
  ['500', { type: 'status', status: 500 }],
  ['503', { type: 'status', status: 503 }],
  ['a reset before', { type: 'reset-before' }],
  ['a reset after', { type: 'reset-after' }],
  ['a truncated reply', { type: 'truncated' }],
  ['half a reply as if it were all', { type: 'half' }],
  ['a hang before', { type: 'hang' }],
  ['a hang after', { type: 'hang', applied: true }],
  ['an expired token', { type: 'status', status: 401 }],
];

/**
 * Every third of a list, beginning elsewhere at each call: every call meets some of it, and over
 * the calls it is met whole. KILLS=all takes the list at each call.
 */
const inTurn = <T>(list: readonly T[], nth: number): readonly T[] =>
  ALL_KILLS ? list : list.filter((_, at) => (at + nth) % 3 === 0);

/** A read changes nothing at Google: whether it arrived before the connection broke makes no difference. */
const READ_FAULTS = FAULTS.filter(([name]) => !name.endsWith('after'));

/** What Google does although the program does not learn of it, and the rest in turn. */
const WRITE_FAULTS = (nth: number) => {
  const unheard = FAULTS.filter(([, { type }]) => /^(?:reset-after|truncated|half)$/u.test(type));
  return [...new Set([...unheard, ...inTurn(FAULTS, nth)])];
};

type Act = (letter: LetterAtGoogle) => void;
const inMaster =
  (act: (person: ReturnType<LetterAtGoogle['server']['person']>, tab: string) => void): Act =>
  ({ server }) => {
    const tab = server.tabs(MASTER).includes('Organizations') ? 'Organizations' : 'Sheet1';
    act(server.person(MASTER), tab);
  };
const PEOPLE: readonly (readonly [string, Act])[] = [
  [
    'sorts',
    inMaster((person, tab) => {
      person.sort(tab, 'A2:R40', 'A', 'DESCENDING');
    }),
  ],
  [
    'inserts rows',
    inMaster((person, tab) => {
      person.insertRows(tab, 2, 2);
    }),
  ],
  [
    'types over a cell',
    inMaster((person, tab) => {
      person.type(tab, 'F3', 'Alaska');
    }),
  ],
  [
    'inserts a column',
    inMaster((person, tab) => {
      person.insertColumns(tab, 'C');
    }),
  ],
  [
    'deletes a row',
    inMaster((person, tab) => {
      person.deleteRows(tab, 4);
    }),
  ],
  [
    'types below the list',
    inMaster((person, tab) => {
      person.type(tab, 'B25', 'Willow Bend');
    }),
  ],
  [
    'renames a tab',
    inMaster((person, tab) => {
      person.renameTab(tab, 'Everyone');
    }),
  ],
  [
    'answers a question',
    ({ server }) => {
      if (server.tabs(MASTER).includes('Review'))
        server.person(MASTER).type('Review', 'F2', 'different');
    },
  ],
];

interface Orders {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function describeFaults(
  scene: string,
  { setUp, parts = 0, largestRequest, isNew = false, listedAgain = false }: Scene,
): void {
  const inParts = Array.from({ length: parts }, (_, at): Call => [`part ${at + 1}`, WRITE[1]]);
  const calls = [
    ...CALLS.slice(0, -1),
    ...(listedAgain ? AGAIN : []),
    ...inParts,
    WRITE,
    ...(isNew ? EMPTY_TAB : []),
  ];
  // What comes before the parts is the same whether there are any.
  const hit = calls.slice(parts > 0 ? CALLS.length - 1 : 0).map(([name]) => name);

  describe(`a sync ${scene}`, () => {
    let letter: LetterAtGoogle;
    let start: string;
    let undisturbed: readonly string[];
    const expected = new Map<string, Orders>();
    const reset = () => {
      letter.server.clearFaults();
      letter.server.load(start);
      letter.server.calls.length = 0;
    };
    /** What a person did after the read and beside what was written, the next sync takes up. */
    const settle = async () => {
      await letter.sync();
      expect((await letter.sync()).result).toBe('unchanged');
    };
    /** What the master comes to if the person acts before the sync or after it. */
    const orders = async (act: Act): Promise<Orders> => {
      reset();
      act(letter);
      await settle();
      const before = letter.whole({ log: false });
      reset();
      await letter.sync();
      act(letter);
      await settle();
      return { before, after: letter.whole({ log: false }) };
    };

    beforeAll(async () => {
      letter = await letterAtGoogle(largestRequest === undefined ? {} : { largestRequest });
      await setUp(letter);
      start = letter.server.save();
      await letter.sync();
      undisturbed = letter.whole();
    });
    beforeEach(reset);
    afterAll(() => letter.here.close());

    it('is these calls and no others, and a second one writes nothing', async () => {
      expect((await letter.sync()).result).toBe('written');
      expect(letter.server.calls.map(({ method }) => method)).toEqual(
        calls.map(([, method]) => method),
      );
      expect((await letter.sync()).result).toBe('unchanged');
      expect(letter.whole()).toEqual(undisturbed);
    });

    describe.each(hit.map((name) => [name, calls.findIndex(([of]) => of === name) + 1] as const))(
      'at the call: %s',
      (call, nth) => {
        const isWrite = calls[nth - 1]?.[1] === WRITE[1];
        const isLast = call === WRITE[0];
        const faults = isWrite ? WRITE_FAULTS(nth) : inTurn(READ_FAULTS, nth);
        it.each(isLast ? FAULTS : faults)('case 28: %s', async (name, fault) => {
          letter.server.fail({ nth }, fault);
          const how = fault.type === 'hang' ? { patienceMs: 200 } : {};
          const disturbed = await letter.sync(how).catch((error: unknown) => error);
          // A refused key is no passing trouble: this run ends, the next one does it all.
          if (call === 'token' && name === 'an expired token') {
            expect(disturbed).toMatchObject({ exitCode: 77 });
          } else expect(disturbed).toMatchObject({ result: 'written' });
          expect(letter.server.clearFaults()).toEqual([]);
          const clean = await letter.sync();
          expect(clean.result).toBe(
            call === 'token' && name === 'an expired token' ? 'written' : 'unchanged',
          );
          expect(letter.whole()).toEqual(undisturbed);
        });

        const tokens = isLast || nth % 2 === 0;
        const second = isLast || nth % 2 === 1;
        if (ALL_KILLS || tokens)
          it('case 29: every token runs out', async () => {
            letter.server.between({ nth }, () => {
              letter.server.expireTokens();
            });
            expect((await letter.sync()).result).toBe('written');
            expect((await letter.sync()).result).toBe('unchanged');
            expect(letter.whole()).toEqual(undisturbed);
          });

        it.each(isLast ? PEOPLE : inTurn(isWrite ? PEOPLE : PEOPLE.slice(0, 3), nth))(
          'case 13: somebody %s',
          async (name, act) => {
            const { before, after } = expected.get(name) ?? (await orders(act));
            expected.set(name, { before, after });
            reset();
            letter.server.between({ nth }, () => {
              act(letter);
            });
            expect((await letter.sync()).result).toBe('written');
            expect(letter.server.clearFaults()).toEqual([]);
            await settle();
            const whole = letter.whole({ log: false });
            expect(whole).toEqual(whole.join('\n') === after.join('\n') ? after : before);
          },
        );

        if (ALL_KILLS || second)
          it('case 27: a second sync runs from beginning to end', async () => {
            letter.server.between({ nth }, async () => {
              await letter.sync();
            });
            await letter.sync();
            expect((await letter.sync()).result).toBe('unchanged');
            expect(letter.whole()).toEqual(undisturbed);
          });
      },
    );
  });
}
