import { extname } from 'node:path';
import { FORMAT_OF_ENDING, type Format } from '../domain/list.ts';
import { AppError, EXIT } from '../errors.ts';

/** Endings that say what a file is; a date or a version behind a dot says nothing. */
const ENDING = /^\.[a-z]{2,8}$/u;

/**
 * The format of what is written: the one asked for, else the one that the file's ending names, else
 * CSV. Throws (64) if the two contradict each other, since a Word document named .csv opens nowhere,
 * and if the ending alone would decide and is not known: a PDF must not turn out to be a CSV.
 */
export function outputFormat(asked: Format | undefined, output: string | undefined): Format {
  const ending = extname(output ?? '').toLowerCase();
  const named = FORMAT_OF_ENDING[ending];
  if (asked !== undefined && named !== undefined && asked !== named) {
    throw new AppError(`--output ${output} names a ${named} file, but --format is ${asked}.`, {
      exitCode: EXIT.usage,
      hint: `Leave out --format ${asked}, or give the file the ending .${asked}.`,
    });
  }
  if (asked === undefined && named === undefined && ENDING.test(ending)) {
    throw new AppError(`Lists cannot be written as ${ending} files (--output ${output}).`, {
      exitCode: EXIT.usage,
      hint: 'Use one of .csv, .md, .html, .txt, .docx, .json, or name the format: --format txt.',
    });
  }
  return asked ?? named ?? 'csv';
}
