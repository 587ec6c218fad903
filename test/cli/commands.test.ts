import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { argumentsOf, wordOf, type Command, type Leaf } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';

const leaves = (commands: readonly Command[]): readonly Leaf[] =>
  commands.flatMap((each) => ('commands' in each ? leaves(each.commands) : [each]));

describe('the commands', () => {
  it('are those that src/commands/ has, each declared in src/cli/ and listed', () => {
    const files = readdirSync('src/commands').map((name) => name.replace(/\.ts$/u, ''));
    expect(COMMANDS.map(wordOf).sort()).toEqual(files.sort());
  });

  it.each(leaves(COMMANDS).map((each) => [each.name, each] as const))(
    '%s: loads, describes its arguments, and shows how it is called',
    async (_name, each) => {
      expect(typeof (await each.load())).toBe('function');
      for (const { key } of argumentsOf(each)) expect(each.options).toHaveProperty([key]);
      expect(each.examples.map(([line]) => line).join('\n')).toContain(wordOf(each));
    },
  );
});
