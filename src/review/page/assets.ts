import { readFileSync } from 'node:fs';

/** All that the page is made of; it loads nothing from anywhere else. */
export interface Assets {
  readonly page: string;
  readonly script: string;
  readonly style: string;
}

export function loadAssets(): Assets {
  const read = (name: string): string =>
    readFileSync(new URL(`../../../templates/review/${name}`, import.meta.url), 'utf8');
  return { page: read('page.html'), script: read('page.js'), style: read('page.css') };
}
