import { assemble, type Constraints } from './cluster/join-clusters.ts';
import type { Edge } from './judge/edge.ts';
import { compareNames, type Manner } from './judge/edges.ts';
import { expander, knownExpansions, writtenExpansions } from './read/expand.ts';
import type { KnownOrganization } from './interface.ts';
import { knownNames } from './read/known-names.ts';
import type { Name } from './read/name.ts';
import type { Partition } from './cluster/partition.ts';
import type { ParsedName } from './read/parsed-name.ts';
import type { Reason } from './reason.ts';
import { severalBodies } from './read/several-bodies.ts';
import { likelihood } from './judge/scorecard.ts';
import { domainEvidence } from './collect/domain-evidence.ts';
import { summarize, type Summary } from './cluster/cluster-names.ts';
import { questions, type ClusterQuestion } from './cluster/questions.ts';

export interface Outcome {
  readonly sets: Partition;
  readonly edges: readonly Edge[];
  readonly questions: readonly ClusterQuestion[];
  readonly explain: (edge: Edge) => Reason;
  /** Canonical names and reasons; only called for, since few runs need all. */
  readonly summarize: () => Summary;
  /** The names given, and after them those of the directory. */
  readonly names: readonly Name[];
}

/** Written out, since V8 reads objects of one shape faster than of two, and a spread makes another. */
const withParts = (name: Name, parsed: ParsedName, domains: readonly string[]): Name =>
  parsed === name.parsed && domains === name.domains
    ? name
    : {
        key: name.key,
        written: name.written,
        canonical: name.canonical,
        parsed,
        mentions: name.mentions,
        states: name.states,
        domains,
      };

/**
 * The names that are several bodies in one box. They are asked against none of their parts.
 *
 * @param isWhole whether the directory has a name as one organization's
 */
function namesOfSeveral(
  names: readonly Name[],
  isWhole: (name: number) => boolean,
  commas: boolean,
): ReadonlySet<number> {
  let keys: ReadonlySet<string> | undefined;
  const isKnown = (key: string): boolean => {
    keys ??= new Set(names.map((each) => each.key));
    return keys.has(key);
  };
  const found = new Set<number>();
  for (const [at, { written }] of names.entries()) {
    if (!isWhole(at) && severalBodies(written, isKnown, commas).length > 1) found.add(at);
  }
  return found;
}

/**
 * Which names are one body, and which pairs a person should judge.
 *
 * Names of the directory take part like any other; two organizations that it knows are never one.
 */
export function matchNames(
  given: readonly Name[],
  directory: readonly KnownOrganization[],
  people: Pick<Constraints, 'same' | 'different'>,
  { judge = likelihood, careful = false }: Partial<Manner> = {},
): Outcome {
  const known = knownNames(given, directory);
  const raw = [...given, ...known.names];
  const expand = expander([
    ...knownExpansions(directory),
    ...writtenExpansions(raw.map(({ parsed }) => parsed)),
  ]);
  const evidence = domainEvidence(given);
  // Where no address is given none can agree, and the lists of mail providers need not be loaded.
  const anyDomain = given.some(({ domains }) => domains.length > 0);
  const ownDomains = (domains: readonly string[]): readonly string[] =>
    domains.length === 0 || !anyDomain
      ? domains
      : [...new Set(domains.map(evidence))].filter((domain) => domain !== '');
  const names = raw.map((name) => withParts(name, expand(name.parsed), ownDomains(name.domains)));
  const twoKnown = (a: number, b: number): boolean => {
    const [x, y] = [known.owner.get(a), known.owner.get(b)];
    return x !== undefined && y !== undefined && x !== y;
  };
  const several = namesOfSeveral(names, (name) => known.owner.has(name), careful);
  const areApart = (a: number, b: number): boolean =>
    twoKnown(a, b) || several.has(a) !== several.has(b);
  const { edges, explain, forbidden } = compareNames(
    names,
    areApart,
    (name) => known.owner.has(name),
    { judge, careful },
  );
  const sets = assemble(names.length, edges, {
    same: [...people.same, ...known.same],
    different: people.different,
    forbidden: (a, b) => (twoKnown(a, b) ? 'the directory knows them as two' : forbidden(a, b)),
  });
  const sizes = new Int32Array(names.length);
  for (const [at, { mentions }] of names.entries()) {
    const root = sets.find(at);
    sizes[root] = (sizes[root] ?? 0) + mentions;
  }
  const asked = questions(edges, sets, (name) => sizes[sets.find(name)] ?? 0);
  const ruled = new Set(people.same.flat());
  return {
    sets,
    edges,
    names,
    questions: asked,
    explain,
    summarize: () => summarize(names, edges, sets, { ruled, known: known.same }),
  };
}
