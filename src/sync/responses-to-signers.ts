import type { Fated } from '../master/merge/response-tab.ts';
import type { Upheaval } from './change-limit.ts';
import type { KnownResponse } from '../domain/known-response.ts';
import type { Decisions } from './review-items/decisions.ts';
import { individualKind, organizationKind } from './signer-kinds.ts';
import type { SyncInput } from './sync-input.ts';
import { readAll } from './interpret-all.ts';
import { signerStage, type SignerStage } from './resolve-signers.ts';
import { upheaval } from './measure-change.ts';

export interface Stages {
  readonly organizations: SignerStage;
  readonly individuals: SignerStage;
  /** For each response, in the order given, whom it stands for. */
  readonly fates: readonly Fated[];
  readonly upheaval: Upheaval;
}

/**
 * The way from responses to signers, both kinds. Sign-ons, by far the most of what
 * is needed on it, are not kept beyond it.
 */
export function runStages(
  { letter, master, directory, now }: SyncInput,
  known: readonly KnownResponse[],
  { rulings, restored }: Decisions,
): Stages {
  const { memory, tabs } = master;
  const { signOns, fates } = readAll(known, letter);
  const lastId = memory.master?.lastId ?? { organization: 0, individual: 0 };
  const organizations = signerStage(
    organizationKind(letter, master, directory, rulings),
    signOns.filter((each) => each.kind === 'organization'),
    tabs.Organizations,
    memory,
    restored,
    lastId.organization,
    now,
  );
  const individuals = signerStage(
    individualKind(letter, master, rulings),
    signOns.filter((each) => each.kind === 'individual'),
    tabs.Individuals,
    memory,
    restored,
    lastId.individual,
    now,
  );
  return {
    organizations: organizations.stage,
    individuals: individuals.stage,
    fates: fates((id) => organizations.signerOf.get(id) ?? individuals.signerOf.get(id)),
    upheaval: upheaval(master, [organizations, individuals], known, rulings),
  };
}
