import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

/** Every command's `--help`, as a page of Markdown; subcommands follow their command. */
export async function commandsPage(): Promise<string> {
  const root = await help([]);
  const parts = [section('undersigned', root)];
  for (const words of await commandsBelow([], root)) {
    parts.push(section(['undersigned', ...words].join(' '), await help(words)));
  }
  return parts.join('\n\n');
}

/** The module that holds the front page of the help, ready-made. */
export async function frontPageModule(): Promise<string> {
  const text = (await help([])).replace(/[\\`$]/gu, '\\$&');
  return `/** What \`undersigned --help\` prints; written by \`npm run docs\`. */\nexport const FRONT_PAGE = \`${text}\`;\n`;
}

/** The words of every command, in the order in which the help names them. */
export async function allCommands(): Promise<readonly (readonly string[])[]> {
  return commandsBelow([], await help([]));
}

async function commandsBelow(
  words: readonly string[],
  text: string,
): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (const name of namesIn(text, words)) {
    const command = [...words, name];
    all.push(command, ...(await commandsBelow(command, await help(command))));
  }
  return all;
}

/** `  undersigned directory learn [file]  What it does` under "Commands:". */
function namesIn(text: string, words: readonly string[]): readonly string[] {
  const list = /^Commands:\n((?: {2}.*\n?)+)/mu.exec(text)?.[1] ?? '';
  const prefix = ['undersigned', ...words].join(' ');
  return list.split('\n').flatMap((line) => {
    const rest = line.startsWith(`  ${prefix} `) ? line.slice(prefix.length + 3) : '';
    const name = /^[a-z][a-z-]*/u.exec(rest)?.[0];
    return name === undefined ? [] : [name];
  });
}

function section(title: string, text: string): string {
  return `## ${title}\n\n\`\`\`text\n${text.trim()}\n\`\`\``;
}

async function help(words: readonly string[]): Promise<string> {
  let text = '';
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString('utf8');
      done();
    },
  });
  await main([...words, '--help'], {
    env: {},
    cwd: process.cwd(),
    stdin: Readable.from([]),
    stdout,
    stderr: stdout,
    now: () => new Date(0),
    pid: process.pid,
    signal: new AbortController().signal,
  });
  return text;
}
