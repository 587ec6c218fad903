import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Debian: apt-get install libreoffice-calc. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/** What LibreOffice makes of a file: `filter` as its `--convert-to` has it. */
export async function convert(path: string, filter: string, into: string): Promise<string> {
  await mkdir(into, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(dirname(into), 'profile')}`;
  const args = [profile, '--headless', '--convert-to', filter, '--outdir', into, path];
  const child = spawn('soffice', args, { stdio: 'ignore' });
  await once(child, 'exit');
  return join(into, basename(path));
}

/** The workbook as LibreOffice saves it. */
export function resaved(path: string, into: string): Promise<string> {
  return convert(path, 'xlsx:Calc MS Excel 2007 XML', into);
}
