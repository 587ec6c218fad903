import type { Language } from '../../languages/registry.ts';
import { markup, type Html } from '../../lists/formats/html-template.ts';
import { shippedText } from '../../platform/files/shipped.ts';
import { PAGE_TEXTS } from './page-texts.ts';

/** All that the page is made of; it loads nothing from anywhere else. */
export interface Assets {
  readonly page: string;
  readonly script: string;
  readonly style: string;
}

/** @param language that the page is in */
export function loadAssets(language: Language): Assets {
  return {
    page: inLanguage(shippedText('templates/review/page.html'), language),
    script: shippedText('templates/review/page.js'),
    style: shippedText('templates/review/page.css'),
  };
}

/** Where a text belongs, the page has its key in brackets: [[title]]. */
const PLACE = /\[\[(\w+)\]\]/gu;

function inLanguage(page: string, language: Language): string {
  const texts: Readonly<Record<string, unknown>> = PAGE_TEXTS.all(language);
  const special: Readonly<Record<string, Html>> = {
    language: markup`${language}`,
    // For the script. It is no markup there, so that nothing but the end of the element has a meaning.
    texts: { html: JSON.stringify(texts).replaceAll('<', String.raw`\u003c`) },
    fillHelp: placeholders(PAGE_TEXTS.all(language).fillHelp),
  };
  return page.replace(PLACE, (_, key: string) => {
    const text = texts[key];
    const shown = special[key] ?? (typeof text === 'string' ? markup`${text}` : undefined);
    if (shown === undefined) throw new Error(`The page asks for the text ${key}, which is none.`);
    return shown.html;
  });
}

/** A text that names the placeholders of a letter, as they are typed there. */
function placeholders(text: unknown): Html {
  const parts = String(text).split(/\{(\w+)\}/u);
  return markup`${parts.map((part, at) =>
    at % 2 === 1 ? markup`<code>{{${part}}}</code>` : markup`${part}`,
  )}`;
}
