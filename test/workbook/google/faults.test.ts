import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Google } from '../../../src/platform/google/google.ts';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { MasterChanged } from '../../../src/workbook/master-changed.ts';
import type { Change, Snapshot, TabLayout, Workbook } from '../../../src/workbook/workbook.ts';
import type { Fault, Matcher } from '../../google-server/faults.ts';
import { atGoogle, type AtGoogle } from '../../platform/google/at-google.ts';

const LAYOUT: TabLayout = {
  title: 'Signers',
  hidden: false,
  columns: ['ID', 'Name', 'Status'].map((header) => ({ header, width: 20 })),
};
const MEMORY: TabLayout = {
  title: '_memory',
  hidden: true,
  columns: [{ header: 'Key', width: 9 }],
};
const ROWS = ['s-1', 's-2', 's-3', 's-4'].map((id) => [id, `Group ${id}`, 'Listed']);

/** A sync in small: withdraws s-2 unless a person set its status, adds s-5, and remembers that it did. */
function changesFor({ tabs }: Snapshot): readonly Change[] {
  const signers = tabs.find((tab) => tab.id === 41);
  const memory = tabs.find((tab) => tab.id === 42);
  if (!signers || !memory) {
    return [
      { type: 'add-tab', tabId: 41, layout: LAYOUT, rows: ROWS },
      { type: 'add-tab', tabId: 42, layout: MEMORY, rows: [['start']] },
    ];
  }
  const changes: Change[] = [];
  const column = signers.rows.flat().includes('Phone') ? 3 : 2;
  const row = signers.rows.findIndex(([id]) => id === 's-2');
  if (signers.rows[row]?.[column] === 'Listed') {
    changes.push({ type: 'write-cells', tabId: 41, row, column, values: ['Withdrawn'] });
  }
  if (!signers.rows.some(([id]) => id === 's-5')) {
    const end = signers.rows.length;
    changes.push({ type: 'write-cells', tabId: 41, row: end, column: 0, values: ['s-5'] });
    changes.push({ type: 'write-cells', tabId: 41, row: end, column, values: ['Listed'] });
  }
  if (memory.rows.length < 3) {
    changes.push({ type: 'write-cells', tabId: 42, row: 2, column: 0, values: ['done'] });
  }
  return changes;
}

/** Syncs until nothing is left to do, starting anew where the master changed meanwhile. */
async function sync(workbook: Workbook): Promise<void> {
  for (let round = 0; round < 12; round++) {
    const snapshot = await workbook.read();
    const changes = changesFor(snapshot);
    if (changes.length === 0) return;
    try {
      await workbook.write(changes, snapshot);
    } catch (error) {
      if (!(error instanceof MasterChanged)) throw error;
    }
  }
  throw new Error('The sync does not come to an end.');
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['429', { type: 'status', status: 429 }],
  ['500', { type: 'status', status: 500 }],
  ['503', { type: 'status', status: 503 }],
  ['expired token', { type: 'status', status: 401 }],
  ['reset before', { type: 'reset-before' }],
  ['reset after', { type: 'reset-after' }],
  ['truncated reply', { type: 'truncated' }],
  ['half a reply', { type: 'half' }],
  ['hang', { type: 'hang' }],
  ['hang after the fact', { type: 'hang', applied: true }],
];

