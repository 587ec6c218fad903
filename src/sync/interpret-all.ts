import type { Letter } from '../domain/letter.ts';
import type { SignOn } from '../domain/signon.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import type { KnownResponse } from '../domain/known-response.ts';
import { interpret } from './signons/interpret.ts';

/** How one response was read: its sign-ons are a run of all of them. */
interface ResponseReading {
  readonly reason: string;
  readonly from: number;
  readonly count: number;
}

export interface Readings {
  readonly signOns: readonly SignOn[];
  /** For each response, in the order given, whom it stands for once that is known. */
  readonly resolved: (
    signerOf: (signOn: string) => string | undefined,
  ) => readonly ResolvedResponse[];
}

/** Reads every response; twins once, through the response that stands for them. */
export function interpretAll(known: readonly KnownResponse[], letter: Letter): Readings {
  const signOns: SignOn[] = [];
  const readings = known.map(({ sameAs, response }): ResponseReading | undefined => {
    if (sameAs !== undefined) return undefined;
    const { signOns: of, reason } = interpret(response, letter);
    signOns.push(...of);
    return { reason, from: signOns.length - of.length, count: of.length };
  });
  return {
    signOns,
    resolved: (signerOf) => {
      const standIns = standInsOf(known);
      return known.map((each, at): ResolvedResponse => {
        const { sameAs } = each;
        const reading = readings[sameAs === undefined ? at : (standIns.get(sameAs) ?? -1)];
        if (!reading) return { known: each, signers: [], reason: '' };
        const { reason, from, count } = reading;
        const signers = new Set<string>();
        for (const { id } of signOns.slice(from, from + count)) {
          const signer = signerOf(id);
          if (signer !== undefined) signers.add(signer);
        }
        return { known: each, signers: [...signers], reason };
      });
    },
  };
}

/** Where the responses stand through which twins are read. */
function standInsOf(known: readonly KnownResponse[]): ReadonlyMap<string, number> {
  const wanted = new Set(known.flatMap(({ sameAs }) => sameAs ?? []));
  return new Map(
    known.flatMap(({ response: { id } }, at) => (wanted.has(id) ? [[id, at] as const] : [])),
  );
}
