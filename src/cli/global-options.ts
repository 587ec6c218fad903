/** What every command takes. */
export interface GlobalOptions {
  config?: string | undefined;
  json?: boolean | undefined;
}
