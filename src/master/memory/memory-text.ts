/** What a workbook may not give back as it was; JSON itself leaves these as they are. */
const UNSURE = /[\u007f-\u009f\u2028\u2029\ufff9-\uffff]|\p{Noncharacter_Code_Point}/gu;

/**
 * An entry as it stands in a cell: JSON that reads back as the same data, odd characters included.
 * Equal data has equal text, whatever the order in which it was put together: otherwise what one
 * command read and wrote again would look new to the next.
 */
export function memoryText(data: unknown): string {
  return JSON.stringify(data, inOrder).replace(UNSURE, (each) =>
    each
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
