import type { z } from 'zod';
import { configDate } from './date.ts';
import { extraColumnClashes } from './extra-columns.ts';
import type { Path } from './places.ts';
import { editionSchema, questionsSchema, sourceSchema, timezoneSchema } from './schema.ts';

/** Something wrong between parts of a config that are right by themselves. */
export interface Clash {
  readonly path: Path;
  readonly message: string;
}

/**
 * What a schema cannot say. It looks at whatever parts are well written, also
 * in a config that has other trouble, so that all of it is told at once.
 */
export function crossCheck(raw: unknown): readonly Clash[] {
  const part = (key: string): unknown =>
    typeof raw === 'object' && raw !== null
      ? (raw as Readonly<Record<string, unknown>>)[key]
      : undefined;
  const zone = timezoneSchema.safeParse(part('timezone'));
  return [
    ...sourceNames(wellWritten(part('sources'), sourceSchema)),
    ...editionOrder(wellWritten(part('editions'), editionSchema), zone.data ?? 'UTC'),
    ...listEditions(
      wellWritten(part('sources'), sourceSchema),
      wellWritten(part('editions'), editionSchema),
    ),
    ...something(part('questions'), part('sources')),
    ...extraColumnClashes(part('questions')),
  ];
}

function wellWritten<Item>(
  list: unknown,
  schema: z.ZodType<Item>,
): readonly (readonly [number, Item])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, at) => {
    const { data, success } = schema.safeParse(item);
    return success ? [[at, data] as const] : [];
  });
}

function sourceNames(
  sources: readonly (readonly [number, z.output<typeof sourceSchema>])[],
): readonly Clash[] {
  const first = new Map<string, number>();
  return sources.flatMap(([at, { name }]) => {
    if (name === undefined) return [];
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, at);
    return earlier === undefined
      ? []
      : [
          {
            path: ['sources', at, 'name'],
            message: `"${name}" is already the name of sources[${earlier}]; choose another`,
          },
        ];
  });
}

/** Who is on a published list signed in time for its edition, so it must be one, and have closed. */
function listEditions(
  sources: readonly (readonly [number, z.output<typeof sourceSchema>])[],
  editions: readonly (readonly [number, z.output<typeof editionSchema>])[],
): readonly Clash[] {
  return sources.flatMap(([at, source]): readonly Clash[] => {
    if (source.type !== 'list' || source.edition === undefined) return [];
    const edition = editions.find(([, { name }]) => name === source.edition)?.[1];
    if (edition?.closes !== undefined) return [];
    const path = ['sources', at, 'edition'];
    if (edition) {
      const message = `"${edition.name}" has not closed. Add closes: to it under editions: whoever is on the list counts as having signed by then`;
      return [{ path, message }];
    }
    const names = editions.map(([, { name }]) => `"${name}"`).join(', ');
    const write = names === '' ? 'add it under editions, with closes' : `write one of ${names}`;
    return [{ path, message: `"${source.edition}" is not an edition of this letter; ${write}` }];
  });
}

function editionOrder(
  editions: readonly (readonly [number, z.output<typeof editionSchema>])[],
  zone: string,
): readonly Clash[] {
  return editions.flatMap(([at, { name, closes }], index) => {
    const earlier = editions.slice(0, index).map(([, edition]) => edition);
    const before = earlier.at(-1);
    const clashes: Clash[] = [];
    if (earlier.some((each) => each.name === name)) {
      clashes.push({
        path: ['editions', at, 'name'],
        message: `"${name}" is already the name of an earlier edition; choose another`,
      });
    }
    if (before === undefined) return clashes;
    const close = closes === undefined ? undefined : configDate(closes, zone);
    const closeBefore = before.closes === undefined ? undefined : configDate(before.closes, zone);
    if (closeBefore === undefined) {
      clashes.push({
        path: ['editions', at],
        message: `follows "${before.name}", which never closes; write closes: there, or take this one out`,
      });
    } else if (close !== undefined && close <= closeBefore) {
      clashes.push({
        path: ['editions', at, 'closes'],
        message: `is not after "${before.name}" closes; list the editions in order of date`,
      });
    }
    return clashes;
  });
}

/** Somebody has to be able to sign; a list that was published names its signers itself. */
function something(questions: unknown, sources: unknown): readonly Clash[] {
  const { data } = questionsSchema.safeParse(questions ?? {});
  if (data === undefined || (questions === undefined && !Array.isArray(sources))) return [];
  const lists = wellWritten(sources, sourceSchema).filter(([, { type }]) => type === 'list');
  if (Array.isArray(sources) && sources.length > 0 && lists.length === sources.length) return [];
  if (
    data.organization !== undefined ||
    data.firstName !== undefined ||
    data.lastName !== undefined
  ) {
    return [];
  }
  return [
    {
      path: ['questions'],
      message:
        questions === undefined
          ? 'is missing; write the question for organization, or for firstName and lastName'
          : 'names nobody who could sign; write the question for organization, or for firstName and lastName',
    },
  ];
}
