import { shippedText } from '../../platform/files/shipped.ts';

/** All that the page is made of; it loads nothing from anywhere else. */
export interface Assets {
  readonly page: string;
  readonly script: string;
  readonly style: string;
}

export function loadAssets(): Assets {
  return {
    page: shippedText('templates/review/page.html'),
    script: shippedText('templates/review/page.js'),
    style: shippedText('templates/review/page.css'),
  };
}
