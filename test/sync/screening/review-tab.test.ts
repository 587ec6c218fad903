import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from '../../../src/domain/response.ts';
import { GridWorkbook } from '../grid-workbook.ts';
import { organization, response, syncOnce } from '../letter.ts';

/** Flags on the Review tab obey the rules of everything else that stands there. */

const SCHOOL = organization('r1', 'Hogwarts Alumni of Elm County');
const NOBODY = response('r2', { email: 'x@example.org', organization: 'test' });
const ALL = [SCHOOL, NOBODY];

const BOXES = expect.stringMatching(/^flag placeholder boxes-/u) as unknown;

let master: GridWorkbook;
const sync = (responses: readonly Response[] = ALL) => syncOnce(master, responses);
const review = () =>
  master.records('Review').map((row) => [row['Kind'], row['A'], row['Review ID']]);

beforeEach(async () => {
  master = new GridWorkbook();
  await sync();
});

describe('a flag', () => {
  it('case 40, case 41: stands under the name of its rule, and nothing leaves the list by it', () => {
    expect(review()).toEqual([
      ['Flag: fictional name', 'Hogwarts Alumni of Elm County', 'flag fictional O-0001'],
      ['Flag: placeholder', 'test', BOXES],
    ]);
    expect(master.records('Organizations').map((row) => row['Status'])).toEqual(['Listed']);
    expect(master.records('Responses')).toHaveLength(2);
  });

  it('counts as waiting until something is written under Decision, whatever it is', async () => {
    expect((await sync()).toReview).toBe(2);
    master.edit('Review', ['Review ID', 'flag fictional O-0001'], {
      Decision: 'ok',
      'Decided by': 'Dora',
    });
    expect((await sync()).toReview).toBe(1);
    expect((await sync()).result).toBe('unchanged');
    expect(review()).toHaveLength(2);
  });

  it('that was decided is not asked again when it comes up again', async () => {
    master.edit('Review', ['Review ID', 'flag fictional O-0001'], { Decision: 'ok' });
    await sync();
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Status: 'Withdrawn' });
    await sync();
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Status: 'Listed' });
    expect((await sync()).toReview).toBe(1);
  });

  it('whose row was deleted stays away', async () => {
    master.deleteRow('Review', ['Kind', 'Flag: placeholder']);
    expect((await sync()).toReview).toBe(1);
    expect((await sync()).result).toBe('unchanged');
    expect(review()).toHaveLength(1);
  });

  it('of what fills a box asks only of the texts that nobody has answered', async () => {
    master.edit('Review', ['Kind', 'Flag: placeholder'], { Decision: ' OK ' });
    const later = response('r3', { organization: 'n/a', firstName: 'Ada', lastName: 'Lee' });
    expect((await sync([...ALL, later])).toReview).toBe(2);
    const asked = review().filter(([kind]) => kind === 'Flag: placeholder');
    expect(asked.map(([, a]) => a)).toEqual(['test', 'n/a (Organization)']);
    expect((await sync([...ALL, later])).result).toBe('unchanged');
  });

  it('goes when its cause is gone, and is asked anew for another name', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Organization: 'Elm County Alumni' });
    await sync();
    expect(review().map(([kind]) => kind)).toEqual(['Flag: placeholder']);
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Organization: 'Starfleet Alumni' });
    await sync();
    expect(review().map(([, a]) => a)).toContain('Starfleet Alumni');
  });
});
