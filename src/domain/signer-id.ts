/** The number in a signer ID. */
export function numberOf(id: string): number {
  return Number(id.slice(id.indexOf('-') + 1));
}
