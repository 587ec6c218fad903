import type { Vendor } from '../../config/vendors.ts';
import type { AskedField } from '../../domain/letter.ts';

/** How a vendor's answers are understood; '' for one that says nothing was answered. */
export type Understand = (field: AskedField, answer: string) => string;

/** Questions that are answered with yes or no. */
const YES_OR_NO: ReadonlySet<AskedField> = new Set(['authority', 'amplify']);

/** Ticks become words, and a vendor's placeholders become blanks. */
export function understanding(vendor: Vendor | undefined): Understand {
  if (vendor === undefined) return (_field, answer) => answer;
  const [blank, yes, no] = [vendor.blank, vendor.yes, vendor.no].map(
    (words) => new Set(words.map(keyOf)),
  );
  return (field, answer) => {
    const key = keyOf(answer);
    if (blank?.has(key)) return '';
    if (!YES_OR_NO.has(field)) return answer;
    if (yes?.has(key)) return 'Yes';
    return no?.has(key) ? 'No' : answer;
  };
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}
