import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { atGoogle } from '../../platform/google/at-google.ts';
import { describeWorkbook } from '../contract.ts';

function a1(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

describeWorkbook('the Google workbook', async () => {
  const here = await atGoogle();
  const id = here.server.addSpreadsheet();
  const person = here.server.person(id);
  return {
    workbook: googleWorkbook(await here.connect(), id),
    elsewhere: googleWorkbook(await here.connect(), id),
    hand: {
      type: async (tab, row, column, text) => {
        person.type(tab, a1(row, column), text);
        return Promise.resolve();
      },
      sortDown: async (tab, column) => {
        const { length } = here.server.grid(id, tab);
        person.sort(tab, `A2:Z${length}`, a1(0, column).charAt(0), 'DESCENDING');
        return Promise.resolve();
      },
      insertRow: async (tab, row) => {
        person.insertRows(tab, row + 1);
        return Promise.resolve();
      },
      renameTab: async (tab, title) => {
        person.renameTab(tab, title);
        return Promise.resolve();
      },
      look: async (tab, row, column, pattern) => {
        const sheet = here.server.state.spreadsheets[id]?.sheets.find(
          ({ properties }) => properties.title === tab,
        );
        person.request({
          repeatCell: {
            range: {
              sheetId: sheet?.properties.sheetId ?? 0,
              startRowIndex: row,
              endRowIndex: row + 1,
              startColumnIndex: column,
              endColumnIndex: column + 1,
            },
            cell: { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern } } },
            fields: 'userEnteredFormat.numberFormat',
          },
        });
        return Promise.resolve();
      },
      addTab: async (title) => {
        person.addTab(title);
        return Promise.resolve();
      },
    },
    close: () => here.close(),
  };
});
