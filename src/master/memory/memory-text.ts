/** What a workbook may not give back as it was; JSON itself leaves these as they are. */
const UNSURE = /[\u007f-\u009f\u2028\u2029\ufff9-\uffff]|\p{Noncharacter_Code_Point}/gu;

/** An entry as it stands in a cell: JSON that reads back as the same data, odd characters included. */
export function memoryText(data: unknown): string {
  return JSON.stringify(data).replace(UNSURE, (each) =>
    each
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
