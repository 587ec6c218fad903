import { Readable, Writable } from 'node:stream';
import { wordOf, type Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';

/** Every command's `--help`, as a page of Markdown; subcommands follow their command. */
export async function commandsPage(): Promise<string> {
  const parts = [section('undersigned', await help([]))];
  for (const words of allCommands()) {
    parts.push(section(['undersigned', ...words].join(' '), await help(words)));
  }
  return parts.join('\n\n');
}

/** The words of every command, in the order in which the help names them. */
export function allCommands(
  commands: readonly Command[] = COMMANDS,
  above: readonly string[] = [],
): readonly (readonly string[])[] {
  return commands.flatMap((each) => {
    const words = [...above, wordOf(each)];
    return [words, ...('commands' in each ? allCommands(each.commands, words) : [])];
  });
}

function section(title: string, text: string): string {
  return `## ${title}\n\n\`\`\`text\n${text.trim()}\n\`\`\``;
}

/** What a command prints with `--help`. */
export async function help(words: readonly string[]): Promise<string> {
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
    sleep: () => Promise.resolve(),
    pid: process.pid,
    signal: new AbortController().signal,
  });
  return text;
}
