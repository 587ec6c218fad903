import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import type { Person } from '../google-server/person.ts';
import { clientsOf, type Clients } from './clients.ts';

let google: FakeGoogle;
let client: Clients;
let spreadsheetId: string;
let person: Person;

beforeAll(async () => {
  google = await startGoogle();
  client = clientsOf(google);
});

afterAll(() => google.close());

const ROWS = [
  ['Name', 'Place', 'Note'],
  ['Cy', 'x', '1'],
  ['ada', 'y', '2'],
  ['Bo', 'z', '3'],
];

beforeEach(() => {
  spreadsheetId = google.addSpreadsheet({ tabs: [{ title: 'A', rows: ROWS }, { title: 'B' }] });
  person = google.person(spreadsheetId);
  person.addNamedRange('Row', 'A', 'A3:C3');
  person.addNamedRange('All', 'A', 'A1:C4');
  person.request({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 1,
        metadataKey: 'signer',
        visibility: 'DOCUMENT',
        location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 3 } },
      },
    },
  });
});

const names = (): (string | undefined)[] => google.grid(spreadsheetId, 'A').map((row) => row[0]);

interface Followed {
  readonly row: string;
  readonly all: string;
  readonly metadata: number | undefined;
}

async function followed(): Promise<Followed> {
  const { data } = await client.sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'namedRanges',
  });
  const span = (name: string): string => {
    const range = data.namedRanges?.find((each) => each.name === name)?.range;
    return range === undefined ? 'gone' : `${range.startRowIndex ?? 0}-${range.endRowIndex ?? 0}`;
  };
  const found = await client.sheets.spreadsheets.developerMetadata.search({
    spreadsheetId,
    requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: 'signer' } }] },
  });
  const place = found.data.matchedDeveloperMetadata?.[0]?.developerMetadata?.location;
  return {
    row: span('Row'),
    all: span('All'),
    metadata: place === undefined ? undefined : (place.dimensionRange?.startIndex ?? 0),
  };
}

describe('what people do to rows', () => {
  interface Case {
    readonly what: string;
    readonly act: (someone: Person) => void;
    readonly names: readonly (string | undefined)[];
    readonly after: Followed;
  }
  const cases: readonly Case[] = [
    {
      what: 'insert above',
      act: (someone) => {
        someone.insertRows('A', 2, 2);
      },
      names: ['Name', undefined, undefined, 'Cy', 'ada', 'Bo'],
      after: { row: '4-5', all: '0-6', metadata: 4 },
    },
    {
      what: 'insert below',
      act: (someone) => {
        someone.insertRows('A', 5);
      },
      names: ['Name', 'Cy', 'ada', 'Bo'],
      after: { row: '2-3', all: '0-4', metadata: 2 },
    },
    {
      what: 'delete above',
      act: (someone) => {
        someone.deleteRows('A', 2);
      },
      names: ['Name', 'ada', 'Bo'],
      after: { row: '1-2', all: '0-3', metadata: 1 },
    },
    {
      what: 'delete the row itself',
      act: (someone) => {
        someone.deleteRows('A', 3);
      },
      names: ['Name', 'Cy', 'Bo'],
      after: { row: 'gone', all: '0-3', metadata: undefined },
    },
    {
      what: 'move it down',
      act: (someone) => {
        someone.moveRows('A', 3, 1, 5);
      },
      names: ['Name', 'Cy', 'Bo', 'ada'],
      after: { row: '3-4', all: '0-3', metadata: 3 },
    },
    {
      what: 'move another one above it',
      act: (someone) => {
        someone.moveRows('A', 4, 1, 2);
      },
      names: ['Name', 'Bo', 'Cy', 'ada'],
      after: { row: '3-4', all: '0-4', metadata: 3 },
    },
    {
      what: 'sort, by which nothing moves but the cells',
      act: (someone) => {
        someone.sort('A', 'A2:C4', 'A');
      },
      names: ['Name', 'ada', 'Bo', 'Cy'],
      after: { row: '2-3', all: '0-4', metadata: 2 },
    },
  ];
  it.each(cases)('$what', async ({ act, names: expected, after }) => {
    act(person);
    expect(names()).toEqual(expected);
    expect(await followed()).toEqual(after);
  });

  it('keeps the name of a range whose cells were deleted taken, though it is no longer listed', () => {
    person.deleteRows('A', 3);
    expect(() => {
      person.addNamedRange('Row', 'A', 'A1');
    }).toThrow('a named range with that name already exists');
  });
});

describe('what people do otherwise', () => {
  it('types as Sheets reads it', () => {
    const typed = ['007', '=1+2', "'007", '1/31/2026', '2026-01-31 13:05:00', 'true', '50%', 'x'];
    typed.forEach((text, i) => {
      person.type('B', `A${i + 1}`, text);
    });
    const shown = google.grid(spreadsheetId, 'B').map((row) => row[0]);
    expect(shown).toEqual([
      '7',
      '3',
      '007',
      '1/31/2026',
      '2026-01-31 13:05:00',
      'TRUE',
      '50%',
      'x',
    ]);
    expect(google.cells(spreadsheetId, 'B')['A2']?.userEnteredValue).toEqual({
      formulaValue: '=1+2',
    });
  });

  it('empties, notes, renames, moves, hides and rearranges', () => {
    person.note('A', 'A2', 'Called them.');
    person.type('A', 'A2', '');
    person.insertColumns('A', 'B');
    person.moveColumns('A', 'D', 1, 'A');
    expect(google.grid(spreadsheetId, 'A').slice(0, 2)).toEqual([
      ['Note', 'Name', '', 'Place'],
      ['1', '', '', 'x'],
    ]);
    expect(google.cells(spreadsheetId, 'A')['B2']).toEqual({ note: 'Called them.' });
    person.deleteColumns('A', 'A', 2);
    person.clear('A', 'A3:Z9');
    person.renameTab('A', 'List');
    person.addTab('C');
    person.moveTab('List', 2);
    person.hideTab('C');
    expect(google.tabs(spreadsheetId)).toEqual(['B', 'List', 'C']);
    expect(google.grid(spreadsheetId, 'List')).toEqual([
      ['', 'Place'],
      ['', 'x'],
    ]);
  });

  it('protects cells from all but the owner', () => {
    person.protect('A', 'A1:C1');
    person.type('A', 'A1', 'Organization');
    expect(() => {
      google.person(spreadsheetId, 'helper@example.org').type('A', 'A1', 'x');
    }).toThrow('protected cell');
  });
});
