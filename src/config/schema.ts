import { extname } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../languages/registry.ts';
import { isZone } from '../platform/zone.ts';
import { FORMAT_OF_ENDING } from '../domain/list.ts';
import { NO_VENDOR, vendors } from './vendors.ts';
import { configDate } from './date.ts';
import { googleFile, oneOrMore, question, text } from './schema-fields.ts';

/** The letter's config as it may be written: the one definition, for the check and for editors. */

const name = text('What the source is called in the master; unique.', 'english').optional();

const vendor = z
  .enum([...vendors().map(({ id }) => id), NO_VENDOR])
  .optional()
  .meta({
    description:
      'The form service whose export it is; recognized by its columns if left out, none to read it as any file.',
    examples: ['jotform'],
  });

export const sourceSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('google-form').meta({ description: 'A Google Form, read through its API.' }),
      formId: googleFile('forms', "The form's ID, or its address in the browser while editing it."),
      name,
    }),
    z.strictObject({
      type: z
        .literal('google-sheet')
        .meta({ description: 'The response sheet that a form is linked to.' }),
      spreadsheetId: googleFile('spreadsheets', "The spreadsheet's ID, or its address."),
      tab: text('The tab that holds the responses.', 'Form Responses 1').default(
        'Form Responses 1',
      ),
      name,
    }),
    z.strictObject({
      type: z.literal('csv').meta({ description: 'A downloaded CSV export, plain or zipped.' }),
      path: text('A downloaded export, plain or .zip, relative to this file.', 'responses.csv'),
      vendor,
      name,
    }),
    z.strictObject({
      type: z.literal('xlsx').meta({
        description: 'An Excel workbook: Microsoft Forms, or a response sheet downloaded as Excel.',
      }),
      path: text('The workbook, relative to this file.', 'responses.xlsx').regex(
        /\.xls[xm]$/iu,
        'does not end in .xlsx; save the responses as an Excel workbook, or as CSV for type: csv',
      ),
      tab: text('The tab with the responses; the first one if left out.', 'Sheet1').optional(),
      vendor,
      name,
    }),
    z.strictObject({
      type: z
        .literal('list')
        .meta({ description: 'A list of signers that was published before: text or CSV.' }),
      path: text(
        'A list with a name on each line and headings for National and states, or a CSV with such columns, relative to this file.',
        'first-edition.txt',
      ),
      edition: text(
        'The edition of which it is the list; its signers count as signed when that closed.',
        'Initial letter',
      ).optional(),
      name,
    }),
  ])
  .meta({
    description:
      'A Google Form, the response sheet of one, a downloaded CSV or Excel export, or a list that was published before.',
  });

const extraSchema = z
  .array(
    z.strictObject({
      column: text('The header of its column in the master.', 'Worked with'),
      titles: oneOrMore(
        'The title of the question, or a list of titles (languages, later renames).',
        'Have you worked with any of these organizations?',
      ),
      audience: z
        .enum(['internal', 'public'])
        .default('internal')
        .meta({
          description: 'public: the answers may stand in public lists; internal: for staff only.',
          examples: ['internal'],
        }),
      optional: z
        .boolean()
        .default(false)
        .meta({
          description: 'true: sources that do not ask it are fine.',
          examples: [true],
        }),
    }),
  )
  .default([])
  .meta({
    description:
      'Any other questions: each is kept with the response and gets a column of its own on Organizations, Individuals and Responses. The title of a grid stands for all its rows.',
  });

export const questionsSchema = z
  .strictObject({
    submittedAt: question('the time of submission (sheets and CSV only)', 'Timestamp'),
    email: question('the e-mail address', 'Email Address'),
    organization: question("the organization's name", 'Organization Name'),
    scope: question("the organization's scope", 'Scope of your Organization'),
    state: question('the state', 'State'),
    firstName: question('the first name', 'First Name'),
    lastName: question('the last name', 'Last Name'),
    title: question('the job title', 'Title'),
    affiliation: question('the affiliation of an individual', 'Affiliation'),
    authority: question(
      'whether the person may sign for the organization',
      'Are you authorized to sign for your organization?',
    ),
    amplify: question('help with spreading the letter', 'Will you share the letter?'),
    extra: extraSchema,
  })
  .meta({ description: "Each field's question, by its title in the form." });

export const editionSchema = z.strictObject({
  name: text('The name of this edition of the letter.', 'Initial letter'),
  closes: z
    .string()
    .refine((written) => configDate(written, 'UTC') !== undefined, {
      error: (issue) =>
        `"${String(issue.input)}" is not a date; write it like 2021-10-29T12:00:00-04:00, 2021-10-29 12:00 or 2021-10-29`,
    })
    .optional()
    .meta({
      description:
        'Who signs after it is a late signer. Without an offset in the timezone above; a day alone means all of it.',
      examples: ['2021-10-29T12:00:00-04:00'],
    }),
});

export const timezoneSchema = z
  .string()
  .trim()
  .refine(isZone, {
    error: (issue) =>
      `"${String(issue.input)}" is not a time zone; write its name in the IANA database, like America/New_York`,
  })
  .meta({
    description: 'Of timestamps and dates that carry none; an IANA name.',
    examples: ['America/New_York'],
  });

