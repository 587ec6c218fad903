import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { masterStore } from '../../src/workbook/master-store.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

describe('the kind of a master', () => {
  it('is asked for where the config is read and where the master is opened, and nowhere else', () => {
    const asking = files.filter((file) =>
      /\bmaster\??\.type\b/u.test(readFileSync(`src/${file}`, 'utf8')),
    );
    expect(asking.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
      'config/to-letter.ts',
      'workbook/master-store.ts',
    ]);
  });

  it.each([
    ['beside the file', { type: 'xlsx', path: '/list/out/a.xlsx' }, {}, '/list/out/.a.xlsx.review'],
    [
      'in the state of this user',
      { type: 'google-sheet', spreadsheetId: '1AbC' },
      { XDG_STATE_HOME: '/state' },
      expect.stringMatching(/^\/state\/undersigned\/[0-9a-f]{16}\.review$/u),
    ],
    [
      'at home, where no other place is named',
      { type: 'google-sheet', spreadsheetId: '1AbC' },
      { HOME: '/home/kim' },
      expect.stringMatching(/^\/home\/kim\/\.local\/state\/undersigned\//u),
    ],
  ] as const)('says where answers wait: %s', (_where, master, env, path) => {
    expect(masterStore(master).answersFile(env)).toEqual(path);
  });
});
