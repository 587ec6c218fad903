import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** The program, copied, with a made-up language: a folder and one line of the registry. */
let root: string;
const at = (...path: string[]): string => join(root, ...path);

async function undersigned(...argv: string[]): Promise<string> {
  const args = ['--import', 'tsx', at('src', 'bin.ts'), ...argv];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout;
}

async function edited(file: string, edit: (text: string) => string): Promise<void> {
  const text = await readFile(at(file), 'utf8');
  expect(edit(text)).not.toBe(text);
  await writeFile(at(file), edit(text));
}

const FILES: Readonly<Record<string, string>> = {
  'signed.csv': 'Zeit,Mail,Org,Wer\n2026/03/01 9:00:00 AM GMT-5,a@example.org,Acorn Walkers,Zug\n',
  'letter.yaml': `letter: Quiet parks
languages: [qq]
sources: [{ type: csv, path: signed.csv }]
questions: { submittedAt: Zeit, email: Mail, organization: Org, authority: Wer }
master: { type: xlsx, path: master.xlsx }
`,
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'undersigned-language-'));
  await cp('src', at('src'), { recursive: true });
  await cp('config', at('config'), { recursive: true });
  await cp('package.json', at('package.json'));
  await symlink(resolve('node_modules'), at('node_modules'));
  await cp('src/languages/en', at('src/languages/qq'), { recursive: true });
  await edited('src/languages/registry.ts', (text) => text.replace("'en', ", "'en', 'qq', "));
  await edited('src/languages/qq/lists.yaml', (text) => text.replace(': Organizations', ': Zorg'));
  await edited('src/languages/qq/authority.yaml', (text) => text.replace('(yes|', '(yes|zug|'));
  for (const [file, text] of Object.entries(FILES)) await writeFile(at(file), text);
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a language that is added', () => {
  it('needs its folder and one line of the registry', async () => {
    await undersigned('sync', '--config', 'letter.yaml');
    const list = await undersigned('export', '--config', 'letter.yaml', '--format', 'txt');
    expect(list).toContain('Zorg (1)');
    expect(list).toContain('Acorn Walkers');
  });

  it('names a key that it lacks', async () => {
    await edited('src/languages/qq/lists.yaml', (text) => text.replace(/^ {2}more: .*\n/mu, ''));
    await expect(
      undersigned('export', '--config', 'letter.yaml', '--format', 'txt', '--debug'),
    ).rejects.toThrow(/languages\/qq\/lists\.yaml[^]*more/u);
  });

  it('names a file that it lacks', async () => {
    await rm(at('src/languages/qq/people.yaml'));
    await expect(undersigned('sync', '--config', 'letter.yaml', '--debug')).rejects.toThrow(
      'languages/qq/people.yaml',
    );
  });
});
