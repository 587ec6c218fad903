import type { IndividualSignOn } from '../domain/signon.ts';
import { displayName } from '../names/display.ts';
import { foldWords } from '../names/fold.ts';
import { nameKey } from '../names/key.ts';
import type { Cluster, Matching, PossibleMatch, Ruling } from './interface.ts';
import type { Reason, ReasonPart } from './reason.ts';
import { mailbox } from '../names/mailbox.ts';
import { isPlaceholder } from '../names/placeholders.ts';
import { nameLikeness, personName, type PersonName } from './people/person-name.ts';
import { edits } from './read/edits.ts';
import { NAME_ALONE, ONE_AFFILIATION, ONE_MAILBOX } from './thresholds.ts';
import { partition, type Partition } from './cluster/partition.ts';
import { judge } from './cluster/rulings.ts';
import { byCodeUnit } from '../names/code-units.ts';

interface PersonMention {
  readonly id: string;
  readonly shown: string;
  readonly name: PersonName;
  /** Of the name and its generation: father and son have two. */
  readonly key: string;
  readonly box: string;
  readonly affiliation: string;
  readonly title: string;
}

/**
 * Which individual sign-ons are one person's.
 *
 * A name alone is no proof, and an absent affiliation or address equals nothing. Alone it merges only
 * an equal name with an equal mailbox, or, where neither left an address, an equal name of several
 * words with an equal affiliation and no other title. An equal name with less in common, and a name
 * that may be the other's from one mailbox, are asked about: people share both.
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

  for (const group of groups(people, certainKey)) {
    const [first] = group;
    for (const person of group) if (first) sets.join(number(first.id), number(person.id));
  }
  return {
    clusters: clusters(people, sets, new Set(same.flatMap(({ a, b }) => [a, b]))),
    possible: questions(people, sets, number),
    contradictions,
  };
}

/** Under which key a person is certainly one with whoever has it; '' for none. */
function certainKey({ key, name, box, affiliation, title }: PersonMention): string {
  if (key === '') return '';
  if (box !== '') return `${key}|${box}`;
  if (affiliation === '' || name.words.length < 2) return '';
  return `${key}|at ${affiliation}|${title}`;
}

function asPerson(signOn: IndividualSignOn): PersonMention {
  const name = personName(signOn.firstName, signOn.lastName);
  const isSaid = !isPlaceholder(signOn.affiliation, 'affiliation');
  return {
    id: signOn.id,
    shown: displayName(signOn.name),
    name,
    key: name.generation === '' ? name.key : `${name.key} ${name.generation}`,
    box: mailbox(signOn.email),
    affiliation: isSaid ? nameKey(signOn.affiliation) : '',
    title: foldWords(signOn.title).join(' '),
  };
}

function clusters(
  people: readonly PersonMention[],
  sets: Partition,
  ruled: ReadonlySet<string>,
): readonly Cluster[] {
  const byRoot = new Map<number, PersonMention[]>();
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

function fullest(members: readonly PersonMention[]): string {
  return (
    [...members].sort((a, b) => b.shown.length - a.shown.length || byCodeUnit(a.shown, b.shown))[0]
      ?.shown ?? ''
  );
}

function reasonFor(members: readonly PersonMention[], ruled: ReadonlySet<string>): Reason {
  if (members.length === 1) return [];
  if (members.some(({ id }) => ruled.has(id))) return [{ says: 'saidByPerson' }];
  return [{ says: members[0]?.box === '' ? 'personNoAddress' : 'personOneMailbox' }];
}

function questions(
  people: readonly PersonMention[],
  sets: Partition,
  number: (id: string) => number,
): readonly PossibleMatch[] {
  const asked = new Map<string, PossibleMatch>();
  const ask = (
    a: PersonMention,
    b: PersonMention,
    score: number,
    says: ReasonPart['says'],
  ): void => {
    const [x, y] = [sets.find(number(a.id)), sets.find(number(b.id))];
    if (x === y || sets.parted(x, y)) return;
    const pair = x < y ? `${x} ${y}` : `${y} ${x}`;
    const earlier = asked.get(pair);
    if (earlier && earlier.score >= score) return;
    asked.set(pair, { a: a.id, b: b.id, score, reason: [{ says }] });
  };
  for (const group of groups(people, ({ name }) => name.key)) {
    for (const [a, b] of neighbours(group)) {
      const same = sameName(a, b);
      if (same) ask(a, b, ...same);
    }
  }
  for (const group of groups(people, ({ box }) => box)) {
    for (const [a, b] of neighbours(group)) {
      const alike = nameLikeness(a.name, b.name, edits);
      if (alike) ask(a, b, ONE_MAILBOX, alike);
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
function neighbours(
  group: readonly PersonMention[],
): readonly (readonly [PersonMention, PersonMention])[] {
  const pairs: (readonly [PersonMention, PersonMention])[] = [];
  const [first] = group;
  for (const [at, person] of group.entries()) {
    const next = group[at + 1];
    if (next) pairs.push([person, next]);
    if (first && at > 1) pairs.push([first, person]);
  }
  return pairs;
}

/** How likely two people of one name are one, and why; undefined where they are two. */
function sameName(
  a: PersonMention,
  b: PersonMention,
): readonly [number, ReasonPart['says']] | undefined {
  const { generation: x } = a.name;
  const { generation: y } = b.name;
  if (x !== y && x !== '' && y !== '') return undefined;
  if (a.box !== '' && a.box === b.box) return [ONE_MAILBOX, 'personOneMailbox'];
  const two = a.box !== '' && b.box !== '';
  if (a.affiliation !== '' && a.affiliation === b.affiliation)
    return [ONE_AFFILIATION, two ? 'personAffiliationTwoMailboxes' : 'personAffiliation'];
  return [NAME_ALONE, two ? 'personNameAloneTwoMailboxes' : 'personNameAlone'];
}

function groups(
  people: readonly PersonMention[],
  keyOf: (person: PersonMention) => string,
): readonly (readonly PersonMention[])[] {
  const byKey = new Map<string, PersonMention[]>();
  for (const person of people) {
    const key = keyOf(person);
    if (key === '') continue;
    const group = byKey.get(key);
    if (group) group.push(person);
    else byKey.set(key, [person]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}