type Act = (here: AtGoogle, id: string) => void;
const PEOPLE: readonly (readonly [string, Act])[] = [
  [
    'types over a cell',
    (here, id) => {
      here.server.person(id).type('Signers', 'C4', 'Excluded');
    },
  ],
  [
    'sets the status that is to be written',
    (here, id) => {
      here.server.person(id).type('Signers', 'C3', 'Excluded');
    },
  ],
  [
    'sorts',
    (here, id) => {
      here.server.person(id).sort('Signers', 'A2:C40', 'A', 'DESCENDING');
    },
  ],
  [
    'inserts a row',
    (here, id) => {
      here.server.person(id).insertRows('Signers', 2);
    },
  ],
  [
    'inserts a column',
    (here, id) => {
      here.server.person(id).insertColumns('Signers', 'C');
      here.server.person(id).type('Signers', 'C1', 'Phone');
    },
  ],
  [
    'types a row below',
    (here, id) => {
      here.server.person(id).type('Signers', 'A6', 'typed');
    },
  ],
  [
    'deletes a row',
    (here, id) => {
      here.server.person(id).deleteRows('Signers', 2);
    },
  ],
  [
    'puts a formula',
    (here, id) => {
      here.server.person(id).type('Signers', 'C3', '=UPPER(A3)');
    },
  ],
  [
    'renames the tab',
    (here, id) => {
      here.server.person(id).renameTab('Signers', 'Who signed');
    },
  ],
];

