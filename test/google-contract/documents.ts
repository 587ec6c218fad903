import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Discovery } from './compact.ts';

/** Google's discovery documents and recorded replies; they are too large to keep in the repository. */
export const DOCUMENTS =
  process.env['UNDERSIGNED_GOOGLE_DOCS'] ??
  fileURLToPath(new URL('../../../shared/google', import.meta.url));

const FILES = { sheets: 'sheets.v4.json', forms: 'forms.v1.json', drive: 'drive.v3.json' } as const;

export function haveDocuments(): boolean {
  return existsSync(`${DOCUMENTS}/discovery/sheets.v4.json`);
}

export function discovery(api: keyof typeof FILES): Discovery {
  return JSON.parse(readFileSync(`${DOCUMENTS}/discovery/${FILES[api]}`, 'utf8')) as Discovery;
}

export function sample(name: string): unknown {
  return JSON.parse(readFileSync(`${DOCUMENTS}/samples/${name}`, 'utf8'));
}
