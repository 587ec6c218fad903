import { kindOfId, type KindOfSigner } from '../../domain/signer-id.ts';
import type { SignOn } from '../../domain/signon.ts';
import type { Memory } from '../../master/memory/memory.ts';
import type { PriorIdentity } from './identity.ts';
import { rowSignOnId, signerOfRow } from './row-sign-on.ts';

/** Who each of these sign-ons was after the last sync, as the master remembers it. */
export function priorIdentity(
  signOns: readonly SignOn[],
  memory: Memory,
  kind: KindOfSigner,
  last: number,
): PriorIdentity {
  const signerOf = new Map<string, string>();
  const rowOf = new Map<string, string>();
  for (const { id, responseId } of signOns) {
    const signer =
      responseId === ''
        ? typedSigner(id, memory)
        : memory.responses.get(responseId)?.data.signers.find((each) => kindOfId(each) === kind);
    if (signer !== undefined) signerOf.set(id, signer);
    if (signer !== undefined && id === rowSignOnId(signer)) rowOf.set(signer, id);
  }
  const retired = new Map<string, readonly string[]>();
  for (const [id, { data }] of memory.signers) {
    if (data.into !== undefined && kindOfId(id) === kind) retired.set(id, data.signOns ?? []);
  }
  return { signerOf, retired, rowOf, last };
}

/** A typed-in row's own signer, or the older one that it turned out to be. */
function typedSigner(signOnId: string, memory: Memory): string {
  const own = signerOfRow(signOnId) ?? signOnId;
  return memory.signers.get(own)?.data.into ?? own;
}
