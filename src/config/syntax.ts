import { visit, type Document } from 'yaml';
import type { Problem } from './places.ts';

export interface Syntax {
  /** Nothing can be read out of the file. */
  readonly fatal: boolean;
  readonly problems: readonly Problem[];
}

/** What is wrong with a config as YAML, before anyone asks what it says. */
export function syntaxProblems(document: Document.Parsed, text: string): Syntax {
  const nameless = namelessAliases(document);
  const errors = document.errors.map(({ code, message, pos: [offset] }) => ({
    offset,
    message: explain(code, message, text.slice(offset)),
  }));
  const problems = [...errors, ...nameless];
  const fatal = nameless.length > 0 || document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  if (problems.length > 0 || document.contents !== null) return { fatal, problems };
  const empty = 'the file is empty; write letter:, sources: and questions: into it';
  return { fatal: true, problems: [{ offset: 0, message: empty }] };
}

/** A form marks its questions with *, which YAML takes for an alias of something named before. */
function namelessAliases(document: Document.Parsed): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const message = `*${alias.source} stands for something that is named &${alias.source} nowhere before; put a text that begins with * in quotes`;
      problems.push({ offset: alias.range?.[0] ?? 0, message });
    },
  });
  return problems;
}

function explain(code: string, message: string, rest: string): string {
  switch (code) {
    case 'DUPLICATE_KEY': {
      const key = /^[^\s:]+/u.exec(rest)?.[0] ?? 'this';
      return `the key ${key} stands here a second time; keep one of them`;
    }
    case 'TAB_AS_INDENT':
      return 'a tab is used to indent; write spaces instead';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here (---); write one file a letter';
    default:
      return `this is not YAML: ${message}; check the indentation and the quotes`;
  }
}
