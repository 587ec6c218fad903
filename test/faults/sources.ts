import type { FakeGoogle } from '../google-server/server.ts';
import { questions, type Asked } from './questions.ts';

/** A form, a response sheet and a master at a local Google, and what signers and people do there. */

export const FORM = 'form-of-quiet-parks';
export const SHEET = 'sheet-of-quiet-parks';
export const MASTER = 'master-of-quiet-parks';

type Given = Partial<Record<Asked, string>>;

const SIGNED: readonly Given[] = [
  { organization: 'Acorn Street Neighbors', state: 'Ohio', firstName: 'Ana', lastName: 'Ruiz' },
  { organization: 'Birch Hill Riders, Inc.', scope: 'National', authority: 'Yes' },
  { organization: 'Birch Hill Riders', title: 'Chair', amplify: 'Yes' },
  { organization: 'Cedar Valley Walkers', authority: 'pending board approval' },
  { organization: 'Dogwood Court Council', state: 'Maine', authority: 'No' },
  { organization: '=HYPERLINK("https://example.org")', state: 'Utah' },
  { organization: '', firstName: 'Ada', lastName: 'Lee', affiliation: 'Elm School, "East"' },
  { organization: '', firstName: 'Ada', lastName: 'Lee', affiliation: 'Fir Library' },
  { organization: 'Gingko Friends of Water', scope: 'International' },
];

const ON_SHEET: readonly Given[] = [
  { organization: 'Hazel Lane Tenants', state: 'Iowa', firstName: 'Bo', lastName: 'Okafor' },
  { organization: 'ACORN STREET NEIGHBORS', state: 'Ohio', firstName: 'Cy', lastName: 'Vang' },
  { organization: 'Asociación de Vecinos del Río', state: 'Nevada' },
  { organization: '', firstName: 'Rev. Dee', lastName: 'Moss', affiliation: 'N/A' },
  { organization: 'Juniper Clinic', authority: 'I think so' },
];

export function addSources(server: FakeGoogle): void {
  server.addForm({
    id: FORM,
    info: { title: 'Sign the letter' },
    settings: { emailCollectionType: 'VERIFIED' },
    items: questions.map(([field, title]) => ({
      itemId: `item-${field}`,
      title,
      questionItem: { question: { questionId: field, textQuestion: {} } },
    })),
  });
  for (const [n, given] of SIGNED.entries()) signForm(server, n, given);
  server.addSpreadsheet({
    id: SHEET,
    timeZone: 'America/New_York',
    tabs: [
      {
        title: 'Form Responses 1',
        rows: [
          ['Timestamp', 'Email Address', ...questions.map(([, title]) => title)],
          ...ON_SHEET.map((given, n) => [
            { date: `2026-04-0${n + 1} 09:30:00` },
            `sheet${n}@example.org`,
            ...questions.map(([field]) => answer(given, field)),
          ]),
        ],
      },
    ],
  });
  server.addSpreadsheet({ id: MASTER, title: 'Who signed' });
}

function signForm(server: FakeGoogle, n: number, given: Given): void {
  const time = `2026-04-${String(10 + n)}T15:00:00.000Z`;
  server.addResponse(FORM, {
    responseId: `form-response-${n}`,
    respondentEmail: `form${n}@example.org`,
    createTime: time,
    lastSubmittedTime: time,
    answers: Object.fromEntries(
      questions.map(([field]) => [field, answer(given, field)]).filter(([, text]) => text !== ''),
    ) as Record<string, string>,
  });
}

function answer(given: Given, field: Asked): string {
  return given[field] ?? (field === 'authority' && given.organization !== '' ? 'Yes' : '');
}

/** What people do in the master between two syncs. */
export function peopleWork(server: FakeGoogle): void {
  const person = server.person(MASTER);
  const rowOf = (tab: string, text: string): number =>
    server.grid(MASTER, tab).findIndex((cells) => cells.includes(text)) + 1;
  const firstBlank = server.grid(MASTER, 'Organizations').findIndex((cells) => cells.length === 0);
  person.type('Organizations', 'R1', 'Length of the name');
  for (const row of [2, 3, 4]) person.type('Organizations', `R${row}`, `=LEN(B${row})`);
  person.type('Organizations', `F${rowOf('Organizations', 'O-0002')}`, 'Vermont');
  person.type('Organizations', `P${rowOf('Organizations', 'O-0001')}`, 'ask for the logo');
  person.note('Organizations', `B${rowOf('Organizations', 'O-0003')}`, 'called on Monday');
  person.type('Organizations', `C${rowOf('Organizations', 'O-0004')}`, 'Withdrawn');
  person.type('Organizations', `B${firstBlank + 1}`, 'Oak Hands');
  person.deleteRows('Organizations', rowOf('Organizations', 'O-0005'));
  person.insertRows('Organizations', 3);
  person.sort('Organizations', 'A2:R40', 'B', 'DESCENDING');
  person.filter('Organizations', 'A1:R40');
  person.insertRows('Individuals', 1);
  person.type('Individuals', 'A1', 'Do not send this list');
  person.renameTab('Individuals', 'People');
  person.addNamedRange('everyone', 'People', 'B3:B20');
  person.type('Review', `F${rowOf('Review', 'Possible match')}`, 'same');
  person.type('Review', `G${rowOf('Review', 'Possible match')}`, 'Ines');
  person.addTab('Mine');
  person.type('Mine', 'A1', '=COUNTA(Organizations!B2:B40)');
}

/** What signers do meanwhile: new ones, one again, one edited, one taken back. */
export function moreSign(server: FakeGoogle): void {
  signForm(server, 9, { organization: 'Kelp Coast Rowers', state: 'Oregon' });
  signForm(server, 10, { organization: 'Cedar Valley Walkers', authority: 'Yes' });
  server.editResponse(FORM, 'form-response-1', {
    lastSubmittedTime: '2026-04-19T15:00:00.000Z',
    answers: { organization: 'Birch Hill Riders, Inc.', state: 'Texas', authority: 'Yes' },
  });
  server.deleteResponse(FORM, 'form-response-8');
  const sheet = server.person(SHEET);
  sheet.type('Form Responses 1', 'A7', '4/18/2026 9:00:00');
  sheet.type('Form Responses 1', 'B7', 'sheet7@example.org');
  sheet.type('Form Responses 1', 'C7', 'Linden Square Gardeners');
  sheet.type('Form Responses 1', 'J7', 'Yes');
}
