import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Letter } from '../domain/letter.ts';
import { AppError, EXIT } from '../errors.ts';
import { crossCheck } from './cross-check.ts';
import { offsetOf, report, type Problem } from './places.ts';
import { about, problemsOf } from './problems.ts';
import { letterSchema } from './schema.ts';
import { syntaxProblems } from './syntax.ts';
import { toLetter } from './to-letter.ts';
import { readRegular } from '../platform/files/read-regular.ts';
import { refuseForeignFile } from '../platform/files/trusted-file.ts';
import { hintUnreadable, whyUnreadable } from '../platform/files/unreadable.ts';

/**
 * Reads and checks the config of one letter.
 *
 * Throws `AppError` 78 with all that is wrong at once, a line each, as
 * `file:line:col: what is wrong; what to write`.
 */
export async function loadLetter(file: string): Promise<Letter> {
  return parseLetter(await readConfig(file), file);
}

/** The same for the text of a config; `file` is its name, from which relative paths start. */
export function parseLetter(text: string, file: string): Letter {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = syntaxProblems(document, text);
  const wrong = (problems: readonly Problem[]): AppError =>
    new AppError(report(file, problems, lines).join('\n'), {
      exitCode: EXIT.config,
      hint: 'Correct this in the config, then run `undersigned check`.',
    });
  if (syntax.fatal) throw wrong(syntax.problems);

  const raw = plain(document, file);
  const checked = letterSchema.safeParse(raw);
  const problems = [
    ...syntax.problems,
    ...(checked.success ? [] : problemsOf(checked.error.issues, raw, document)),
    ...crossCheck(raw).map(({ path, message }) => ({
      offset: offsetOf(document, path, 'value'),
      message: about(path, message),
    })),
  ];
  if (problems.length > 0 || !checked.success) throw wrong(problems);
  return toLetter(checked.data, file);
}

function plain(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new AppError(`${file}: an alias (*name) in it repeats too much.`, {
      exitCode: EXIT.config,
      hint: 'Write what it stands for in full.',
      cause,
    });
  }
}

async function readConfig(file: string): Promise<string> {
  await refuseForeignFile(file);
  let bytes: Buffer;
  try {
    bytes = await readRegular(file);
  } catch (cause) {
    throw new AppError(`The config ${file} cannot be read: ${whyUnreadable(cause)}.`, {
      exitCode: EXIT.config,
      hint: hintUnreadable(
        cause,
        'Name a config with --config FILE, or write one with `undersigned init`.',
      ),
      cause,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(`The config ${file} is not written in UTF-8.`, {
      exitCode: EXIT.config,
      hint: 'Save it again as UTF-8 in your editor.',
      cause,
    });
  }
}
