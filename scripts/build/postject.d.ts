/** The part of the package that scripts/executable.ts uses; it brings no types. */
declare module 'postject' {
  export function inject(
    executable: string,
    name: string,
    blob: Buffer,
    options: { readonly sentinelFuse: string },
  ): Promise<void>;
}
