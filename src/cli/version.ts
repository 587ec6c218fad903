import { shippedText } from '../platform/files/shipped.ts';

/** The version of the package that this runs from. */
export function version(): string {
  return (JSON.parse(shippedText('package.json')) as { version: string }).version;
}
