import { basename, dirname, extname, resolve } from 'node:path';
import { FORMAT_OF_ENDING, type ListFile } from '../domain/list.ts';
import type { Letter, Question, Questions, Source } from '../domain/letter.ts';
import { extraField, FIELDS } from '../domain/letter.ts';
import { LANGUAGES } from '../languages/registry.ts';
import { configDate } from './date.ts';
import { googleId, type GoogleFile } from './google-id.ts';
import type { LetterConfig } from './schema.ts';

type SourceConfig = LetterConfig['sources'][number];
type QuestionConfig = NonNullable<LetterConfig['questions']['email']>;

/**
 * The letter that a checked config describes: paths made absolute from the
 * config's folder, addresses reduced to IDs, dates to instants, defaults filled in.
 *
 * A letter without `master:` keeps it in `../out/`, under the config's own name.
 */
export function toLetter(config: LetterConfig, file: string): Letter {
  const folder = dirname(resolve(file));
  const [main = LANGUAGES[0], ...others] = [...new Set(config.languages)];
  const authority = config.rules?.authority;
  const guard = config.rules?.guard;
  return {
    file,
    name: config.letter,
    languages: [main, ...others],
    timezone: config.timezone,
    sources: sourcesOf(config.sources, folder),
    questions: questionsOf(config.questions),
    extra: config.questions.extra.map(({ column, audience }) => ({
      key: extraField(column),
      column,
      audience,
    })),
    rules: {
      authority: {
        authorized: listOf(authority?.authorized),
        notAuthorized: listOf(authority?.notAuthorized),
        whenNotAuthorized: authority?.whenNotAuthorized ?? 'hold',
      },
      scope: { outOfScope: listOf(config.rules?.scope?.outOfScope) },
      ...(config.rules?.undated === undefined ? {} : { undated: config.rules.undated }),
      guard: { share: guard?.share ?? 0.2, moreThan: guard?.moreThan ?? 5 },
    },
    editions: config.editions.map(({ name, closes }) => {
      const instant = closes === undefined ? undefined : configDate(closes, config.timezone);
      return instant === undefined ? { name } : { name, closes: instant };
    }),
    ...(config.exports.length === 0
      ? {}
      : { exports: config.exports.map((each) => listFile(each, folder)) }),
    ...(config.directory === undefined ? {} : { directory: resolve(folder, config.directory) }),
    master: masterOf(config, file, folder),
  };
}

function listFile({ path, ...rest }: LetterConfig['exports'][number], folder: string): ListFile {
  const format = FORMAT_OF_ENDING[extname(path).toLowerCase()] ?? 'csv';
  return { path: resolve(folder, path), name: path, format, ...rest };
}

function masterOf(config: LetterConfig, file: string, folder: string): Letter['master'] {
  const master = config.master;
  if (master?.type === 'google-sheet') {
    return { type: 'google-sheet', spreadsheetId: idOf(master.spreadsheetId, 'spreadsheets') };
  }
  const own = basename(file).replace(/(?:\.example)?\.ya?ml$/iu, '');
  return { type: 'xlsx', path: resolve(folder, master?.path ?? `../out/${own}.xlsx`) };
}

/** Sources as configured; those without a name are called after their file or kind, numbered. */
function sourcesOf(sources: readonly SourceConfig[], folder: string): readonly Source[] {
  const taken = new Set(sources.flatMap(({ name }) => name ?? []));
  return sources.map((source) => {
    const name = source.name ?? freeName(defaultName(source), taken);
    taken.add(name);
    switch (source.type) {
      case 'google-form':
        return { type: source.type, name, formId: idOf(source.formId, 'forms') };
      case 'google-sheet':
        return {
          type: source.type,
          name,
          spreadsheetId: idOf(source.spreadsheetId, 'spreadsheets'),
          tab: source.tab,
        };
      case 'csv':
        return {
          type: source.type,
          name,
          path: resolve(folder, source.path),
          ...(source.vendor === undefined ? {} : { vendor: source.vendor }),
        };
      case 'xlsx':
        return {
          type: source.type,
          name,
          path: resolve(folder, source.path),
          ...(source.tab === undefined ? {} : { tab: source.tab }),
          ...(source.vendor === undefined ? {} : { vendor: source.vendor }),
        };
      case 'list':
        return {
          type: source.type,
          name,
          path: resolve(folder, source.path),
          ...(source.edition === undefined ? {} : { edition: source.edition }),
        };
    }
  });
}

function defaultName(source: SourceConfig): string {
  if (!('path' in source)) return source.type;
  return basename(source.path, extname(source.path)).replace(/\.csv$/iu, '') || source.type;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let nth = 2; taken.has(name); nth += 1) name = `${wanted} ${nth}`;
  return name;
}

function questionsOf(config: LetterConfig['questions']): Questions {
  const questions: Record<string, Question> = {};
  for (const field of FIELDS) {
    const question = config[field];
    if (question !== undefined) questions[field] = questionOf(question);
  }
  for (const { column, titles, optional } of config.extra) {
    questions[extraField(column)] = { titles: listOf(titles), optional };
  }
  return questions;
}

function questionOf(question: QuestionConfig): Question {
  return typeof question === 'string' || Array.isArray(question)
    ? { titles: listOf(question), optional: false }
    : { titles: listOf(question.titles), optional: question.optional };
}

function listOf(texts: string | readonly string[] | undefined): readonly string[] {
  if (texts === undefined) return [];
  return typeof texts === 'string' ? [texts] : texts;
}

function idOf(written: string, kind: GoogleFile): string {
  const found = googleId(written, kind);
  return 'id' in found ? found.id : written;
}
