import { command } from './command.ts';
import { flag, text, texts } from './option.ts';

export const INIT = command({
  name: 'init [source..]',
  describe: 'Look at a form, a sheet, a CSV or Excel export, and write the config of a letter',
  options: {
    source: texts('Addresses of forms or sheets as the browser shows them, or CSV and Excel files'),
    form: texts('A Google Form: its address while you edit it, or its ID'),
    sheet: texts('A response sheet: its address or ID'),
    tab: text('The tab of the sheet or workbook that holds the responses'),
    csv: texts('A CSV export, plain or zipped'),
    xlsx: texts('An Excel workbook: Microsoft Forms, or a downloaded response sheet'),
    map: texts('Which question asks for a field: organization="Your group"'),
    letter: text("The letter's name (default: the form's title)"),
    timezone: text('Of timestamps and deadlines that carry none, like America/Chicago'),
    master: text('Where the list is kept: a file.xlsx, or the address of a Google Sheet'),
    'create-master': flag('Create a Google Sheet for the list (not as a service account)'),
    credentials: text('The key file of a service account; noted in .env'),
    force: flag('Overwrite a config that exists'),
    yes: flag('Ask nothing; take what is proposed'),
    verbose: flag('Show sample answers, which are real ones, also without a terminal'),
  },
  examples: [
    ['init responses.csv', 'From a downloaded export, without any account'],
    ['init https://docs.google.com/forms/d/…/edit', 'From a form'],
    ['init --csv a.csv --map "organization=Your group"', 'Say what a question asks'],
  ],
  load: async () => {
    const { init } = await import('../commands/init.ts');
    return ({ source, form, sheet, csv, xlsx, ...rest }, world) =>
      init({ ...rest, sources: source, forms: form, sheets: sheet, csvs: csv, xlsxs: xlsx }, world);
  },
});
