import { distance } from 'fastest-levenshtein';
import type { IndividualSignOn } from '../domain/signon.ts';
import { displayName } from '../names/display.ts';
import { foldWords } from '../names/fold.ts';
import { nameKey } from '../names/key.ts';
import type { Cluster, Matching, PossibleMatch, Ruling } from './interface.ts';
import { mailbox } from '../names/mailbox.ts';
import { partition, type Partition } from './cluster/partition.ts';
import { judge } from './cluster/rulings.ts';
import { byCodeUnit } from '../names/code-units.ts';

interface Person {
  readonly id: string;
  readonly shown: string;
  readonly key: string;
  readonly box: string;
  readonly affiliation: string;
}

/**
 * Which individual sign-ons are one person's.
 *
 * Alone it merges only an equal name with an equal mailbox, or an equal name and
 * affiliation where neither left an address. An equal name from two mailboxes and
 * a nearly equal one from one mailbox are asked about: people share both.
 */
export function matchPeople(
  signOns: readonly IndividualSignOn[],
  rulings: readonly Ruling[],
): Matching {
  const people = signOns.map(asPerson).sort((a, b) => byCodeUnit(a.id, b.id));
  const numbers = new Map(people.map(({ id }, at) => [id, at]));
  const number = (id: string): number => numbers.get(id) ?? 0;
  const { same, different, contradictions } = judge(
    rulings.filter(({ a, b }) => numbers.has(a) && numbers.has(b)),
  );
  const sets = partition(people.length);
  for (const { a, b } of different) sets.part(number(a), number(b));
  for (const { a, b } of same) sets.join(number(a), number(b));

  for (const group of groups(people, ({ key, box, affiliation }) =>
    key === '' ? '' : `${key}|${box === '' ? `at ${affiliation}` : box}`,
  )) {
    const [first] = group;
    for (const person of group) if (first) sets.join(number(first.id), number(person.id));
  }
  return {
    clusters: clusters(people, sets, new Set(same.flatMap(({ a, b }) => [a, b]))),
    possible: questions(people, sets, number),
    contradictions,
  };
}

function asPerson(signOn: IndividualSignOn): Person {
  const name = `${signOn.firstName} ${signOn.lastName}`;
  return {
    id: signOn.id,
    shown: displayName(signOn.name),
    key: foldWords(name).join(' '),
    box: mailbox(signOn.email),
    affiliation: nameKey(signOn.affiliation),
  };
}

function clusters(
  people: readonly Person[],
  sets: Partition,
  ruled: ReadonlySet<string>,
): readonly Cluster[] {
  const byRoot = new Map<number, Person[]>();
  for (const [at, person] of people.entries()) {
    const root = sets.find(at);
    const members = byRoot.get(root);
    if (members) members.push(person);
    else byRoot.set(root, [person]);
  }
  return [...byRoot.values()].map((members) => ({
    members: members.map(({ id }) => id),
    canonicalName: fullest(members),
    reason: reasonFor(members, ruled),
  }));
}

function fullest(members: readonly Person[]): string {
  return (
    [...members].sort((a, b) => b.shown.length - a.shown.length || byCodeUnit(a.shown, b.shown))[0]
      ?.shown ?? ''
  );
}

function reasonFor(members: readonly Person[], ruled: ReadonlySet<string>): string {
  if (members.length === 1) return '';
  if (members.some(({ id }) => ruled.has(id))) return 'a person said they are the same';
  return members[0]?.box === ''
    ? 'the same name and affiliation, no address given'
    : 'the same name from the same mailbox';
}

function questions(
  people: readonly Person[],
  sets: Partition,
  number: (id: string) => number,
): readonly PossibleMatch[] {
  const asked = new Map<string, PossibleMatch>();
  const ask = (a: Person, b: Person, score: number, reason: string): void => {
    const [x, y] = [sets.find(number(a.id)), sets.find(number(b.id))];
    if (x === y || sets.parted(x, y)) return;
    const pair = x < y ? `${x} ${y}` : `${y} ${x}`;
    const earlier = asked.get(pair);
    if (earlier && earlier.score >= score) return;
    asked.set(pair, { a: a.id, b: b.id, score, reason });
  };
  for (const group of groups(people, ({ key }) => key)) {
    for (const [a, b] of neighbours(group)) {
      if (a.affiliation !== '' && a.affiliation === b.affiliation) {
        ask(a, b, 0.9, 'the same name and affiliation, from two mailboxes');
      } else ask(a, b, 0.6, 'the same name, from two mailboxes');
    }
  }
  for (const group of groups(people, ({ box }) => box)) {
    for (const [a, b] of neighbours(group)) {
      if (nearlyEqual(a.key, b.key)) ask(a, b, 0.8, 'nearly the same name, from one mailbox');
    }
  }
  return [...asked.values()].sort(
    (p, q) => q.score - p.score || byCodeUnit(p.a, q.a) || byCodeUnit(p.b, q.b),
  );
}

/**
 * Each with the next, then the first with all: enough to bring every cluster of a
 * group into a question without asking about each of its pairs.
 */
function neighbours(group: readonly Person[]): readonly (readonly [Person, Person])[] {
  const pairs: (readonly [Person, Person])[] = [];
  const [first] = group;
  for (const [at, person] of group.entries()) {
    const next = group[at + 1];
    if (next) pairs.push([person, next]);
    if (first && at > 1) pairs.push([first, person]);
  }
  return pairs;
}

/** A typing error or two, or an initial for a first name: "J. Rivera", "Jo Rivera". */
function nearlyEqual(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [x = '', ...restOfA] = a.split(' ');
  const [y = '', ...restOfB] = b.split(' ');
  if (restOfA.join(' ') === restOfB.join(' ') && restOfA.length > 0) {
    if (x.startsWith(y) || y.startsWith(x)) return true;
  }
  return distance(a, b) <= (Math.min(a.length, b.length) >= 10 ? 2 : 1);
}

function groups(
  people: readonly Person[],
  keyOf: (person: Person) => string,
): readonly (readonly Person[])[] {
  const byKey = new Map<string, Person[]>();
  for (const person of people) {
    const key = keyOf(person);
    if (key === '') continue;
    const group = byKey.get(key);
    if (group) group.push(person);
    else byKey.set(key, [person]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}
