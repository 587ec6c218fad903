import type { Fated } from '../merge/response-tab.ts';
import type { Upheaval } from '../plan/guard.ts';
import type { KnownResponse } from '../responses/known.ts';
import type { Decisions } from '../review/decisions.ts';
import { individualKind, organizationKind } from './kinds.ts';
import type { SyncInput } from './plan.ts';
import { readAll } from './readings.ts';
import { signerStage, type SignerStage } from './signer-stage.ts';
import { upheaval } from './upheaval.ts';

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
    organizationKind(letter, memory, directory, rulings),
    signOns.filter((each) => each.kind === 'organization'),
    tabs.Organizations,
    memory,
    restored,
    lastId.organization,
    now,
  );
  const individuals = signerStage(
    individualKind(letter, memory, rulings),
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
