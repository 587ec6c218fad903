/** A signer's ID says of which kind it is and counts within it: O-0007, P-0012. */

/** The two kinds of signer. */
export type KindOfSigner = 'organization' | 'individual';

const LETTERS = { organization: 'O', individual: 'P' } as const;

const DIGITS = 4;
const ID = /^(?<letter>[OP])-(?<digits>\d+)$/u;
const TYPED = /^(?<letter>[OP])-?(?<digits>\d+)$/iu;

export function printSignerId(kind: KindOfSigner, number: number): string {
  return `${LETTERS[kind]}-${String(number).padStart(DIGITS, '0')}`;
}

/** Of which kind the signer of an ID is; undefined for a text that is no signer ID. */
export function kindOfId(id: string): KindOfSigner | undefined {
  const letter = ID.exec(id)?.groups?.['letter'];
  if (letter === undefined) return undefined;
  return letter === LETTERS.organization ? 'organization' : 'individual';
}

export function isOrganizationId(id: string): boolean {
  return kindOfId(id) === 'organization';
}

export function isIndividualId(id: string): boolean {
  return kindOfId(id) === 'individual';
}

/** The number in a signer ID; NaN in a text that is none. */
export function numberOf(id: string): number {
  return Number(ID.exec(id)?.groups?.['digits'] ?? NaN);
}

/** The ID that a person means who writes `o7` or `P-12`; undefined where none can be meant. */
export function typedSignerId(text: string): string | undefined {
  const { letter, digits } = TYPED.exec(text.trim())?.groups ?? {};
  if (letter === undefined || digits === undefined) return undefined;
  const kind = letter.toUpperCase() === LETTERS.organization ? 'organization' : 'individual';
  return printSignerId(kind, Number(digits));
}
