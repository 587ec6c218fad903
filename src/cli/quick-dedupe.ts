import { parseArgs } from 'node:util';
import type { DedupeOptions } from '../commands/dedupe.ts';

const OPTIONS = {
  name: { type: 'string' },
  email: { type: 'string' },
  state: { type: 'string' },
  output: { type: 'string' },
  review: { type: 'string' },
  directory: { type: 'string' },
  json: { type: 'boolean' },
  // Of every command; dedupe reads no config, and whoever tells an error looks for the other.
  config: { type: 'string' },
  debug: { type: 'boolean' },
} as const;

/**
 * The options of a plain `dedupe FILE --name COLUMN …`, as the full parser reads them; undefined
 * for every other command line, and for all that is wrong or said twice, which is for that parser.
 *
 * To load it takes as long as to deduplicate two thousand rows; and it takes a lone `-`, standard
 * input, for nothing.
 */
export function quickDedupe(argv: readonly string[]): DedupeOptions | undefined {
  if (argv[0] !== 'dedupe') return undefined;
  try {
    const { values, positionals, tokens } = parseArgs({
      args: argv.slice(1),
      options: OPTIONS,
      allowPositionals: true,
      tokens: true,
    });
    const [file, ...others] = positionals;
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const plain =
      tokens.every(({ kind }) => kind !== 'option-terminator') &&
      given.every(({ rawName }) => rawName.startsWith('--')) &&
      new Set(given.map(({ name }) => name)).size === given.length &&
      Object.values(values).every((value) => value !== '');
    if (!plain || file === undefined || file === '' || others.length > 0) return undefined;
    const { name, email, state, output, review, directory, json } = values;
    return name === undefined
      ? undefined
      : { file, name, email, state, output, review, directory, json };
  } catch {
    // The full parser says what is wrong, and how to mend it.
    return undefined;
  }
}
