/** A cell that a person edited and whose answers changed since. */
export interface CellConflict {
  readonly signer: string;
  readonly header: string;
  readonly theirs: string;
  readonly ours: string;
}
