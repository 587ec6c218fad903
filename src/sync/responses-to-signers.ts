import { NO_ID } from '../master/memory/memory.ts';
import type { ResolvedResponse } from '../master/merge/response-tab.ts';
import type { MeasuredChange } from './change-limit.ts';
import type { KnownResponse } from '../domain/known-response.ts';
import type { Decisions } from './review-items/decisions.ts';
import { individualKind, organizationKind } from './signer-kinds.ts';
import type { SyncInput } from './sync-input.ts';
import { interpretAll } from './interpret-all.ts';
import { misplacedSigners } from '../master/misplaced-rows.ts';
import type { EditedCell } from '../domain/review.ts';
import type { Signer } from '../domain/signer.ts';
import type { SignOn } from '../domain/signon.ts';
import { resolveSigners, type SignerKind, type ResolvedKind } from './resolve-signers.ts';
import {
  asDecided,
  overruledAuthorities,
  signerVerdicts,
  type SignerVerdicts,
} from './signers/decided-signers.ts';
import { measureChange } from './measure-change.ts';

export interface Stages {
  readonly organizations: ResolvedKind;
  readonly individuals: ResolvedKind;
  /** Decisions against which the responses speak by now. */
  readonly overruled: readonly EditedCell[];
  /** For each response, in the order given, whom it stands for. */
  readonly resolved: readonly ResolvedResponse[];
  readonly change: MeasuredChange;
}

/**
 * The way from responses to signers, both kinds. Sign-ons, by far the most of what
 * is needed on it, are not kept beyond it.
 */
export function responsesToSigners(
  { letter, master, directory, now, seenId = NO_ID }: SyncInput,
  known: readonly KnownResponse[],
  { rulings, restored, reviews }: Decisions,
): Stages {
  const { memory, tabs } = master;
  const { signOns, resolved } = interpretAll(known, letter);
  const given = memory.master?.lastId ?? NO_ID;
  const verdicts = signerVerdicts(reviews.values());
  const overruled: EditedCell[] = [];
  const groups = organizationKind(letter, master, directory, rulings);
  const people = individualKind(letter, master, rulings);
  const misplaced = misplacedSigners(master);
  const about = { memory, restored, now };
  const organizations = resolveSigners(
    decidedKind(groups, verdicts, (signers) => {
      overruled.push(...overruledAuthorities(signers, verdicts));
    }),
    signOns.filter((each) => each.kind === 'organization'),
    {
      ...about,
      state: tabs.Organizations,
      misplaced: misplaced.organization,
      foreign: misplaced.individual,
      lastNumber: Math.max(given.organization, seenId.organization),
    },
  );
  const individuals = resolveSigners(
    decidedKind(people, verdicts),
    signOns.filter((each) => each.kind === 'individual'),
    {
      ...about,
      state: tabs.Individuals,
      misplaced: misplaced.individual,
      foreign: misplaced.organization,
      lastNumber: Math.max(given.individual, seenId.individual),
    },
  );
  return {
    organizations: organizations.stage,
    individuals: individuals.stage,
    overruled,
    resolved: resolved((id) => organizations.signerOf.get(id) ?? individuals.signerOf.get(id)),
    change: measureChange(master, [organizations, individuals], known, { rulings, verdicts }),
  };
}

/** A kind of signer whose signers are as people decided about them. */
function decidedKind<G extends Signer, S extends SignOn>(
  kind: SignerKind<G, S>,
  verdicts: SignerVerdicts,
  see: (undecided: readonly G[]) => void = () => undefined,
): SignerKind<G, S> {
  return {
    ...kind,
    build: (signOns, lastNumber, rows) => {
      const built = kind.build(signOns, lastNumber, rows);
      see(built.signers);
      const parts = partsOf(built.assembly.merged);
      return {
        ...built,
        signers: built.signers.map((signer) => asDecided(signer, verdicts, parts.get(signer.id))),
      };
    },
  };
}

/** For each signer those that became part of it in this very sync. */
function partsOf(merged: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const [part, into] of merged) parts.set(into, [...(parts.get(into) ?? []), part]);
  return parts;
}
