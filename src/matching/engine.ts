import { assemble, type Constraints } from './assemble.ts';
import { compareNames, type Edge } from './edges.ts';
import type { Name } from './names.ts';
import type { Partition } from './partition.ts';
import { questions, type Question } from './questions.ts';

export interface Outcome {
  readonly sets: Partition;
  readonly edges: readonly Edge[];
  readonly questions: readonly Question[];
}

/** Which names are one body, and which pairs a person should judge. */
export function matchNames(
  names: readonly Name[],
  people: Pick<Constraints, 'same' | 'different'>,
): Outcome {
  const { edges, forbidden } = compareNames(names);
  const sets = assemble(names.length, edges, { ...people, forbidden });
  const sizes = new Int32Array(names.length);
  for (const [at, { mentions }] of names.entries()) {
    const root = sets.find(at);
    sizes[root] = (sizes[root] ?? 0) + mentions;
  }
  return { sets, edges, questions: questions(edges, sets, (name) => sizes[sets.find(name)] ?? 0) };
}