describe('a sync of a Google master', () => {
  let here: AtGoogle;
  let id: string;
  let google: Google;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    id = here.server.addSpreadsheet();
    google = await here.connect();
  });
  afterEach(async () => here.close());

  const workbook = () => googleWorkbook(google, id);
  /** Rows of the signers' tab without blanks, in no particular order. */
  const signers = () => {
    const title = here.server.tabs(id).find((tab) => tab === 'Signers' || tab === 'Who signed');
    return here.server
      .grid(id, title ?? 'Signers')
      .map((row) => row.join('|'))
      .filter((row) => row !== '')
      .sort();
  };
  const UNDISTURBED = [
    'ID|Name|Status',
    's-1|Group s-1|Listed',
    's-2|Group s-2|Withdrawn',
    's-3|Group s-3|Listed',
    's-4|Group s-4|Listed',
    's-5||Listed',
  ];
  const setUp = async () => {
    const book = workbook();
    const empty = await book.read();
    await book.write(changesFor(empty), empty);
  };

  for (const nth of [1, 2, 3, 4, 5]) {
    it.each(FAULTS)(`case 28: call ${nth} meets %s`, async (_name, fault) => {
      if (fault.type === 'hang') here.limit(300);
      here.server.fail({ api: 'sheets', nth }, fault);
      await sync(workbook());
      expect(signers()).toEqual(UNDISTURBED);
      expect(here.server.grid(id, '_memory').flat()).toEqual(['Key', 'start', 'done']);
      expect(here.server.tabs(id).sort()).toEqual([
        'Sheet1',
        'Signers',
        '_memory',
        '_undersigned_before',
      ]);
    });
  }

  /** The run ends with that call, whether Google does what it asked or not. */
  const killAt = (call: Matcher, applied: boolean, stop: AbortController): void => {
    here.server.between(call, () => {
      stop.abort();
    });
    here.server.fail(call, { type: 'hang', applied });
  };

  for (const nth of [1, 2, 3, 4, 5]) {
    it.each([false, true])(`is killed at call ${nth}, which took effect: %s`, async (applied) => {
      const stop = new AbortController();
      google = await here.connect('read-write', {}, stop.signal);
      killAt({ api: 'sheets', nth }, applied, stop);
      await sync(workbook()).catch(() => undefined);
      here.server.clearFaults();
      google = await here.connect();
      await sync(workbook());
      expect(signers()).toEqual(UNDISTURBED);
      expect(here.server.grid(id, '_memory').flat()).toEqual(['Key', 'start', 'done']);
    });
  }

  /** What one undisturbed sync gives if the person acts before it. */
  const expected = async (...acts: readonly Act[]) => {
    const other = await atGoogle();
    const otherId = other.server.addSpreadsheet();
    const book = googleWorkbook(await other.connect(), otherId);
    const empty = await book.read();
    await book.write(changesFor(empty), empty);
    for (const act of acts) act(other, otherId);
    await sync(book);
    const title = other.server.tabs(otherId).find((tab) => /Signers|Who/u.test(tab)) ?? '';
    const rows = other.server.grid(otherId, title).map((row) => row.join('|'));
    await other.close();
    return rows.filter((row) => row !== '').sort();
  };

  describe.each(PEOPLE)('case 13: while somebody %s', (_name, act) => {
    it('between the read and the write', async () => {
      await setUp();
      here.server.between({ method: 'spreadsheets.batchUpdate' }, () => {
        act(here, id);
      });
      await sync(workbook());
      expect(signers()).toEqual(await expected(act));
      expect(here.server.grid(id, '_memory').flat()).toEqual(['Key', 'start', 'done']);
    });

    it('and the run is killed before it can take the write back', async () => {
      await setUp();
      const stop = new AbortController();
      google = await here.connect('read-write', {}, stop.signal);
      here.server.between({ method: 'spreadsheets.batchUpdate' }, () => {
        act(here, id);
      });
      killAt({ method: 'spreadsheets.batchUpdate', nth: 1 }, true, stop);
      await sync(workbook()).catch(() => undefined);
      here.server.clearFaults();
      google = await here.connect();
      await sync(workbook());
      expect(signers()).toEqual(await expected(act));
    });
  });

  const again: Act = (there, spreadsheetId) => {
    const tab = there.server.tabs(spreadsheetId).includes('Signers') ? 'Signers' : 'Who signed';
    there.server.person(spreadsheetId).insertRows(tab, 2);
  };

  it.each(PEOPLE)(
    'case 13: somebody %s, and inserts a row while that is repaired',
    async (_name, act) => {
      await setUp();
      here.server.between({ method: 'spreadsheets.batchUpdate', nth: 1 }, () => {
        act(here, id);
      });
      here.server.between({ method: 'spreadsheets.batchUpdate', nth: 2 }, () => {
        again(here, id);
      });
      await sync(workbook());
      expect(signers()).toEqual(await expected(act, again));
      expect(here.server.grid(id, '_memory').flat()).toEqual(['Key', 'start', 'done']);
    },
  );

  it.each([2, 3, 4])('is killed at call %i of a repair that was raced itself', async (nth) => {
    await setUp();
    const stop = new AbortController();
    google = await here.connect('read-write', {}, stop.signal);
    const sort: Act = (there) => {
      there.server.person(id).sort('Signers', 'A2:C6', 'A', 'DESCENDING');
    };
    here.server.between({ method: 'spreadsheets.batchUpdate', nth: 1 }, () => {
      sort(here, id);
    });
    here.server.between({ method: 'spreadsheets.batchUpdate', nth: 2 }, () => {
      again(here, id);
    });
    killAt({ method: 'spreadsheets.batchUpdate', nth }, true, stop);
    await sync(workbook()).catch(() => undefined);
    here.server.clearFaults();
    google = await here.connect();
    await sync(workbook());
    expect(signers()).toEqual(UNDISTURBED);
  });

  it('case 27: two syncs at the same moment', async () => {
    await setUp();
    await Promise.all([sync(workbook()), sync(googleWorkbook(await here.connect(), id))]);
    expect(signers()).toEqual(UNDISTURBED);
  });

  it('case 27: two first syncs at the same moment', async () => {
    await Promise.all([sync(workbook()), sync(googleWorkbook(await here.connect(), id))]);
    expect(signers()).toEqual(UNDISTURBED);
  });

  it('people delete the hidden tab, or its named range', async () => {
    await setUp();
    here.server.person(id).deleteTab('_undersigned_before');
    await sync(workbook());
    expect(signers()).toEqual(UNDISTURBED);
    const { namedRanges = [] } = here.server.state.spreadsheets[id] ?? {};
    for (const { namedRangeId } of namedRanges.filter((each) => each.range)) {
      here.server.person(id).request({ deleteNamedRange: { namedRangeId } });
    }
    const base = await workbook().read();
    expect(base.revision).toBe('');
    const other = googleWorkbook(await here.connect(), id);
    const change: Change = { type: 'write-cells', tabId: 41, row: 1, column: 1, values: ['First'] };
    await other.write([change], await other.read());
    await expect(workbook().read()).resolves.not.toMatchObject({ revision: '' });
  });
});
