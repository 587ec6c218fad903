import type { Name } from './name.ts';

/** What the whole run tells about acronyms, so that a pair can be judged by it. */
export interface AcronymStats {
  /** How many different full names an acronym stands beside, "in brackets". */
  readonly fullNames: ReadonlyMap<string, number>;
  /** How many different names have these first letters. */
  readonly withInitials: ReadonlyMap<string, number>;
}

const isWhole = ({ key, parsed }: Name): boolean => parsed.acronyms.includes(key);

export function acronymStats(names: readonly Name[]): AcronymStats {
  const fullNames = new Map<string, Set<string>>();
  const withInitials = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): void => {
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  for (const name of names) {
    const { parsed } = name;
    if (parsed.acronyms.length > 0 && !isWhole(name)) {
      const said = parsed.senses.map(({ text }) => text).join(' ');
      for (const letters of parsed.acronyms) {
        const known = fullNames.get(letters);
        if (known) known.add(said);
        else fullNames.set(letters, new Set([said]));
      }
    }
    for (const letters of parsed.initials) count(withInitials, letters);
  }
  return {
    fullNames: new Map([...fullNames].map(([letters, names]) => [letters, names.size])),
    withInitials,
  };
}

type AcronymEvidence =
  | 'none'
  /** Both give it. */
  | 'shared'
  /** One is the acronym, the other has it in brackets. */
  | 'bracketed'
  /** One is the acronym, the other has these first letters. */
  | 'initials';

export interface Acronym {
  readonly kind: AcronymEvidence;
  readonly letters: string;
  /** How many full names compete for it, this one included. */
  readonly rivals: number;
}

const NONE: Acronym = { kind: 'none', letters: '', rivals: 0 };

export function acronymEvidence(a: Name, b: Name, run: AcronymStats): Acronym {
  if (a.parsed.acronyms.length === 0 && b.parsed.acronyms.length === 0) return NONE;
  for (const [short, full] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const letters of short.parsed.acronyms) {
      const rivals = Math.max(run.fullNames.get(letters) ?? 0, 0);
      const same = run.withInitials.get(letters) ?? 0;
      if (full.parsed.acronyms.includes(letters)) {
        return isWhole(short) || isWhole(full)
          ? { kind: 'bracketed', letters, rivals }
          : { kind: 'shared', letters, rivals };
      }
      if (isWhole(short) && full.parsed.initials.includes(letters)) {
        return { kind: 'initials', letters, rivals: Math.max(same, 1) + rivals };
      }
      if (full.parsed.initials.includes(letters))
        return { kind: 'shared', letters, rivals: Math.max(same, 1) + rivals };
    }
  }
  return NONE;
}
