import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** The notices of every package of which something was bundled. Throws where one has none. */
export function licencesOf(metafile: Metafile, root: string): string {
  const used = new Set<string>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(path) ?? [];
      if (folder !== undefined && bytesInOutput > 0) used.add(folder);
    }
  }
  const notices = [...used].map((folder) => noticeOf(join(root, folder))).sort();
  return ['This program contains parts of the following packages.', ...new Set(notices), ''].join(
    `\n\n${'-'.repeat(80)}\n\n`,
  );
}

function noticeOf(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((name) => /^(?:licen[sc]e|copying)/iu.test(name));
  if (about.license === undefined && file === undefined)
    throw new Error(`${about.name}: no licence is to be found`);
  const text =
    file === undefined || !existsSync(join(folder, file))
      ? ''
      : readFileSync(join(folder, file), 'utf8');
  return `${about.name} ${about.version} (${about.license ?? 'see below'})\n\n${text.trim()}`.trim();
}
