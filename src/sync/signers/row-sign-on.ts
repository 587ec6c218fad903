const PREFIX = 'typed ';

/** The ID of the sign-on that a signer's typed-in row is. */
export function rowSignOnId(signer: string): string {
  return PREFIX + signer;
}

/** The signer whose typed-in row a sign-on is; undefined for one that a response asks for. */
export function signerOfRow(signOnId: string): string | undefined {
  return signOnId.startsWith(PREFIX) ? signOnId.slice(PREFIX.length) : undefined;
}