const rulesSchema = z.strictObject({
  authority: z
    .strictObject({
      authorized: oneOrMore('Answers that mean yes, beside those built in.', [
        'Yes',
        'Sí',
      ]).optional(),
      notAuthorized: oneOrMore('Answers that mean no, beside those built in.', ['No']).optional(),
      whenNotAuthorized: z
        .enum(['hold', 'list-as-individual'])
        .default('hold')
        .meta({
          description:
            'What becomes of a sign-on by someone who may not sign for the organization.',
          examples: ['hold'],
        }),
    })
    .optional()
    .meta({ description: 'How to read whether a person may sign for the organization.' }),
  scope: z
    .strictObject({
      outOfScope: oneOrMore('Answers that put an organization outside this letter.', [
        'International',
      ]).optional(),
    })
    .optional()
    .meta({ description: 'Which organizations the letter is for.' }),
  undated: z
    .enum(['on-time', 'late'])
    .optional()
    .meta({
      description:
        'How responses count that carry no time of submission; if left out, their Edition is blank and Review asks.',
      examples: ['late'],
    }),
  guard: z
    .strictObject({
      share: z
        .number()
        .min(0, 'is below 0; write a share from 0 to 1')
        .max(1, 'is above 1; write a share from 0 to 1, like 0.2 for 20 %')
        .default(0.2)
        .meta({ description: 'A share of the listed signers, 0 to 1.', examples: [0.2] }),
      moreThan: z
        .int('is not a whole number; write one like 5')
        .min(0, 'is below 0; write a number like 5')
        .default(5)
        .meta({ description: 'A number of signers.', examples: [5] }),
    })
    .optional()
    .meta({
      description:
        'A sync that would change or take away at least this share of the listed signers and more than this number stops.',
    }),
});

const masterSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('xlsx').meta({ description: 'A file; no account is needed.' }),
      path: text(
        'The file, relative to this one; made by the first sync.',
        '../out/letter.xlsx',
      ).regex(
        /\.xlsx$/iu,
        'does not end in .xlsx; write the path of an Excel workbook, like ../out/letter.xlsx',
      ),
    }),
    z.strictObject({
      type: z
        .literal('google-sheet')
        .meta({ description: 'A Google Sheet, shared with the account as Editor.' }),
      spreadsheetId: googleFile('spreadsheets', "The spreadsheet's ID, or its address."),
    }),
  ])
  .meta({ description: 'The spreadsheet where staff work: an xlsx file or a Google Sheet.' });

const exportSchema = z.strictObject({
  path: text(
    'The file to write, relative to this one; its ending says the format: .csv, .md, .html, .txt, .docx or .json.',
    '../site/signers.html',
  ).refine((path) => extname(path).toLowerCase() in FORMAT_OF_ENDING, {
    error: 'has no ending that names a format; write one of .csv, .md, .html, .txt, .docx, .json',
  }),
  list: z
    .enum(['organizations', 'individuals', 'all'])
    .default('organizations')
    .meta({ description: 'Which signers.', examples: ['all'] }),
  group: z
    .enum(['none', 'state', 'scope'])
    .default('none')
    .meta({ description: 'state: National first, then each state.', examples: ['state'] }),
  audience: z
    .enum(['public', 'internal'])
    .default('public')
    .meta({
      description: 'public holds only what was given for publication; internal holds contacts.',
      examples: ['public'],
    }),
});

export const letterSchema = z
  .strictObject({
    letter: text('The name of the letter.', 'Open letter for safe streets'),
    languages: z
      .array(z.enum(LANGUAGES))
      .min(1, `is an empty list; write ${LANGUAGES.join(', ')} or several of them`)
      .default([LANGUAGES[0]])
      .meta({
        description: 'Of the letter and its forms; the first is the main one.',
        examples: [LANGUAGES.slice(0, 2)],
      }),
    timezone: timezoneSchema.default('UTC'),
    sources: z
      .array(sourceSchema)
      .min(1, 'is an empty list; write at least one source')
      .meta({ description: 'Where sign-ons come from; each is pulled whole.' }),
    questions: questionsSchema.default({ extra: [] }),
    rules: rulesSchema.optional().meta({ description: 'How answers are judged.' }),
    editions: z
      .array(editionSchema)
      .default([])
      .meta({ description: 'The publications of the letter, the earliest first.' }),
    exports: z.array(exportSchema).default([]).meta({
      description:
        'Lists that each sync writes when they changed; only then. `undersigned export` without options writes them all. The List tab is grouped like the first public one.',
    }),
    directory: text(
      'Known organizations (CSV), relative to this file.',
      'organizations.csv',
    ).optional(),
    master: masterSchema.optional(),
  })
  .meta({
    title: 'A letter of Undersigned',
    description: 'One campaign: its sources, its question mapping, its rules, its master.',
  });

/** A config that has passed the check, defaults filled in, nothing resolved yet. */
export type LetterConfig = z.output<typeof letterSchema>;
