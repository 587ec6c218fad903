import { badField, type Api } from './errors.ts';
import { fieldsOf } from './schema.ts';

/** A fields mask as a tree; an empty one means "all from here on". */
export interface Mask {
  readonly [field: string]: Mask;
}

interface Building {
  [field: string]: Building;
}

function unparsable(text: string): never {
  throw badField(
    text,
    `Error expanding 'fields' parameter. Cannot parse '${text}'.`,
    'Request contains an invalid argument.',
  );
}

/** `a,b(c,d),e/f,g.h` as a tree; `*` stands for everything at its level. */
export function parseMask(text: string): Mask {
  let at = 0;
  const list = (into: Building): void => {
    for (;;) {
      let node = into;
      for (;;) {
        const name = /^\s*(\*|\w+)\s*/.exec(text.slice(at));
        if (name?.[1] === undefined) unparsable(text);
        at += name[0].length;
        node = node[name[1]] ??= {};
        if (text[at] !== '.' && text[at] !== '/') break;
        at += 1;
      }
      if (text[at] === '(') {
        at += 1;
        list(node);
        if (text[at] !== ')') unparsable(text);
        at += 1;
      }
      if (text[at] !== ',') return;
      at += 1;
    }
  };
  const root: Building = {};
  list(root);
  if (at !== text.length) unparsable(text);
  return root;
}

/** Refuses paths that the type does not have, as the reply to a wrong mask was recorded. */
export function checkMask(api: Api, type: string, mask: Mask, path = ''): void {
  const inner = type.replace(/^(\[\]|\{\})+/, '');
  const known = fieldsOf(api, inner);
  for (const [name, rest] of Object.entries(mask)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (name === '*') continue;
    const next = known?.get(name) ?? (type.startsWith('{}') ? inner : undefined);
    if (next === undefined) {
      throw badField(
        here,
        `Error expanding 'fields' parameter. Cannot find matching fields for path '${here}'.`,
        'Request contains an invalid argument.',
      );
    }
    checkMask(api, next, rest, here);
  }
}

function isAll(mask: Mask): boolean {
  for (const _ in mask) return '*' in mask;
  return true;
}

/** The fields that a mask names, made once for each: every cell of every reply is held against one. */
const listed = new WeakMap<Mask, readonly (readonly [string, Mask])[]>();

function fieldsIn(mask: Mask): readonly (readonly [string, Mask])[] {
  const known = listed.get(mask);
  if (known) return known;
  const fields = Object.entries(mask);
  listed.set(mask, fields);
  return fields;
}

const { isArray } = Array;

/** What is left of a reply under a mask. Fields that are not there stay absent. */
export function project(value: unknown, mask: Mask): unknown {
  if (typeof value !== 'object' || value === null || isAll(mask)) return value;
  if (isArray(value)) return value.map((each: unknown) => project(each, mask));
  const left: Record<string, unknown> = {};
  for (const [name, rest] of fieldsIn(mask)) {
    const each = (value as Readonly<Record<string, unknown>>)[name];
    if (each !== undefined) left[name] = project(each, rest);
  }
  return left;
}

/** Whether anything under a path is asked for. */
export function asksFor(mask: Mask, path: readonly string[]): boolean {
  if (isAll(mask)) return true;
  const [first, ...rest] = path;
  if (first === undefined) return true;
  const next = mask[first];
  return next !== undefined && asksFor(next, rest);
}

/**
 * A message with the masked fields taken from another one.
 *
 * A field that the mask names and the other lacks is cleared, which is what `*`
 * does to every property that was not sent.
 */
export function update<T extends object>(before: T, sent: object, mask: Mask): T {
  if (isAll(mask)) return { ...sent } as T;
  const result = { ...before } as Record<string, unknown>;
  const given = sent as Record<string, unknown>;
  for (const [name, rest] of Object.entries(mask)) {
    const value = given[name];
    if (value === undefined && (isAll(rest) || result[name] === undefined)) {
      Reflect.deleteProperty(result, name);
    } else if (isAll(rest)) {
      result[name] = value;
    } else {
      const old = result[name];
      const base = typeof old === 'object' && old !== null ? old : {};
      result[name] = update(base, typeof value === 'object' && value !== null ? value : {}, rest);
    }
  }
  return result as T;
}
