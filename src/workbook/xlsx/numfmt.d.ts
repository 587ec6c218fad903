/** What is used of numfmt, whose 4.0.1 names a file of types that it does not ship. */
declare module 'numfmt' {
  export function format(
    pattern: string,
    value: number,
    options?: { readonly dateErrorThrows?: boolean; readonly dateSpanLarge?: boolean },
  ): string;
  export function getFormatInfo(pattern: string): { readonly type: string };
  export function isDateFormat(pattern: string): boolean;
}
