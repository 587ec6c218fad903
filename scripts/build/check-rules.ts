import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import { ruleModules } from './compiled-data.ts';

/** Reads every rule and language file with its schema; throws where one is wrong. */
export async function checkRules(): Promise<void> {
  for (const path of ruleModules()) await import(pathToFileURL(join(ROOT, path)).href);
}
