/** `/forms/d/ID/edit`, `/spreadsheets/d/ID/edit#gid=0`, also with the `/u/1` of a second account. */
const ADDRESS =
  /^https?:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?(?<kind>[a-z]+)\/(?:u\/\d+\/)?d\/(?:e\/)?(?<id>[\w-]+)/iu;
/** A sheet that was published to the web has a second ID, under which nobody can read its cells. */
const PUBLISHED_SHEET = /\/spreadsheets\/(?:u\/\d+\/)?d\/e\//iu;
const BARE = /^[\w-]+$/u;

export type GoogleFile = 'forms' | 'spreadsheets';

export type GoogleId = { readonly id: string } | { readonly wrong: string };

/**
 * The ID of a form or spreadsheet, from the ID itself or the address in the browser.
 *
 * `wrong` says what is wrong with anything else, and where to find the right address.
 */
export function googleId(written: string, kind: GoogleFile): GoogleId {
  const thing = kind === 'forms' ? 'form' : 'spreadsheet';
  const copy = `open the ${thing} for editing and copy the address in the browser`;
  const text = written.trim();
  if (BARE.test(text)) return { id: text };
  const address = ADDRESS.exec(text)?.groups;
  if (address?.['id'] === undefined) {
    return { wrong: `is neither an ID nor the address of a ${thing}; ${copy}` };
  }
  if (address['kind']?.toLowerCase() !== kind || PUBLISHED_SHEET.test(text)) {
    return { wrong: `is not the address of a ${thing}; ${copy}` };
  }
  return { id: address['id'] };
}
