const BLOCK = /^([A-Za-z]+): (\||>-)$/;
const LINE = /^([A-Za-z]+): (?!(?:true|false|null)$)([a-z](?:(?!: | #).)*)$/;
const INDENT = '  ';

/**
 * The texts of a YAML file in which every entry is one: `key: text` on a line, or `key: |` or
 * `key: >-` above an indented block. Undefined where it holds anything else, for a full parser.
 *
 * The lists of words are such files; to load the parser for them takes longer than to read them.
 */
export function blockTexts(yaml: string): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  let open: TextBlock | undefined;
  const close = (): void => {
    if (open) texts.set(open.key, textOf(open));
    open = undefined;
  };
  for (const line of yaml.split('\n')) {
    if (line === '' || line.startsWith('#')) {
      close();
      continue;
    }
    if (line.startsWith(INDENT)) {
      const rest = line.slice(INDENT.length);
      if (!open || /^\s|\s$/.test(rest)) return undefined;
      open.lines.push(rest);
      continue;
    }
    close();
    const [, blockKey, mark] = BLOCK.exec(line) ?? [];
    const [, key, text] = LINE.exec(line) ?? [];
    if (blockKey !== undefined) open = { key: blockKey, folded: mark !== '|', lines: [] };
    else if (key !== undefined && text !== undefined && !/\s$/.test(text)) texts.set(key, text);
    else return undefined;
  }
  close();
  return texts;
}

interface TextBlock {
  readonly key: string;
  readonly folded: boolean;
  readonly lines: string[];
}

const textOf = ({ folded, lines }: TextBlock): string =>
  folded ? lines.join(' ') : lines.map((line) => `${line}\n`).join('');
