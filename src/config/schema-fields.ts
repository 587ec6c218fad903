import { z } from 'zod';
import { googleId, type GoogleFile } from './google-id.ts';

/** The kinds of value that a config is made of, each with what an editor shows of it. */

/** A text of at least one sign. */
export const text = (description: string, ...examples: string[]) =>
  z.string().trim().min(1, 'is empty; write a text').meta({ description, examples });

/** A text, or a list of them. */
export const oneOrMore = (description: string, ...examples: (string | string[])[]) =>
  z
    .union([
      z.string().trim().min(1, 'is empty; write a text'),
      z
        .array(z.string().trim().min(1, 'is empty; write a text or take it out'))
        .min(1, 'is an empty list; write at least one text'),
    ])
    .meta({ description, examples });

/** The ID of a file at Google, or its address as the browser shows it. */
export const googleFile = (kind: GoogleFile, description: string) =>
  z
    .string()
    .trim()
    .check((context) => {
      const found = googleId(context.value, kind);
      if ('wrong' in found) {
        context.issues.push({ code: 'custom', message: found.wrong, input: context.value });
      }
    })
    .meta({ description, examples: [`https://docs.google.com/${kind}/d/1AbC_dEf/edit`] });

/** Under which titles something is asked, and whether every source asks it. */
export const question = (asked: string, ...examples: string[]) =>
  z
    .union([
      z.string().trim().min(1, 'is empty; write the title of the question'),
      z
        .array(z.string().trim().min(1, 'is empty; write the title of a question'))
        .min(1, 'is an empty list; write the titles of the question'),
      z.strictObject({
        titles: oneOrMore('All titles under which it has been asked.', examples),
        optional: z
          .boolean()
          .default(false)
          .meta({
            description: 'true: sources that do not ask it are fine.',
            examples: [true],
          }),
      }),
    ])
    .optional()
    .meta({
      description: `The title of the question for ${asked}, or a list of titles (languages, later renames; the first that is answered counts), or { titles: [...], optional: true }.`,
      examples,
    });
